using LeerwerkFlow.Access;
using LeerwerkFlow.Demo;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Demo;
using LeerwerkFlow.Tests.Scenarios;
using LeerwerkFlow.Tests.Simulation;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Ontwerp;

/// <summary><c>LEERWERK_DEMO</c> is how many people the measurement plays; 150 for a figure.</summary>
public sealed class WerklastTests(ITestOutputHelper output)
{
    private const int Few = 17;

    private static readonly CurrentUser Coordinator = new("demo-coordinator", "Co", "lwb-travox", Roles.Parse("coordinator"));

    [Fact]
    public async Task The_caseload_of_today_gives_the_open_taken_of_the_coming_weeks()
    {
        await using var world = await BeginAsync();
        var werklast = world.Get<Werklast>();

        var zelfde = await werklast.RunAsync(Played.Flows, "wep-2008", Coordinator);
        var meer = await werklast.RunAsync(new Tekening().Taak("intake", "intake", "Klaar", "extra").Flows, "wep-2008", Coordinator);
        var later = await werklast.RunAsync(new Tekening().Taak("werkervaring", "gesprek", "Klaar", "extra").Flows, "wep-2008", Coordinator);

        Assert.Equal(52, zelfde.Weken.Count);
        Assert.Equal((new DateOnly(2010, 3, 1), new DateOnly(2011, 2, 21)), (zelfde.Weken[0], zelfde.Weken[^1]));
        Assert.Equal([2.6m, 5m, 4.4m, 2.8m], zelfde.Nu.Take(4));
        Assert.Equal(zelfde.Nu, zelfde.Straks);
        Assert.Equal(zelfde.Nu, zelfde.Verhuisd);
        Assert.Equal(zelfde.Nu, meer.Nu);
        // The drawing reaches new trajecten only, and theirs come later.
        Assert.Equal(meer.Nu.Take(8), meer.Straks.Take(8));
        Assert.True(meer.Straks.Sum() > meer.Nu.Sum());
        // Who is on the way has it only when moved.
        Assert.Equal(later.Nu.Take(8), later.Straks.Take(8));
        Assert.True(later.Verhuisd.Take(8).Sum() > later.Straks.Take(8).Sum());
        Assert.Equal(zelfde.Nu.Sum(), zelfde.PerCoach.Sum(c => c.Nu.Sum()));
    }

    [Fact]
    public async Task A_coach_sees_her_own_work_and_a_coordinator_elsewhere_sees_none_of_it()
    {
        await using var world = await BeginAsync();
        var werklast = world.Get<Werklast>();
        var naam = (await world.Db.FindAsync<string>("SELECT naam FROM medewerker WHERE id = 'demo-coach'"))!;

        var allen = await werklast.RunAsync(Played.Flows, "wep-2008", Coordinator);
        var eigen = await werklast.RunAsync(Played.Flows, "wep-2008", new("demo-coach", naam, "lwb-travox", Roles.Parse("coach")));
        var elders = await werklast.RunAsync(Played.Flows, "wep-2008", Coordinator with { Organisatie = "lwb-tao" });

        Assert.Equal([naam], eigen.PerCoach.Select(c => c.Naam));
        Assert.Equal(allen.PerCoach.Single(c => c.Naam == naam).Nu, eigen.Nu);
        Assert.Empty(elders.PerCoach);
        Assert.All(elders.Nu, n => Assert.Equal(0, n));
    }

    [Fact]
    public async Task A_year_of_a_whole_house_is_played_within_seconds()
    {
        var aantal = int.Parse(Environment.GetEnvironmentVariable("LEERWERK_DEMO") ?? "17", null);
        await using var world = await BeginAsync(aantal);
        await world.Db.WriteAsync([new("UPDATE traject SET organisatie = 'lwb-travox'")]);
        await world.Get<Werklast>().RunAsync(Played.Flows, "wep-2008", Coordinator);
        var (cpu, klok) = (Environment.CpuUsage.TotalTime, System.Diagnostics.Stopwatch.StartNew());

        await world.Get<Werklast>().RunAsync(new Tekening().Taak("intake", "intake", "Klaar", "extra").Flows, "wep-2008", Coordinator);

        output.WriteLine($"{aantal} trajecten, a year, both flows: {klok.ElapsedMilliseconds} ms, {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds:0} ms of processor time");
        // Generous: whatever runs beside it shares the machine. The figure is the line above.
        Assert.InRange(klok.Elapsed.TotalSeconds, 0, 30);
        klok.Restart();
        var beeld = await world.Get<NaSpelen>().RunAsync(new Tekening().Taak("intake", "intake", "Klaar", "extra").Flows, "wep-2008", Coordinator);
        output.WriteLine($"replay: {klok.ElapsedMilliseconds} ms, {beeld.Gespeeld}: {string.Join("; ", beeld.Rijen.Select(r => $"{r.Wat} {r.Aantal}"))}");
    }

    [Fact]
    public async Task A_drawing_that_turns_without_end_holds_nothing_up()
    {
        await using var world = await BeginAsync();
        var rond = new Tekening().Leid("toeleiding", "wacht-start", "Klaar", "wacht-start").Flows;
        var klok = System.Diagnostics.Stopwatch.StartNew();

        var werklast = await world.Get<Werklast>().RunAsync(rond, "wep-2008", Coordinator);
        var naspel = await world.Get<NaSpelen>().RunAsync(rond, "wep-2008", Coordinator);

        Assert.True(werklast.Straks.Sum() < werklast.Nu.Sum());
        Assert.Contains("niet tot het einde te spelen", naspel.Rijen.Select(r => r.Wat));
        Assert.InRange(klok.Elapsed.TotalSeconds, 0, 30);
    }

    private static async Task<TestWorld> BeginAsync(int aantal = Few)
    {
        var world = await DemoWorld.BeginAsync(aantal);
        await world.Get<DemoPeople>().MakeAsync(aantal);
        return world;
    }
}
