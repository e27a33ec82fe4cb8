using LeerwerkFlow.Demo;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Demo;

public sealed class DemoPeopleTests
{
    // One of each way of the plan.
    private const int Few = 17;

    [Fact]
    public async Task Every_phase_and_everything_that_can_happen_is_there_and_the_database_is_sound()
    {
        await using var world = await DemoWorld.BeginAsync(Few);
        Assert.Empty(await world.Get<DemoPeople>().MakeAsync(Few));

        var fasen = await world.Db.QueryAsync<string>("SELECT DISTINCT fase FROM traject");
        Assert.Superset(Set("", "toeleiding", "intake", "iup", "werkervaring", "sollicitatie", "nazorg"), fasen.ToHashSet());
        Assert.Equal(["afgerond", "lopend", "opgeschort"], await world.Db.QueryAsync<string>("SELECT DISTINCT status FROM traject ORDER BY status"));
        Assert.Superset(
            Set("TERBESCHIKKINGSTELLING_GESTART", "TERBESCHIKKINGSTELLING_BEEINDIGD", "VERLENGING_GEVRAAGD", "WEIGERING", "TRAJECT_STOPGEZET", "NAZORGGESPREK_GEVOERD", "NAZORG_AFGEROND"),
            (await world.Db.QueryAsync<string>("SELECT DISTINCT mijlpaal FROM mijlpaal")).ToHashSet());
        Assert.NotEmpty(await world.Db.QueryAsync<string>("SELECT id FROM taak WHERE status = 'open' AND termijn = '2010-03-01'"));
        Assert.NotEmpty(await world.Db.QueryAsync<string>("SELECT traject FROM journaal WHERE stimulus LIKE '%JobGevonden%'"));
        Assert.NotEmpty(await world.Db.QueryAsync<string>("SELECT taak FROM antwoord WHERE vertrouwelijk IS NOT NULL"));
        var (trajecten, fouten) = await world.Get<CheckTrajecten>().RunAsync();
        Assert.Equal(Few, trajecten);
        Assert.Empty(fouten);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_people_phases_dates_and_taken()
    {
        var eerst = await LinesAsync(2008);
        var weer = await LinesAsync(2008);
        var ander = await LinesAsync(2009);

        Assert.Equal(eerst, weer);
        Assert.NotEqual(eerst, ander);
    }

    [Fact]
    public async Task Work_carries_the_day_on_which_it_was_done_and_lies_on_somebodys_name()
    {
        await using var world = await DemoWorld.BeginAsync(Few);
        await world.Get<DemoPeople>().MakeAsync(Few);

        var gisteren = await world.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE status = 'klaar' AND soort = 'stap' AND gesloten < '2010-02-28'");
        var klaar = await world.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE status = 'klaar' AND soort = 'stap' AND gesloten_door IS NOT NULL");
        var later = await world.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE geopend > '2010-03-01T11:00:01' OR gesloten > '2010-03-01T11:00:01'");
        Assert.InRange(gisteren, klaar * 8 / 10, klaar);
        Assert.Equal(0, later);
    }

    private static async Task<string[]> LinesAsync(int zaad)
    {
        await using var world = await DemoWorld.BeginAsync(Few);
        await world.Get<DemoPeople>().MakeAsync(Few, zaad);
        return await world.Db.QueryAsync<string>(
            """
            SELECT t.id || ' ' || d.voornaam || ' ' || d.naam || ' ' || t.fase || ' ' || t.status || ' ' || COALESCE(t.start, '') || ' ' || COALESCE(t.einde, '') || ' ' || COALESCE(t.coach, '') || ' ' || k.pad || ' '
              || k.status || ' ' || COALESCE(k.termijn, '') || ' ' || k.geopend || ' ' || COALESCE(k.gesloten, '')
            FROM traject t JOIN deelnemer d ON d.id = t.deelnemer JOIN taak k ON k.traject = t.id ORDER BY t.id, k.wacht, k.pad
            """);
    }

    private static HashSet<string> Set(params string[] namen) => [.. namen];
}
