using System.Net;

namespace LeerwerkFlow.Tests.Trajecten;

public sealed class TrajectenPageTests
{
    [Fact]
    public async Task A_coach_sees_the_own_trajecten_and_a_coordinator_all()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        await Voorbeeld.StartAsync(world, "Jo");
        await Voorbeeld.StartAsync(world, "Mo", "bo");
        using var an = await world.SignInAsync("an");
        using var co = await world.SignInAsync("co");

        Assert.Equal(["Jo Fictief"], await NamesAsync(an, "/trajecten"));
        Assert.Equal(["Mo Fictief", "Jo Fictief"], await NamesAsync(co, "/trajecten"));
    }

    [Theory]
    [InlineData("?Zoek=jO", "Jo Fictief")]
    [InlineData("?Zoek=000002", "Mo Fictief")]
    [InlineData("?Fase=werkervaring", "Mo Fictief")]
    [InlineData("?Status=afgerond", "")]
    [InlineData("?Fase=toeleiding&Status=lopend", "Jo Fictief")]
    public async Task A_list_is_found_by_name_phase_and_status(string vraag, string expected)
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        await Voorbeeld.StartAsync(world, "Jo");
        await Voorbeeld.StartWorkAsync(world, "Mo");
        using var co = await world.SignInAsync("co");

        Assert.Equal(expected, string.Join(' ', await NamesAsync(co, "/trajecten" + vraag)));
    }

    [Fact]
    public async Task A_long_list_has_pages()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        for (var n = 0; n < 26; n++)
            await Voorbeeld.StartAsync(world, $"Jo{n}");
        using var an = await world.SignInAsync("an");

        var first = await an.OpenAsync("/trajecten?Zoek=jo");
        var next = first.QuerySelector(".paginering a[rel=next]")!.GetAttribute("href")!;

        Assert.Equal(25, first.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(["Jo0 Fictief"], await NamesAsync(an, next));
        Assert.Contains("Bladzijde 2 van 2", (await an.OpenAsync(next)).QuerySelector(".paginering")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2010-03-31", "stil", "")]
    [InlineData("2010-04-01", "stil", "Jo Fictief")]
    [InlineData("2010-12-29", "eindigt", "")]
    [InlineData("2010-12-30", "eindigt", "Mo Fictief")]
    [InlineData("2011-03-01", "eindigt", "")]
    [InlineData("2010-03-01", "tbs", "Mo Fictief")]
    [InlineData("2010-03-01", "verlenging", "Jo Fictief")]
    [InlineData("2010-03-01", "bestaat-niet", "Mo Fictief Jo Fictief")]
    public async Task What_to_look_at_is_a_list_that_opens(string vandaag, string signaal, string expected)
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var (jo, mo) = (await Voorbeeld.StartAsync(world, "Jo"), await Voorbeeld.StartAsync(world, "Mo"));
        await Voorbeeld.AddTaakAsync(world, jo, "beslis", "an", new(2010, 3, 5));
        await world.Db.WriteAsync(
        [
            new("UPDATE taak SET formulier = 'verlenging' WHERE id = 'beslis'"),
            new("UPDATE traject SET einde = '2011-02-28' WHERE id = @mo", new { mo }),
            new("INSERT INTO gebeurtenis (traject, nr, volg, datum, soort, titel, stap, actor) VALUES (@mo, 99, 1, '2010-03-20', 'taak', 'Gesprek', '', 'an')", new { mo }),
            .. new[] { ("GESTART", 1), ("BEEINDIGD", 1), ("GESTART", 2) }.Select(m => new LeerwerkFlow.Store.Statement(
                "INSERT INTO mijlpaal (traject, mijlpaal, versie, datum, stap, vastgelegd) VALUES (@mo, @soort, @versie, '2010-03-01', '', '2010-03-01')",
                new { mo, soort = "TERBESCHIKKINGSTELLING_" + m.Item1, versie = m.Item2 })),
        ]);
        if (DateOnly.Parse(vandaag, System.Globalization.CultureInfo.InvariantCulture) is var dag && dag > world.Klok.Vandaag)
            await world.Klok.MoveAsync(dag);
        using var co = await world.SignInAsync("co");

        var names = await NamesAsync(co, "/trajecten?Signaal=" + signaal);
        var tegel = (await co.OpenAsync("/overzicht")).QuerySelector($".tegel[href$='Signaal={signaal}'] strong")?.TextContent;

        Assert.Equal(expected, string.Join(' ', names));
        Assert.Equal(signaal == "bestaat-niet" ? null : names.Count().ToString(System.Globalization.CultureInfo.InvariantCulture), tegel);
    }

    [Fact]
    public async Task The_overview_counts_phases_late_work_and_open_work_per_coach()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var jo = await Voorbeeld.StartAsync(world, "Jo");
        await Voorbeeld.StartWorkAsync(world, "Mo", "bo");
        await Voorbeeld.AddTaakAsync(world, jo, "k-1", "bo", new(2010, 2, 26));
        using var co = await world.SignInAsync("co");
        using var an = await world.SignInAsync("an");

        var page = await co.OpenAsync("/overzicht");

        var fasen = page.QuerySelectorAll("section[aria-labelledby=fasen] tbody tr").Select(r => $"{r.Children[0].TextContent} {r.Children[1].TextContent}");
        Assert.Equal(["Toeleiding 1", "Werkervaring, eerste helft 1"], fasen);
        Assert.Contains("3 dagen te laat", page.QuerySelector("section[aria-labelledby=laat]")!.TextContent, StringComparison.Ordinal);
        var bo = page.QuerySelectorAll("section[aria-labelledby=coaches] tbody tr").Single(r => r.Children[0].TextContent == "Medewerker bo");
        Assert.Equal("1", bo.QuerySelector("[data-kop='Te laat']")!.TextContent);
        Assert.Equal(HttpStatusCode.Forbidden, (await an.GetAsync("/overzicht")).StatusCode);
    }

    [Fact]
    public async Task Who_stands_in_today_has_a_figure_of_its_own_and_names_keep_theirs()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var jo = await Voorbeeld.StartAsync(world, "Jo", coach: null);
        await Voorbeeld.AddTaakAsync(world, jo, "k-1", "an", new(2010, 3, 5));
        await Voorbeeld.AddTaakAsync(world, jo, "k-2", "an", new(2010, 3, 5));
        await Voorbeeld.AddTaakAsync(world, jo, "k-3", "an", new(2010, 3, 5), "instructeur");
        await world.Db.WriteAsync(
        [
            new("INSERT INTO afwezigheid (id, medewerker, van, tot, door, bewaard) VALUES ('a1', 'an', '2010-02-27', '2010-03-01', 'an', '2010-02-01')"),
            new("INSERT INTO vervanging (afwezigheid, rol, vervanger) VALUES ('a1', 'coach', 'bo')"),
        ]);
        using var co = await world.SignInAsync("co");
        async Task<string[]> Figures(string naam) => [.. (await co.OpenAsync("/overzicht")).QuerySelectorAll("section[aria-labelledby=coaches] tbody tr").Single(r => r.Children[0].TextContent == naam).Children.Skip(1).Select(c => c.TextContent)];

        Assert.Equal(["0", "3", "0", "0"], await Figures("Medewerker an"));
        Assert.Equal(["0", "0", "0", "2"], await Figures("Medewerker bo"));
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["0", "0", "0", "0"], await Figures("Medewerker bo"));
    }

    private static async Task<IEnumerable<string>> NamesAsync(TestBrowser browser, string path) =>
        (await browser.OpenAsync(path)).QuerySelectorAll("tbody th a").Select(a => a.TextContent);
}
