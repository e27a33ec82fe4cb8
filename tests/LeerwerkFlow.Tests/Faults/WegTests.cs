using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Store;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>The broker or the database is away for a while, and comes back.</summary>
public sealed class WegTests
{
    [Fact]
    public async Task A_broker_that_is_away_keeps_nobody_waiting()
    {
        await using var store = await Databases.CreateAsync("postgres");
        using var lijn = new Lijn(new Uri(Servers.Rabbitmq).Port);
        lijn.Cut();
        await using var world = await TestWorld.StartAsync(settings: [.. On(store.Options.Postgres), "--Bus=rabbitmq", $"--Rabbitmq=amqp://guest:guest@127.0.0.1:{lijn.Poort}/"]);
        var flow = new Teken("dagen");
        foreach (var n in new[] { 1, 2, 3, 4 })
            flow = flow.Stap($"w{n}", "Leerwerk.Wacht", ("moment", "hier + 2 dagen")).Pijl($"w{n}", $"w{n + 1}");
        var traject = await Proeftraject.StartAsync(world, null, flow.Taak("w5"));

        await DayAsync(world);
        Assert.Equal(["w2"], await traject.WaitsAsync());

        lijn.Mend();
        await Knopen.UntilAsync("the broker is found", () => Away(world));
        await DayAsync(world);
        Assert.Equal(["w3"], await traject.WaitsAsync());

        lijn.Cut();
        await DayAsync(world);
        Assert.Equal(["w4"], await traject.WaitsAsync());

        lijn.Mend();
        await Knopen.UntilAsync("the broker is found again", () => Away(world));
        await DayAsync(world);
        Assert.Equal(["w5"], await traject.WaitsAsync());
    }

    [Fact]
    public async Task A_database_that_is_away_is_a_page_that_says_so_and_comes_back_by_itself()
    {
        await using var store = await Databases.CreateAsync("postgres");
        var own = new NpgsqlConnectionStringBuilder(store.Options.Postgres);
        using var lijn = new Lijn(own.Port);
        own.Port = lijn.Poort;
        await using var world = await TestWorld.StartAsync(kestrel: true, settings: On(own.ToString()));
        await world.AddMedewerkerAsync("an");
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("an");

        lijn.Cut();
        var answer = await browser.Page.GotoAsync("/postvak");

        Assert.Equal(503, answer!.Status);
        Assert.Equal("10", answer.Headers["retry-after"]);
        Assert.Contains("Wacht een minuut en laad deze pagina opnieuw.", await browser.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await browser.AssertAccessibleAsync();
        await browser.PictureAsync("databank-weg");

        lijn.Mend();
        answer = await browser.Page.ReloadAsync();
        Assert.Equal(200, answer!.Status);
        Assert.EndsWith("/postvak", browser.Page.Url, StringComparison.Ordinal);
    }

    private static Task<long> Away(TestWorld world) => Task.FromResult(world.Get<IBusControl>().CheckHealth().Status == BusHealthStatus.Healthy ? 0L : 1);

    private static string[] On(string postgres) => ["--Store=postgres", $"--Store:Postgres={postgres}"];

    private static async Task DayAsync(TestWorld world)
    {
        await world.Klok.MoveAsync(world.Klok.Vandaag.AddDays(1));
        await world.Get<DueWork>().RunAsync();
    }
}
