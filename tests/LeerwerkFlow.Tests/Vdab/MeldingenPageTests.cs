using System.Net;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Tests.Vdab;

public sealed class MeldingenPageTests
{
    private static readonly Teken Stop = new Teken("stop").Stap("a", "Leerwerk.Melding", ("mijlpaal", "INTAKE_AFGEROND")).Stap("b", "Leerwerk.Melding", ("mijlpaal", "TRAJECT_STOPGEZET")).Pijl("a", "b");

    [Fact]
    public async Task A_coach_reads_a_held_melding_says_how_it_was_told_and_lets_it_go()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        await Proeftraject.StartAsync(world, "an", Stop);
        using var browser = await world.SignInAsync("an");
        var list = await browser.OpenAsync("/meldingen?status=VASTGEHOUDEN");
        var path = Assert.Single(list.QuerySelectorAll("tbody th a")).GetAttribute("href")!;

        var without = await TestBrowser.ReadAsync(await browser.PostAsync(path, []));
        var answer = await browser.PostAsync(path, [("Verteld", "GESPREK")]);

        Assert.Contains("Kies hoe je het aan de deelnemer verteld hebt", without.QuerySelector(".fout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("Verteld: in een gesprek", await world.Db.FindAsync<string>("SELECT reden FROM melding WHERE mijlpaal = 'TRAJECT_STOPGEZET' AND status = 'KLAAR' AND vrijgegeven_door = 'an'"));
        Assert.Contains("melding-gelezen", await world.Db.QueryAsync<string>("SELECT handeling FROM verwerking"));
    }

    [Fact]
    public async Task Another_coach_sees_nothing_of_it()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        await world.AddMedewerkerAsync("bob");
        await Proeftraject.StartAsync(world, "an", Stop);
        var id = await world.Db.FindAsync<string>("SELECT id FROM melding LIMIT 1");
        using var browser = await world.SignInAsync("bob");

        Assert.Empty((await browser.OpenAsync("/meldingen")).QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/melding/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_search_finds_a_traject_by_name()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("co", "coordinator");
        await Proeftraject.StartAsync(world, null, Stop);
        using var browser = await world.SignInAsync("co");

        Assert.Equal(2, (await browser.OpenAsync("/meldingen?zoek=VOORB")).QuerySelectorAll("tbody tr").Length);
        Assert.Empty((await browser.OpenAsync("/meldingen?zoek=niemand")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task The_pages_are_good_in_a_real_browser()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await world.AddMedewerkerAsync("co", "coordinator,coach");
        var traject = await Proeftraject.StartAsync(world, "co", Stop);
        await world.Get<DeliverMelding>().RunAsync();
        var held = await world.Db.FindAsync<string>("SELECT id FROM melding WHERE status = 'VASTGEHOUDEN'");
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("co");

        foreach (var path in new[] { "/meldingen", $"/meldingen?traject={traject.Id}", $"/melding/{held}", "/vdab-simulator" })
        {
            // Opened at each width, not resized.
            foreach (var width in new[] { RealBrowser.Wide, RealBrowser.Narrow })
            {
                await browser.Page.SetViewportSizeAsync(width, 800);
                await browser.GoAsync(path);
                await browser.AssertGoodAsync();
            }
        }

        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM simulator_ontvangst"));
    }
}
