using System.Diagnostics;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Faults;
using LeerwerkFlow.Tests.Trajecten;
using LeerwerkFlow.Trajecten;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Scenarios.Herdateren;

/// <summary>The same through the app's own door and its rows, with another werkplek on the way: what stands in <c>wacht</c>, <c>taak</c> and <c>traject</c> is what counting gives. A hundredth of the histories.</summary>
public sealed class HerdaterenRijenTests(ITestOutputHelper output)
{
    private sealed record Rij(string Id, string Formule, DateOnly Hier, bool LooptDoor, bool TotEnMet, DateOnly? Datum, DateOnly? Vervalt, string Waarom, bool Taak, DateOnly? Termijn);

    private long dates;

    [Fact]
    public async Task The_rows_of_every_open_date_are_what_counting_gives()
    {
        var (seed, n) = (Proces.Number("LEERWERK_SEED", Environment.TickCount), Math.Max(4, Proces.Number("LEERWERK_HERDATERINGEN", 200) / 100));
        var (random, took, changes) = (new Random(seed), Stopwatch.StartNew(), 0);
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        await world.Db.WriteAsync(
        [
            new("UPDATE promotor SET erkend_vte = 1000000"),
            new("INSERT INTO werkplek (id, organisatie, promotor, functieprofiel, naam, gemeente, vte, uurrooster) VALUES ('w-2', 'lwb-1', 'p-1', 'f-1', 'Ploeg Zuid', 'Gent', 100000, 'dag')"),
        ]);
        List<(string Id, Scenario Scenario)> lopers = [];
        for (var i = 0; i < n; i++)
        {
            var (scenario, _) = Geschiedenis.MakeScenario(random);
            var start = new DateOnly(2010, 4, 1).AddDays(random.Next(90));
            lopers.Add((await world.Get<StartTraject>().RunAsync(new("lwb-1", "Nr", $"{i}", Voorbeeld.Contact, Voorbeeld.Vacature, "an", null), "an", v => SimulatedWorld.Begin(v.Flows.Get(v.Flow), scenario, start)), scenario));
        }

        for (var tick = 0; tick < 40; tick++)
        {
            world.Time.Advance(TimeSpan.FromDays(random.Next(1, 30)));
            foreach (var (id, scenario) in lopers)
            {
                await world.Get<PlayScenario>().RunAsync(id, scenario, world.Klok.Vandaag, "an");
                if (random.Next(3) == 0)
                    changes += await ChangeAsync(world, random, id) ? 1 : 0;
                await CheckAsync(world, id, $"LEERWERK_SEED={seed}, {n} histories, {id} on {world.Klok.Vandaag:yyyy-MM-dd}");
            }
        }

        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);
        output.WriteLine($"seed {seed}: {n} histories in the database, {changes} changes, {dates} dates, {took.ElapsedMilliseconds} ms");
        // Some histories end soon; of a few of them all may.
        Assert.True(changes > 0 && dates > 10 * n);
    }

    private static async Task<bool> ChangeAsync(TestWorld world, Random random, string id)
    {
        var row = await RowAsync(world.Db, id);
        if (row.Status == "afgerond")
            return false;
        try
        {
            if (random.Next(8) == 0)
                await world.Get<AdvanceTraject>().RunAsync(id, (_, _) => new Change(world.Klok.Now, world.Klok.Vandaag, Stimuli.NoFeiten), "an", [new("UPDATE traject SET werkplek = 'w-2' WHERE id = @id", new { id })], t => t with { Werkplek = "w-2" });
            else
                await world.Get<ChangeTraject>().RunAsync(id, row.Revisie, Geschiedenis.MakeWijziging(random, row.State(), world.Klok.Vandaag), "an");
            return true;
        }
        catch (RuleBroken)
        {
            return false;
        }
    }

    private async Task CheckAsync(TestWorld world, string id, string waar)
    {
        var traject = await RowAsync(world.Db, id);
        var state = traject.State();
        var rijen = await world.Db.QueryAsync<Rij>(
            """
            SELECT w.id, w.formule, w.hier, w.loopt_door, w.tot_en_met, w.datum, w.vervalt, w.waarom, CASE WHEN k.id IS NULL THEN 0 ELSE 1 END AS taak, k.termijn
            FROM wacht w LEFT JOIN taak k ON k.traject = w.traject AND k.wacht = w.id WHERE w.traject = @id AND w.status = 'open' AND w.formule IS NOT NULL
            """,
            new { id });
        Assert.Equal(state.Waits.Values.Where(w => w.Formule is not null).Select(w => w.Id).Order(), rijen.Select(r => r.Id).Order());
        foreach (var rij in rijen)
        {
            var telraam = new Telraam(state.Feiten, rij.Hier, Flows.Kernel.Play.FindWait(state, rij.Id)!.Beurt);
            var moet = rij.LooptDoor ? telraam.Lees(rij.Formule)?.Dag : telraam.Wacht(rij.Formule, state.Opschortingen);
            Assert.True((moet, rij.TotEnMet ? moet?.AddDays(1) : moet, rij.Taak ? moet : null, moet) == (rij.Datum, rij.Vervalt, rij.Termijn, Uitleglezer.Reken(rij.Waarom)), $"{waar}: {rij}, geteld {moet:yyyy-MM-dd}");
            dates++;
        }

        var (start, einde) = await world.Db.FindAsync<(DateOnly? Start, DateOnly? Einde)>("SELECT start, einde FROM traject WHERE id = @id", new { id });
        var feiten = new Telraam(state.Feiten, default, 0);
        Assert.True((start, einde) == (feiten.Lees("start")?.Dag, feiten.Lees("einde")?.Dag), $"{waar}: {start} {einde}");
    }

    private static async Task<TrajectRow> RowAsync(Db db, string id) => (await db.FindAsync<TrajectRow>($"SELECT {TrajectRow.Columns} FROM traject t WHERE t.id = @id", new { id }))!;
}
