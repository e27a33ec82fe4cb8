using System.Net;
using AngleSharp.Html.Dom;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Inbox;

public sealed class TaakPageTests
{
    [Fact]
    public async Task A_coach_completes_a_taak_and_comes_back_in_the_inbox()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var browser = await inbox.World.SignInAsync("an");
        var id = await inbox.IdAsync("Voer het gesprek");

        var answer = await browser.PostAsync($"/taak/{id}", [("verslag", "Goed."), ("uitkomst", "GeenGehoor")]);

        Assert.Equal((HttpStatusCode.Redirect, "/postvak"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Equal("GeenGehoor", (await inbox.TaakAsync("Voer het gesprek")).Uitkomst);
        Assert.Contains("“Voer het gesprek” is klaar.", (await browser.OpenAsync("/postvak")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_the_field_and_the_text_is_kept()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var browser = await inbox.World.SignInAsync("an");

        var answer = await browser.PostAsync($"/taak/{await inbox.IdAsync("Voer het gesprek")}", [("start", "31/02/2010"), ("reden", "zorgen"), ("uitkomst", "Klaar")]);

        var page = await TestBrowser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Vul ‘Verslag’ in.", page.QuerySelector("#f-verslag-fout")!.TextContent);
        Assert.Equal("zorgen", page.QuerySelector("#f-reden")!.TextContent);
    }

    [Fact]
    public async Task The_same_form_sent_twice_says_what_happened_and_keeps_the_text()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var browser = await inbox.World.SignInAsync("an");
        var path = $"/taak/{await inbox.IdAsync("Voer het gesprek")}";
        var form = (IHtmlFormElement)(await browser.OpenAsync(path)).QuerySelector("main form")!;

        await browser.SendFormAsync(form, path, [("verslag", "Eerste."), ("uitkomst", "Klaar")]);
        var answer = await browser.SendFormAsync(form, path, [("verslag", "Tweede tekst."), ("uitkomst", "GeenGehoor")]);

        var page = await TestBrowser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Je hebt deze taak al afgewerkt op maandag 1 maart 2010", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Tweede tekst.", page.QuerySelector("#f-verslag")!.TextContent);
        Assert.Null(page.QuerySelector("button[name=uitkomst]"));
    }

    [Fact]
    public async Task A_form_that_grew_old_reads_who_has_the_taak_now_and_keeps_the_text()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var browser = await inbox.World.SignInAsync("an");
        var taak = await inbox.TaakAsync("Voer het gesprek");
        var form = (IHtmlFormElement)(await browser.OpenAsync($"/taak/{taak.Id}")).QuerySelector("main form")!;
        await inbox.Get<ClaimTaak>().RunAsync(inbox.Bo, taak.Id, taak.Revisie);

        var answer = await browser.SendFormAsync(form, $"/taak/{taak.Id}", [("verslag", "Mijn tekst."), ("uitkomst", "Klaar")]);

        var page = await TestBrowser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Deze taak staat intussen op naam van Medewerker bo.", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mijn tekst.", page.QuerySelector("#f-verslag")!.TextContent);
        Assert.Equal("bo", (await inbox.TaakAsync("Voer het gesprek")).Medewerker);
    }

    [Fact]
    public async Task A_form_sent_after_a_stop_reads_that_it_is_not_needed_any_more()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var browser = await inbox.World.SignInAsync("an");
        var path = $"/taak/{await inbox.IdAsync("Voer het gesprek")}";
        var form = (IHtmlFormElement)(await browser.OpenAsync(path)).QuerySelector("main form")!;
        await inbox.ChangeAsync(new Wijziging.Stop(new(2010, 3, 1), false));

        var page = await TestBrowser.ReadAsync(await browser.SendFormAsync(form, path, [("verslag", "Mijn tekst."), ("uitkomst", "Klaar")]));

        Assert.Contains("het traject is stopgezet", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mijn tekst.", page.QuerySelector("#f-verslag")!.TextContent);
    }

    [Fact]
    public async Task Confidential_answers_open_for_the_coach_of_the_traject_alone_and_the_log_says_so()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var path = $"/taak/{await inbox.IdAsync("Voer het gesprek")}";
        await inbox.CompleteAsync(inbox.An, "Voer het gesprek", "Klaar", ("verslag", "Goed."), ("reden", "zorgen thuis"));
        using var an = await inbox.World.SignInAsync("an");
        using var carla = await inbox.World.SignInAsync("carla");

        var coach = (await an.OpenAsync(path)).Body!.TextContent;
        var coordinator = (await carla.OpenAsync(path)).Body!.TextContent;

        Assert.Contains("zorgen thuis", coach, StringComparison.Ordinal);
        Assert.Contains("Goed.", coordinator, StringComparison.Ordinal);
        Assert.DoesNotContain("zorgen thuis", coordinator, StringComparison.Ordinal);
        Assert.Equal(["an"], await inbox.World.Db.QueryAsync<string>("SELECT medewerker FROM verwerking WHERE handeling = 'vertrouwelijk-gelezen'"));
        Assert.Equal(["an", "carla"], await inbox.World.Db.QueryAsync<string>("SELECT medewerker FROM verwerking WHERE handeling = 'taak-bekeken' ORDER BY medewerker"));
    }

    [Fact]
    public async Task A_colleague_sees_that_it_is_there_but_not_the_dossier()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var browser = await inbox.World.SignInAsync("bo");
        var path = $"/taak/{await inbox.IdAsync("Voer het gesprek")}";

        var page = await browser.OpenAsync(path);
        var claimed = await browser.PostAsync(path, [], "form[action*=Claim]");

        Assert.Null(page.QuerySelector("#f-verslag"));
        Assert.Equal(HttpStatusCode.Redirect, claimed.StatusCode);
        Assert.NotNull((await browser.OpenAsync(path)).QuerySelector("#f-verslag"));
    }

    [Fact]
    public async Task A_kept_concept_stands_there_again_and_confidential_text_stays_on_the_page()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var browser = await inbox.World.SignInAsync("an");
        var path = $"/taak/{await inbox.IdAsync("Voer het gesprek")}";
        var form = (IHtmlFormElement)(await browser.OpenAsync(path)).QuerySelector("main form")!;

        var kept = await TestBrowser.ReadAsync(await browser.SendFormAsync(form, path + "?handler=Concept", [("verslag", "Half"), ("reden", "zorgen")]));
        var again = await browser.OpenAsync(path);

        Assert.Equal(("Half", "zorgen"), (kept.QuerySelector("#f-verslag")!.TextContent, kept.QuerySelector("#f-reden")!.TextContent));
        Assert.Equal(("Half", ""), (again.QuerySelector("#f-verslag")!.TextContent, again.QuerySelector("#f-reden")!.TextContent));
        Assert.Contains("Voorlopig bewaard", again.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_that_is_behind_shows_both_texts_and_writes_over_nothing()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var browser = await inbox.World.SignInAsync("an");
        var path = $"/taak/{await inbox.IdAsync("Voer het gesprek")}";
        var (desk, train) = ((IHtmlFormElement)(await browser.OpenAsync(path)).QuerySelector("main form")!, (IHtmlFormElement)(await browser.OpenAsync(path)).QuerySelector("main form")!);
        await browser.SendFormAsync(desk, path + "?handler=Concept", [("verslag", "Op kantoor")]);

        var behind = await TestBrowser.ReadAsync(await browser.SendFormAsync(train, path + "?handler=Concept", [("verslag", "In de trein")]));
        var again = await browser.OpenAsync(path);

        Assert.Equal(["In de trein", "Op kantoor"], behind.QuerySelectorAll("[data-elders] td").Select(cel => cel.TextContent));
        Assert.Equal(("In de trein", "Op kantoor"), (behind.QuerySelector("#f-verslag")!.TextContent, again.QuerySelector("#f-verslag")!.TextContent));
        await browser.SendFormAsync((IHtmlFormElement)behind.QuerySelector("main form")!, path + "?handler=Concept", [("verslag", "In de trein")]);
        Assert.Equal("In de trein", (await browser.OpenAsync(path)).QuerySelector("#f-verslag")!.TextContent);
    }

    [Fact]
    public async Task The_page_says_what_follows_from_every_outcome()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var browser = await inbox.World.SignInAsync("carla");

        var page = await browser.OpenAsync($"/taak/{await inbox.IdAsync("Vraag het na")}");
        var gesprek = await (await inbox.World.SignInAsync("an")).OpenAsync($"/taak/{await inbox.IdAsync("Voer het gesprek")}");

        Assert.Equal(["Klaar", "De volgende taak is “Kijk het na”."], page.QuerySelectorAll(".vooruitzicht dt, .vooruitzicht dd").Select(e => e.TextContent));
        Assert.Equal(
            ["Klaar", "De volgende taak is “Vul samen in”.", "Geen gehoor", "Er gaat niets uit: het traject loopt gewoon verder."],
            gesprek.QuerySelectorAll(".vooruitzicht dt, .vooruitzicht dd").Select(e => e.TextContent));
    }

    [Fact]
    public async Task A_held_melding_is_read_on_its_own_page()
    {
        await using var inbox = await InboxWorld.StartAsync();
        await inbox.World.Db.WriteAsync([new(
            """
            INSERT INTO taak (id, traject, soort, pad, titel, rol, formulier, code, medewerker, status, geopend)
            VALUES ('lees', @Traject, 'voorlezen', 'werk/x', 'Lees de melding', 'coach', 'voorlezen', 'm1', 'an', 'open', '2010-03-01')
            """,
            new { inbox.Traject })]);
        using var browser = await inbox.World.SignInAsync("an");

        var list = await browser.OpenAsync("/postvak");
        var answer = await browser.GetAsync("/taak/lees");

        Assert.NotNull(list.QuerySelector("a[href='/melding/m1']"));
        Assert.Equal("/melding/m1", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Another_organisation_finds_nothing()
    {
        await using var inbox = await InboxWorld.StartAsync();
        await inbox.World.AddMedewerkerAsync("cas", "coach,coordinator", "lwb-2");
        using var browser = await inbox.World.SignInAsync("cas");

        var answer = await browser.GetAsync($"/taak/{await inbox.IdAsync("Voer het gesprek")}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
