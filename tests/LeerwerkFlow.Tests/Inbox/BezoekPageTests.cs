using System.Net;
using System.Text.Json;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Inbox;

public sealed class BezoekPageTests
{
    private const string Merk = "zilverreiger";

    [Fact]
    public async Task A_visit_shows_what_was_agreed_todays_questions_and_where_a_photo_goes()
    {
        await using var inbox = await InboxWorld.StartAsync(shipped: true);
        await AddTalkAsync(inbox, Merk);
        await inbox.World.Db.WriteAsync([new(
            """
            INSERT INTO document (id, traject, aanleiding, sjabloon, code, titel, ontvanger, kanaal, nalezen, wacht_op, status, gevraagd, datum)
            VALUES ('d-1', @Traject, 'a', 's', 'D18', 'Overeenkomst', 'partijen', 'papier', 0, 'ondertekend(4)', 'gemaakt', '2010-03-01', '2010-03-01')
            """,
            new { inbox.Traject })]);
        using var an = await inbox.World.SignInAsync("an");

        var page = await an.OpenAsync($"/bezoek/{inbox.Traject}");

        Assert.Equal(["Handschoenen halen, An, tegen 3 mrt 2010"], page.QuerySelectorAll("section[aria-labelledby=afspraken] li").Select(l => l.TextContent));
        Assert.Equal(await inbox.IdAsync("Voer het gesprek"), page.QuerySelector("form[data-taak]")!.GetAttribute("data-taak"));
        Assert.NotNull(page.QuerySelector("textarea[name=werkplekMoetWeten][autocomplete=off][spellcheck=false]"));
        Assert.Contains("spreek het niet in", page.QuerySelector(".vertrouwelijk-uitleg")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/document/d-1#teken-kop", "/scan"], page.QuerySelectorAll(".bladen-lijst a").Select(a => a.GetAttribute("href")));
        Assert.DoesNotContain(Merk, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_copy_for_without_a_network_has_no_confidential_field_and_completes_nothing()
    {
        await using var inbox = await InboxWorld.StartAsync(shipped: true);
        await AddTalkAsync(inbox, Merk);
        using var an = await inbox.World.SignInAsync("an");

        var page = await an.OpenAsync($"/bezoek/{inbox.Traject}?kopie=true");

        Assert.Empty(page.QuerySelectorAll("[data-vertrouwelijk=ja], .vrijgegeven, button[name=uitkomst]"));
        Assert.NotNull(page.QuerySelector("textarea[name=motivatie]"));
        Assert.DoesNotContain(Merk, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_is_for_who_guides_and_its_form_comes_back_with_what_is_wrong()
    {
        await using var inbox = await InboxWorld.StartAsync(shipped: true);
        await inbox.World.AddMedewerkerAsync("ine", "instructeur");
        using var ine = await inbox.World.SignInAsync("ine");
        using var bo = await inbox.World.SignInAsync("bo");
        using var an = await inbox.World.SignInAsync("an");

        var answer = await an.PostAsync($"/bezoek/{inbox.Traject}", [("motivatie", "Graag buiten"), ("uitkomst", "Klaar")], "form[data-taak]");
        var terug = await TestBrowser.ReadAsync(answer);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), ((await ine.GetAsync($"/bezoek/{inbox.Traject}")).StatusCode, (await bo.GetAsync($"/bezoek/{inbox.Traject}")).StatusCode));
        Assert.Equal((HttpStatusCode.BadRequest, "Op bezoek bij Jo Fictief", "Graag buiten"), (answer.StatusCode, terug.QuerySelector("h1")!.TextContent, terug.QuerySelector("textarea[name=motivatie]")!.TextContent.Trim()));
        Assert.NotNull(terug.QuerySelector(".foutenlijst"));
    }

    [Fact]
    public async Task Without_a_talk_there_are_only_the_agreements()
    {
        await using var inbox = await InboxWorld.StartAsync();
        using var an = await inbox.World.SignInAsync("an");

        var page = await an.OpenAsync($"/bezoek/{inbox.Traject}");

        Assert.Contains("Er staat nu geen gesprek open.", page.QuerySelector(".leeg")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[data-taak]"));
    }

    /// <summary>A talk of 25 February 2010 with one agreement, and a confidential note.</summary>
    internal static Task AddTalkAsync(InboxWorld inbox, string geheim)
    {
        var kluis = inbox.Get<Kluis>();
        var open = new { datumGesprek = "2010-02-25", manier = "WERKPLEK", verslag = "Het lukt.", afspraken = new[] { new { wat = "Handschoenen halen", wie = "An", wanneer = "2010-03-03" } } };
        return inbox.World.Db.WriteAsync(
        [
            new("INSERT INTO taak (id, traject, soort, pad, titel, rol, formulier, status, geopend) VALUES ('oud', @Traject, 'stap', '', 'Volg op', 'coach', 'opvolgingsgesprek', 'klaar', '2010-02-20')", new { inbox.Traject }),
            new(
                "INSERT INTO antwoord (taak, traject, formulier, inhoud, vertrouwelijk, bewaard, door) VALUES ('oud', @Traject, 'opvolgingsgesprek', @inhoud, @geheim, '2010-02-25', 'an')",
                new { inbox.Traject, inhoud = kluis.Seal(Luik.Persoon, JsonSerializer.Serialize(open)), geheim = kluis.Seal(Luik.Vertrouwelijk, JsonSerializer.Serialize(new { vertrouwelijk = geheim })) }),
        ]);
    }
}
