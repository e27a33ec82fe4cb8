using System.Net;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Trajecten;

/// <summary>Flows of Elsa's own steps in the app: what waits for a time is woken, what waits for the world outside is reported by hand.</summary>
public sealed class ReportWachtTests
{
    [Fact]
    public async Task A_delay_of_days_and_one_of_minutes_are_woken_when_they_are_due()
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await StartAsync(world, new Teken("proef").Stap("begin", "Elsa.Start").Stap("kort", "Elsa.Delay", ("timeSpan", "00:30:00")).Stap("lang", "Elsa.Delay", ("timeSpan", "2.00:00:00")).Taak("klaar")
            .Pijl("begin", "kort", "Done").Pijl("kort", "lang", "Done").Pijl("lang", "klaar", "Done"));

        Assert.Equal((0, "kort"), (await WakeAsync(world), await WaitAsync(traject)));
        world.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(0, await WakeAsync(world));
        world.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((1, "lang"), (await WakeAsync(world), await WaitAsync(traject)));
        Assert.Contains("\"Now\":\"2010-03-01T11:30:00+00:00\"", await world.Db.FindAsync<string>("SELECT stimulus FROM journaal WHERE actor = 'klok'"), StringComparison.Ordinal);
        await world.Klok.MoveAsync(new DateOnly(2010, 3, 2));
        Assert.Equal(0, await WakeAsync(world));
        await world.Klok.MoveAsync(new DateOnly(2010, 3, 3));

        Assert.Equal((1, "klaar"), (await WakeAsync(world), await WaitAsync(traject)));
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);
    }

    [Fact]
    public async Task A_start_at_waits_for_its_instant()
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await StartAsync(world, new Teken("proef").Stap("begin", "Elsa.Start").Stap("om", "Elsa.StartAt", ("dateTime", "2010-03-01T14:00:00+01:00")).Taak("klaar").Pijl("begin", "om", "Done").Pijl("om", "klaar", "Done"));

        Assert.Equal(0, await WakeAsync(world));
        world.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal((1, "klaar"), (await WakeAsync(world), await WaitAsync(traject)));
    }

    [Fact]
    public async Task The_coordinator_reports_an_event_and_work_elsewhere_with_what_came_of_it()
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await StartAsync(world, Outside());
        using var browser = await world.SignInAsync("carla");

        var dossier = await browser.OpenAsync($"/traject/{traject.Id}");
        var links = dossier.QuerySelectorAll("section[aria-labelledby=buiten] a").Select(a => a.GetAttribute("href")!).ToArray();
        Assert.Equal(2, links.Length);
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(link, [("Waarde", link.Contains("werk", StringComparison.Ordinal) ? "OK" : "")])).StatusCode);

        Assert.Equal("klaar", await WaitAsync(traject));
        Assert.Equal(["carla", "carla"], await world.Db.QueryAsync<string>("SELECT actor FROM gebeurtenis WHERE soort = 'bericht'"));
        Assert.Contains("\"Waarde\":\"\\\"OK\\\"\"", string.Join('\n', await world.Db.QueryAsync<string>("SELECT stimulus FROM journaal")), StringComparison.Ordinal);
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);
    }

    [Theory]
    [InlineData("Jan Peeters")]
    [InlineData("jan")]
    [InlineData("{\"a\":1}")]
    public async Task Words_about_a_person_are_no_value(string waarde)
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await StartAsync(world, Outside());
        var wacht = await world.Db.FindAsync<string>("SELECT id FROM wacht WHERE soort = 'Opdracht'");

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => world.Get<ReportWacht>().RunAsync(new("carla", "Carla", "lwb-1", new HashSet<Role> { Role.Coordinator }), traject.Id, wacht!, null, waarde));

        Assert.Equal("Waarde", refused.Veld);
    }

    [Fact]
    public async Task A_coach_sees_that_it_waits_and_may_not_report_it()
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await StartAsync(world, Outside());
        using var browser = await world.SignInAsync("an");

        var dossier = await browser.OpenAsync($"/traject/{traject.Id}");

        Assert.Contains("een coördinator meldt dit", dossier.QuerySelector("section[aria-labelledby=buiten]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/traject/{traject.Id}/wacht?wacht=x")).StatusCode);
    }

    private static Teken Outside() => new Teken("proef").Stap("begin", "Elsa.Start").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "A", "B" }))
        .Stap("klop", "Elsa.Event", ("eventName", "Klop")).Stap("werk", "Elsa.RunTask", ("taskName", "Bestel")).Stap("samen", "Elsa.FlowJoin", ("mode", "WaitAll")).Taak("klaar")
        .Pijl("begin", "vork", "Done").Pijl("vork", "klop", "A").Pijl("vork", "werk", "B").Pijl("klop", "samen", "Done").Pijl("werk", "samen", "Done").Pijl("samen", "klaar", "Done");

    private static async Task<Proeftraject> StartAsync(TestWorld world, Teken flow)
    {
        await world.AddMedewerkerAsync("an");
        await world.AddMedewerkerAsync("carla", "coordinator");
        return await Proeftraject.StartAsync(world, "an", flow);
    }

    private static Task<int> WakeAsync(TestWorld world) => world.Get<WakeDue>().RunAsync();

    private static async Task<string> WaitAsync(Proeftraject traject) => Assert.Single(await traject.WaitsAsync());
}
