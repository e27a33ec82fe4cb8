using System.Net;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Inbox;

/// <summary>The screens of a step that could not go on: what the coordinator reads and does, and what the coach sees.</summary>
public sealed class IncidentPageTests
{
    [Fact]
    public async Task The_coordinator_reads_what_each_way_on_does()
    {
        await using var world = await TestWorld.StartAsync();
        await StartAsync(world);
        using var browser = await world.SignInAsync("carla");

        var tekst = (await browser.OpenAsync(await PathAsync(world))).QuerySelector("main")!.TextContent;

        Assert.Contains("Stap “Heeft werk?” kon niet verder", tekst, StringComparison.Ordinal);
        Assert.Contains("een gegeven uit de voorwaarde is nog niet bekend", tekst, StringComparison.Ordinal);
        Assert.Contains("Het traject volgt de pijl “True” naar “Maak afspraken”.", tekst, StringComparison.Ordinal);
        Assert.Matches(@"Dan opent:\s*Maak afspraken", tekst);
        Assert.Matches(@"Dan vervalt:\s*Bel de werkgever", tekst);
    }

    [Fact]
    public async Task The_coordinator_fills_in_the_fact_and_the_traject_goes_on()
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await StartAsync(world);
        using var browser = await world.SignInAsync("carla");

        var answer = await browser.PostAsync(await PathAsync(world), [("feitWerk", "nee"), ("uitkomst", "Opnieuw")]);

        Assert.Equal((HttpStatusCode.Redirect, $"/traject/{traject}"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Equal(["Bel de werkgever", "Zoek verder"], await world.Db.QueryAsync<string>("SELECT titel FROM taak WHERE status = 'open' ORDER BY titel"));
    }

    [Fact]
    public async Task Ending_asks_to_be_confirmed_and_then_ends()
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await StartAsync(world);
        var path = await PathAsync(world);
        using var browser = await world.SignInAsync("carla");

        var asked = await browser.PostAsync(path, [("reden", "VERGISSING"), ("uitkomst", "Beeindigen")]);
        var page = await TestBrowser.ReadAsync(asked);
        Assert.Equal("lopend", await StatusAsync(world, traject));
        Assert.Contains("Ben je zeker? Het traject van Nora Voorbeeld stopt", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await browser.SendFormAsync((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("main form")!, path, [("uitkomst", "Beeindigen")]);

        Assert.Equal("afgerond", await StatusAsync(world, traject));
        Assert.Contains("Je hebt deze taak afgewerkt op maandag 1 maart 2010 met “Beëindigen”", (await browser.OpenAsync(path)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coach_sees_that_it_is_there_and_whom_to_ask()
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await StartAsync(world);
        var path = await PathAsync(world);
        using var browser = await world.SignInAsync("an");

        var page = await browser.OpenAsync(path);

        Assert.Contains("vraag het aan Medewerker carla", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("button[name=uitkomst]"));
        Assert.NotNull((await browser.OpenAsync($"/traject/{traject}")).QuerySelector($"a[href='{path}']"));
    }

    [Fact]
    public async Task The_overview_counts_it()
    {
        await using var world = await TestWorld.StartAsync();
        await StartAsync(world);
        using var browser = await world.SignInAsync("carla");

        var page = await browser.OpenAsync("/overzicht");

        Assert.Equal("1 na te kijken", page.QuerySelector("a.tegel[href='#incidenten']")!.TextContent.Trim());
        Assert.Contains("Stap “Heeft werk?” kon niet verder", page.QuerySelector("section[aria-labelledby=incidenten]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_screens_are_good_to_look_at_and_to_use_by_keyboard()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        var traject = await StartAsync(world);
        var path = await PathAsync(world);
        await using (var coach = await RealBrowser.OpenAsync(world))
        {
            await coach.SignInAsync("an");
            await coach.GoAsync(path);
            await coach.ShotAsync("incident-coach");
        }

        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("carla");
        await browser.GoAsync("/overzicht");
        await browser.ShotAsync("incident-overzicht");
        await browser.GoAsync(path);
        await browser.ShotAsync("incident");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Sla de stap over" }).FocusAsync();
        await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));
        await browser.ShotAsync("incident-fout");
        await browser.Page.GetByLabel("Waarom sla je over of beëindig je?").SelectOptionAsync("VERGISSING");
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(AriaRole.Button, new() { Name = "Beëindig het traject" }).ClickAsync());
        await browser.ShotAsync("incident-bevestigen");
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, beëindig het traject" }).ClickAsync());
        await browser.ShotAsync("incident-dossier");

        Assert.EndsWith($"/traject/{traject}", browser.Page.Url, StringComparison.Ordinal);
        Assert.Equal("afgerond", await StatusAsync(world, traject));
    }

    private static async Task<string> StartAsync(TestWorld world)
    {
        await world.AddMedewerkerAsync("an");
        await world.AddMedewerkerAsync("carla", "coordinator");
        var flow = new Teken("proef").Onbekend("werk", "jaNee", "Heeft werk").Onbekend("lengte", "getal", "Lengte in maanden").Stap("begin", "Elsa.Start").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "A", "B" }))
            .Stap("Heeft werk?", "Elsa.FlowDecision", ("condition", "werk")).Taak("Maak afspraken").Taak("Zoek verder").Taak("Bel de werkgever")
            .Pijl("begin", "vork", "Done").Pijl("vork", "Heeft werk?", "A").Pijl("vork", "Bel de werkgever", "B").Pijl("Heeft werk?", "Maak afspraken", "True").Pijl("Heeft werk?", "Zoek verder", "False");
        return (await Proeftraject.StartAsync(world, "an", flow)).Id;
    }

    private static async Task<string> PathAsync(TestWorld world) => "/taak/" + await world.Db.FindAsync<string>("SELECT id FROM taak WHERE soort = 'incident' AND status = 'open'");

    private static async Task<string> StatusAsync(TestWorld world, string traject) => await world.Db.FindAsync<string>("SELECT status FROM traject WHERE id = @traject", new { traject }) ?? "";
}
