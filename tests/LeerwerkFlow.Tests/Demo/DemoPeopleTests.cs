using LeerwerkFlow.Demo;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Demo;

public sealed class DemoPeopleTests
{
    private const int Few = 16;

    [Fact]
    public async Task Every_phase_and_everything_that_can_happen_is_there()
    {
        await using var world = await MadeAsync(Few);

        var fasen = await world.Db.QueryAsync<string>("SELECT DISTINCT fase FROM traject");
        Assert.Superset(["toeleiding", "intake", "iup", "werkervaring", "sollicitatie", "nazorg", ""], fasen.ToHashSet());
        Assert.Equal(["afgerond", "lopend", "opgeschort"], (await world.Db.QueryAsync<string>("SELECT DISTINCT status FROM traject ORDER BY status")));
        var mijlpalen = (await world.Db.QueryAsync<string>("SELECT DISTINCT mijlpaal FROM mijlpaal")).ToHashSet();
        Assert.Superset(
            ["TERBESCHIKKINGSTELLING_GESTART", "TERBESCHIKKINGSTELLING_BEEINDIGD", "VERLENGING_GEVRAAGD", "WEIGERING", "TRAJECT_STOPGEZET", "NAZORGGESPREK_GEVOERD", "NAZORG_AFGEROND"], mijlpalen);
        Assert.NotEmpty(await world.Db.QueryAsync<string>("SELECT id FROM taak WHERE status = 'open' AND termijn < '2010-03-01'"));
        Assert.NotEmpty(await world.Db.QueryAsync<string>("SELECT traject FROM journaal WHERE stimulus LIKE '%JobGevonden%'"));
    }

    private static async Task<TestWorld> MadeAsync(int aantal)
    {
        var world = await TestWorld.StartAsync(settings: [$"--DemoTrajecten={aantal}"]);
        await ReferenceData.Load().ImportAsync(world.Db);
        await world.Get<ImportFlows>().RunAsync(FlowFiles.Folder, "test");
        await world.Get<ResetDemo>().RunAsync();
        return world;
    }
}
