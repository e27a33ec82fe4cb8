using System.Net;
using AngleSharp.Html.Dom;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Trajecten;

public sealed class WijzigingPageTests
{
    [Fact]
    public async Task An_extension_shows_the_dates_that_move_before_it_is_made()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var an = await world.SignInAsync("an");

        var seen = await TestBrowser.ReadAsync(await an.PostAsync($"/traject/{id}/verlengen", [("Maanden", "15")]));

        var gevolgen = seen.QuerySelectorAll("section[aria-labelledby=gevolgen] li").Select(Text).ToList();
        Assert.Contains("Einde van de werkervaring: 28 feb 2011 → 31 mei 2011", gevolgen);
        Assert.Contains("Einde van de nazorg: 31 aug 2011 → 30 nov 2011", gevolgen);
        Assert.Equal("2011-02-28", await EindeAsync(world, id));

        var done = await ConfirmAsync(an, seen, $"/traject/{id}/verlengen");

        Assert.Equal((HttpStatusCode.Redirect, "2011-05-31"), (done.StatusCode, await EindeAsync(world, id)));
    }

    [Fact]
    public async Task What_was_not_looked_at_cannot_be_confirmed()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var an = await world.SignInAsync("an");
        var seen = await TestBrowser.ReadAsync(await an.PostAsync($"/traject/{id}/verlengen", [("Maanden", "15")]));

        var answer = await ConfirmAsync(an, seen, $"/traject/{id}/verlengen", ("Maanden", "18"));

        Assert.Equal((HttpStatusCode.OK, "2011-02-28"), (answer.StatusCode, await EindeAsync(world, id)));
        Assert.Contains("31 aug 2011", (await TestBrowser.ReadAsync(answer)).QuerySelector("section[aria-labelledby=gevolgen]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reason_of_a_stop_is_sealed_and_only_the_coach_reads_it()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var co = await world.SignInAsync("co");
        using var an = await world.SignInAsync("an");
        var seen = await TestBrowser.ReadAsync(await co.PostAsync($"/traject/{id}/stoppen", [("Reden", "ZIEKTE"), ("Toelichting", "een lange zomer")]));
        Assert.Contains("Verwerk de stopzetting", seen.QuerySelector("section[aria-labelledby=gevolgen]")!.TextContent, StringComparison.Ordinal);

        await ConfirmAsync(co, seen, $"/traject/{id}/stoppen");

        var rows = await world.Db.QueryAsync<string>("SELECT stimulus FROM journaal UNION ALL SELECT titel FROM gebeurtenis UNION ALL SELECT staat FROM traject");
        Assert.DoesNotContain(rows, r => r.Contains("ZIEKTE", StringComparison.Ordinal) || r.Contains("zomer", StringComparison.Ordinal));
        Assert.Contains("een lange zomer", (await an.OpenAsync($"/traject/{id}?vertrouwelijk=true")).QuerySelector(".vertrouwelijk")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await co.OpenAsync($"/traject/{id}?vertrouwelijk=true")).QuerySelector(".vertrouwelijk"));
        Assert.Equal(["an"], await world.Db.QueryAsync<string>("SELECT medewerker FROM verwerking WHERE handeling = 'vertrouwelijk-gelezen'"));
    }

    [Theory]
    [InlineData("stoppen", "Einde", "2010-02-28", "voor de start")]
    [InlineData("stoppen", "Einde", "2011-03-01", "ten laatste maandag 28 februari 2011")]
    [InlineData("stoppen", "Einde", "", "Vul de laatste dag in.")]
    [InlineData("verlengen", "Maanden", "19", "ten hoogste 18")]
    [InlineData("verlengen", "Maanden", "12", "duurt nu al 12 maanden")]
    [InlineData("schorsen", "Van", "2010-02-01", "voor de start")]
    [InlineData("begindatum", "Start", "2010-04-01", "al begonnen")]
    public async Task A_day_that_cannot_be_is_refused_beside_its_field(string pad, string veld, string waarde, string zin)
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var an = await world.SignInAsync("an");

        var answer = await an.PostAsync($"/traject/{id}/{pad}", [(veld, waarde)]);

        var page = await TestBrowser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(zin, page.QuerySelector($"#{veld}-fout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(waarde, page.QuerySelector($"#{veld}")!.GetAttribute("value") ?? "");
        Assert.Null(page.QuerySelector("section[aria-labelledby=gevolgen]"));
    }

    [Fact]
    public async Task A_job_begins_after_the_last_day()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var an = await world.SignInAsync("an");

        var refused = await an.PostAsync($"/traject/{id}/job-gevonden", [("Einde", "2010-06-30"), ("WerkStart", "2010-06-30"), ("Uitkomst", "WERK_NEC")]);
        var seen = await TestBrowser.ReadAsync(await an.PostAsync($"/traject/{id}/job-gevonden", [("Einde", "2010-06-30"), ("WerkStart", "2010-07-01"), ("Uitkomst", "WERK_NEC")]));
        await ConfirmAsync(an, seen, $"/traject/{id}/job-gevonden");

        Assert.Contains("na de laatste dag", (await TestBrowser.ReadAsync(refused)).QuerySelector("#WerkStart-fout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2010-06-30", await EindeAsync(world, id));
    }

    [Fact]
    public async Task After_a_job_the_end_stands_and_is_not_extended()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var an = await world.SignInAsync("an");
        var seen = await TestBrowser.ReadAsync(await an.PostAsync($"/traject/{id}/job-gevonden", [("Einde", "2010-06-30"), ("WerkStart", "2010-07-01"), ("Uitkomst", "WERK_SE")]));
        await ConfirmAsync(an, seen, $"/traject/{id}/job-gevonden");

        var links = (await an.OpenAsync($"/traject/{id}")).QuerySelectorAll("aside a").Select(a => a.TextContent).ToList();
        var refused = await TestBrowser.ReadAsync(await an.PostAsync($"/traject/{id}/verlengen", [("Maanden", "15")]));

        Assert.Contains("Begindatum verbeteren", links);
        Assert.DoesNotContain("Verlengen", links);
        Assert.Contains("ligt al vast", refused.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_suspension_takes_the_dates_away_and_its_end_brings_them_back()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var an = await world.SignInAsync("an");
        await ConfirmAsync(an, await TestBrowser.ReadAsync(await an.PostAsync($"/traject/{id}/schorsen", [("Van", "2010-03-10"), ("Toelichting", "stil")])), $"/traject/{id}/schorsen");
        var stil = await world.Db.QueryAsync<string>("SELECT titel FROM wacht WHERE status = 'open' AND datum IS NULL AND soort = 'Moment'");

        world.Time.Advance(TimeSpan.FromDays(50));
        var seen = await TestBrowser.ReadAsync(await an.PostAsync($"/traject/{id}/hervatten", [("Tot", "2010-04-18")]));
        await ConfirmAsync(an, seen, $"/traject/{id}/hervatten");

        Assert.Contains("Wacht tot de tussentijdse evaluatie", stil);
        Assert.Empty(await world.Db.QueryAsync<string>("SELECT titel FROM wacht WHERE status = 'open' AND datum IS NULL AND soort = 'Moment'"));
        Assert.Equal("2010-10-10", await world.Db.FindAsync<string>("SELECT datum FROM wacht WHERE status = 'open' AND titel = 'Wacht tot de tussentijdse evaluatie'"));
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_traject_reads_it_and_keeps_the_text()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var an = await world.SignInAsync("an");
        using var co = await world.SignInAsync("co");
        var old = await TestBrowser.ReadAsync(await an.PostAsync($"/traject/{id}/schorsen", [("Van", "2010-03-10"), ("Toelichting", "mijn tekst")]));
        await ConfirmAsync(co, await TestBrowser.ReadAsync(await co.PostAsync($"/traject/{id}/verlengen", [("Maanden", "15")])), $"/traject/{id}/verlengen");

        var answer = await ConfirmAsync(an, old, $"/traject/{id}/schorsen");

        var page = await TestBrowser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("intussen gewijzigd", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("mijn tekst", page.QuerySelector("#Toelichting")!.TextContent);
        Assert.Empty(await world.Db.QueryAsync<string>("SELECT id FROM vertrouwelijke_reden"));
    }

    internal static Task<HttpResponseMessage> ConfirmAsync(TestBrowser browser, IHtmlDocument seen, string path, params (string Naam, string Waarde)[] changed) =>
        browser.SendFormAsync((IHtmlFormElement)seen.QuerySelector("main form")!, $"{path}?handler=Bevestig", changed);

    private static async Task<string?> EindeAsync(TestWorld world, string id) => await world.Get<Db>().FindAsync<string>("SELECT einde FROM traject WHERE id = @id", new { id });

    private static string Text(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
