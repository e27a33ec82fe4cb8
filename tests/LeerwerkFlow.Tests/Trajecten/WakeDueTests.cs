using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Trajecten;

public sealed class WakeDueTests
{
    [Fact]
    public async Task What_is_due_is_found_behind_thousands_whose_hour_has_not_come()
    {
        await using var world = await TestWorld.StartAsync();
        var later = await Proeftraject.StartAsync(world, null, Delay("later", "05:00:00"));
        var nu = await Proeftraject.StartAsync(world, null, Delay("nu", "01:00:00"));
        await world.Db.WriteAsync([new(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4500)
            INSERT INTO wacht (traject, id, pad, soort, titel, formule, hier, loopt_door, tot_en_met, datum, vervalt, waarom, status, geopend)
            SELECT w.traject, 'kopie#' || n.i, w.pad, w.soort, w.titel, w.formule, w.hier, w.loopt_door, w.tot_en_met, w.datum, w.vervalt, w.waarom, w.status, w.geopend FROM n CROSS JOIN wacht w WHERE w.traject = @Id
            """,
            new { later.Id })]);
        world.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(1, await world.Get<WakeDue>().RunAsync());

        Assert.Equal(["na"], await nu.WaitsAsync());
    }

    private static Teken Delay(string naam, string duur) => new Teken(naam).Stap("wacht", "Elsa.Delay", ("timeSpan", duur)).Taak("na").Pijl("wacht", "na", "Done");
}
