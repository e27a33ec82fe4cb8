using LeerwerkFlow.Access;
using LeerwerkFlow.Demo;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Demo;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Ontwerp;

public sealed class NaSpelenTests
{
    private static readonly CurrentUser Coordinator = new("co", "Co", "lwb-1", Roles.Parse("coordinator"));

    [Fact]
    public async Task Closed_trajecten_are_counted_and_only_those_that_one_may_see()
    {
        await using var world = await TestWorld.StartAsync();
        for (var n = 0; n < 6; n++)
            await KlaarAsync(world);
        var langer = Teken.Samen(Flow(Extra()));

        var beeld = await world.Get<NaSpelen>().RunAsync(langer, "proef", Coordinator);
        var elders = await world.Get<NaSpelen>().RunAsync(langer, "proef", Coordinator with { Organisatie = "lwb-2" });
        var anders = await world.Get<NaSpelen>().RunAsync(langer, "iets-anders", Coordinator);

        Assert.Equal(6, beeld.Gespeeld);
        Assert.Equal(
            ["anders geëindigd: ", "later klaar, de middelste 8 tot 30 dagen: 6", "vroeger klaar: ", "een regel gebroken die toen niet gebroken was: ", "niet tot het einde te spelen: "],
            beeld.Rijen.Select(r => $"{r.Wat}: {r.Aantal}"));
        Assert.Null(elders.Gespeeld);
        Assert.Null(anders.Gespeeld);
        Assert.All(elders.Rijen, r => Assert.Null(r.Aantal));
    }

    [Fact]
    public async Task A_running_traject_is_not_counted()
    {
        await using var world = await TestWorld.StartAsync();
        for (var n = 0; n < 4; n++)
            await KlaarAsync(world);
        await Proeftraject.StartAsync(world, null, Flow(new("proef")));

        Assert.Null((await world.Get<NaSpelen>().RunAsync(Teken.Samen(Flow(Extra())), "proef", Coordinator)).Gespeeld);
    }

    [Fact]
    public async Task Of_the_people_of_the_demo_nothing_is_otherwise_on_the_flow_that_they_followed()
    {
        var aantal = int.Parse(Environment.GetEnvironmentVariable("LEERWERK_DEMO") ?? "17", null);
        await using var world = await DemoWorld.BeginAsync(aantal);
        await world.Get<DemoPeople>().MakeAsync(aantal);
        var flows = (await world.Get<FlowVersies>().NewestAsync("wep-2008", null)).Flows;

        var klaar = await world.Db.QueryAsync<string>("SELECT id FROM traject WHERE status = 'afgerond'");
        foreach (var id in klaar)
        {
            var journaal = await world.Db.QueryAsync<string>("SELECT stimulus FROM journaal WHERE traject = @id ORDER BY nr", new { id });
            var (toen, straks) = NaSpel.Run("wep-2008", [.. journaal.Select(s => new Journaalregel(flows, StateJson.ReadStimulus(s)))], flows);
            Assert.Equal(toen.Gebeurd.AsEnumerable(), straks.Gebeurd.AsEnumerable());
            Assert.Equal((toen.Einde, toen.Uitkomst), (straks.Einde, straks.Uitkomst));
        }

        Assert.NotEmpty(klaar);
    }

    private static async Task KlaarAsync(TestWorld world)
    {
        var traject = await Proeftraject.StartAsync(world, null, Flow(new("proef")));
        await traject.DoneAsync("een");
        await traject.DoneAsync("twee");
    }

    private static Teken Flow(Teken teken) => teken.Taak("een").Taak("twee").Pijl("een", "twee");

    private static Teken Extra() => new Teken("proef").Stap("eerst", "Leerwerk.Taak", ("titel", "eerst"), ("rol", "coach"), ("formulier", "incident"), ("termijn", "hier + 10 werkdagen")).Pijl("eerst", "een");
}
