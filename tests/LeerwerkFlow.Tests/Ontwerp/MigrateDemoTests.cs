using System.Diagnostics;
using LeerwerkFlow.Access;
using LeerwerkFlow.Demo;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Demo;
using LeerwerkFlow.Trajecten;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Ontwerp;

/// <summary>The 150 fictitious people of the demo, moved between two versions that differ by five edits, and back.</summary>
public sealed class MigrateDemoTests(ITestOutputHelper output)
{
    private const int Everyone = 150;
    private static readonly SortedMap<string> Geen = SortedMap<string>.Empty;

    [Fact]
    public async Task Everyone_who_runs_is_moved_with_the_same_waits_without_a_repeated_effect_and_back_letter_by_letter()
    {
        await using var world = await DemoWorld.BeginAsync(Everyone);
        await world.Get<DemoPeople>().MakeAsync(Everyone);
        var wie = DemoAccounts.Organisaties.Select((id, o) => new CurrentUser(DemoAccounts.Coordinator(o).Id, "Coördinator", id, new HashSet<Role> { Role.Coordinator })).ToList();
        var versie = await (await Hertekend.OfAsync(world))
            .TaakNa("iup", "plan", "voorstellen")
            .Invoer("werkervaring", "gesprek", "termijn", "hier + 15 werkdagen")
            .Invoer("nazorg", "met-werk", "titel", "Bel de deelnemer op het werk")
            .Zonder("wep-2008", "afsluitbrief")
            .Tak("werkervaring", "takken", "Vorming", "start + 3 maanden")
            .KeepAsync(world);
        var (voor, wachten, effecten, lopend) = (await Rijen.OfAsync(world), await WaitsAsync(world), await EffectsAsync(world), await RunningAsync(world));

        // Warm: what is measured is counting, not the first compiling.
        var drawn = (await world.Get<FlowVersies>().GetAsync(versie)).Flows;
        await world.Get<MigrateTraject>().CountAsync(drawn, "wep-2008", wie[0]);
        var (clock, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var telling = new List<(string Fase, int Lopend, int KanMee)>();
        foreach (var co in wie)
            telling.AddRange(await world.Get<MigrateTraject>().CountAsync(drawn, "wep-2008", co));
        output.WriteLine($"CountAsync, {wie.Count} organisations: {clock.ElapsedMilliseconds} ms, {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds:0} ms of processor; {string.Join(", ", telling)}");
        Assert.Equal((lopend, lopend), (telling.Sum(t => t.Lopend), telling.Sum(t => t.KanMee)));

        clock.Restart();
        var moved = await MoveAsync(world, wie, versie);
        output.WriteLine($"{moved} moved in {clock.ElapsedMilliseconds} ms");

        Assert.Equal(lopend, moved);
        Assert.Equal(wachten, await WaitsAsync(world));
        Assert.Equal(effecten, await EffectsAsync(world));
        Assert.NotEqual(voor, await Rijen.OfAsync(world));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM traject WHERE flowversie <> @versie AND status <> 'afgerond'", new { versie }));
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);

        clock.Restart();
        foreach (var co in wie)
        {
            foreach (var terug in await world.Get<UndoVerhuizing>().ReadAsync(co, versie))
                await world.Get<UndoVerhuizing>().RunAsync(co, terug.Traject);
        }

        output.WriteLine($"and back in {clock.ElapsedMilliseconds} ms");
        Assert.Equal(voor, await Rijen.OfAsync(world));
        Assert.Equal(effecten, await EffectsAsync(world));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM verhuizing WHERE ongedaan IS NULL"));
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);

        // Once more, and on: half a year later the new version is played and everything still holds.
        Assert.Equal(lopend, await MoveAsync(world, wie, versie));
        await world.Klok.MoveAsync(world.Klok.Vandaag.AddDays(180));
        await world.Get<WakeDue>().RunAsync();
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);
    }

    private static async Task<int> MoveAsync(TestWorld world, IEnumerable<CurrentUser> wie, string versie)
    {
        var moved = 0;
        foreach (var co in wie)
        {
            foreach (var beeld in await world.Get<MigrateTraject>().PreviewAsync(co, versie, Geen))
            {
                await world.Get<MigrateTraject>().RunAsync(co, beeld.Traject, beeld.Revisie, new(versie, "proef", Geen));
                moved++;
            }
        }

        return moved;
    }

    // What waits, with who has it and whose text is typed: a move changes none of it.
    private static Task<string[]> WaitsAsync(TestWorld world) => world.Db.QueryAsync<string>(
        """
        SELECT w.traject || ' ' || w.id || ' ' || w.soort || ' ' || w.hier || ' ' || w.geopend || ' ' || COALESCE(k.id, '') || ' ' || COALESCE(k.medewerker, '')
          || ' ' || (SELECT COUNT(*) FROM concept c WHERE c.taak = k.id)
        FROM wacht w LEFT JOIN taak k ON k.traject = w.traject AND k.wacht = w.id WHERE w.status = 'open' ORDER BY w.traject, w.id
        """);

    private static Task<string[]> EffectsAsync(TestWorld world) => world.Db.QueryAsync<string>(
        """
        SELECT traject || ' mijlpaal ' || mijlpaal || ' ' || versie AS wat FROM mijlpaal
        UNION ALL SELECT traject || ' melding ' || mijlpaal || ' ' || versie || ' ' || status FROM melding
        UNION ALL SELECT traject || ' document ' || code || ' ' || aanleiding || ' ' || status FROM document
        UNION ALL SELECT traject || ' antwoord ' || taak FROM antwoord ORDER BY 1
        """);

    private static async Task<int> RunningAsync(TestWorld world) => (int)await world.Db.FindAsync<long>("SELECT COUNT(*) FROM traject WHERE status <> 'afgerond'");
}
