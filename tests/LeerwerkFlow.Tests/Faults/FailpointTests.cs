using System.Net;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Tests.Vdab;
using LeerwerkFlow.Trajecten;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>
/// F4: the process dies at the n-th query, statement, commit or send, for every n, and another goes on with what is left. Nothing that was told is lost, and what comes of it is what comes of a
/// run without a death. In the suite the mini-traject; <c>LEERWERK_F4=1</c> plays a whole shipped traject as well.
/// </summary>
public sealed class FailpointTests(ITestOutputHelper output)
{
    private static readonly Scenario Normaal = Scenario.Parse("normaal", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "scenarios", "normaal.json")));

    /// <summary>How a traject is started, and how it is played on from wherever it stands.</summary>
    private sealed record Spel(string Naam, Func<Veld, Task<string>> Start, Func<Veld, string, Task> Verder);

    private static Spel Mini => new("mini", veld => veld.StartAsync("mini"), (veld, id) => veld.PlayAsync(id));

    private static Spel Heel => new(
        "traject",
        veld => veld.Get<StartTraject>().RunAsync(
            new("lwb-1", "Nora", "Voorbeeld", new Contact(), "v", null, null), "test", versie => SimulatedWorld.Begin(versie.Flows.Get(versie.Flow), Normaal, new DateOnly(2008, 3, 3))),
        async (veld, id) =>
        {
            await veld.Get<PlayScenario>().RunAsync(id, Normaal, new DateOnly(2013, 3, 1), "test");
            await veld.Get<DueWork>().RunAsync();
        });

    [Fact, Trait("Fault", "F4")]
    public Task Dying_at_every_moment_of_the_mini_traject_on_sqlite() => OnSqliteAsync(Mini, new Campagne("F4", 0, output));

    [Fact, Trait("Fault", "F4")]
    public async Task Dying_at_every_moment_of_the_mini_traject_on_postgres()
    {
        if (Databases.HasPostgres)
            await OnPostgresAsync(Mini, new Campagne("F4", 0, output));
    }

    [Fact, Trait("Fault", "F4")]
    public async Task Dying_at_every_moment_of_a_whole_traject()
    {
        var campagne = new Campagne("F4", 0, output);
        if (campagne.N == 0)
            return;
        await OnSqliteAsync(Heel, campagne);
        if (Databases.HasPostgres)
            await OnPostgresAsync(Heel, campagne);
    }

    private static async Task OnSqliteAsync(Spel spel, Campagne campagne)
    {
        using var camera = new Camera();
        using var vdab = new VdabDoor((_, _) => VdabDoor.Says(HttpStatusCode.OK));
        camera.Buiten = () => $" {vdab.Seen.Count}";
        await using var test = await Databases.CreateAsync();
        await Veld.PrepareAsync(test.Options, Faults.Mini.Traject);
        await using var kijker = await Rekening.WatchAsync(test.Options);
        var (told, toldAt, sentAt) = (0L, new List<long>(), new List<int>());
        string[] calm;
        await using (var veld = await Veld.OpenAsync(test.Options, moment: Moment, vdab: vdab))
        {
            camera.Begin(test.Options, veld.Time);
            await spel.Verder(veld, await spel.Start(veld));
            camera.Stop();
            calm = await Rekening.MadeAsync(veld.Db);
        }

        void Moment(Plek plek)
        {
            camera.Moment(plek);
            (toldAt, sentAt) = (Upto(toldAt, camera.Beelden.Count, told), Upto(sentAt, camera.Beelden.Count, vdab.Seen.Count));
            told = plek == Plek.Gedaan ? Rekening.Steps(kijker) : told;
        }

        var seen = vdab.Seen.ToArray();
        var deaths = 0;
        for (var n = 0; n < camera.Beelden.Count; n++)
        {
            if (camera.Beelden[n].IsSame)
                continue;
            deaths++;
            var beeld = camera.Beelden[n];
            using var later = new VdabDoor((_, _) => VdabDoor.Says(HttpStatusCode.OK));
            await using var weer = await Veld.OpenAsync(beeld.Store, beeld.Time, vdab: later);
            await GoOnAsync(spel, weer, toldAt[n], calm, $"{spel.Naam}, death {n} of {camera.Beelden.Count} at {beeld.Plek}");
            AssertOnce(seen[..sentAt[n]], later);
        }

        Assert.True(deaths > 10);
        campagne.Report($"{spel.Naam} sqlite: {camera.Beelden.Count} moments ({string.Join(", ", camera.Beelden.CountBy(b => b.Plek).OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value}"))}), {deaths} with other remains, each gone on from: lost 0 doubled 0 stuck 0");
    }

    // A death of its own for every moment at which something stands that did not before, on a fresh database.
    private static async Task OnPostgresAsync(Spel spel, Campagne campagne)
    {
        await using var mal = await Databases.CreateAsync("postgres");
        await Veld.PrepareAsync(mal.Options, Faults.Mini.Traject);
        string[]? calm = null;
        for (var n = 0; ; n++)
        {
            await using var test = await Databases.CreateAsync("postgres", mal);
            await using var kijker = await Rekening.WatchAsync(test.Options);
            using var vdab = new VdabDoor((_, _) => VdabDoor.Says(HttpStatusCode.OK));
            var (moments, dood, told, time) = (0, false, 0L, Veld.Noon());
            await using (var veld = await Veld.OpenAsync(test.Options, time, Moment, vdab))
            {
                var fout = await Record.ExceptionAsync(async () => await spel.Verder(veld, await spel.Start(veld)));
                if (!dood && fout is not null)
                    throw fout;
                // The first run has no death in it: what came of it must come of the others. In the last one death would come after the end.
                calm ??= await Rekening.MadeAsync(kijker);
                if (!dood && n > 0)
                {
                    campagne.Report($"{spel.Naam} postgres: died at each of {n - 1} moments (before and after every commit and send), each gone on from: lost 0 doubled 0 stuck 0");
                    return;
                }
            }

            if (n == 0)
                continue;
            using var later = new VdabDoor((_, _) => VdabDoor.Says(HttpStatusCode.OK));
            await using var weer = await Veld.OpenAsync(test.Options, time, vdab: later);
            await GoOnAsync(spel, weer, told, calm, $"{spel.Naam}, death {n}");
            AssertOnce([.. vdab.Seen], later);

            void Moment(Plek plek)
            {
                moments += plek is Plek.Commit or Plek.Gedaan or Plek.Verzenden or Plek.Verzonden ? 1 : 0;
                dood |= n > 0 && moments == n;
                if (dood)
                    throw new Gestorven();
                told = plek == Plek.Gedaan ? Rekening.Steps(kijker) : told;
            }
        }
    }

    private static async Task GoOnAsync(Spel spel, Veld weer, long told, string[] calm, string where)
    {
        var er = await weer.Db.QueryAsync<string>("SELECT id FROM traject");
        Assert.True(Rekening.Steps(weer.Db) >= told, $"{where}: a step that was acknowledged is gone.");
        Assert.True(await Rekening.CheckAsync(weer.Services) is { Count: 0 }, where);
        await spel.Verder(weer, er.Length > 0 ? er[0] : await spel.Start(weer));
        var made = await Rekening.MadeAsync(weer.Db);
        Assert.True(calm.SequenceEqual(made), $"{where}: {string.Join("; ", calm.Except(made).Concat(made.Except(calm)).Take(4))}");
        Assert.True(await Rekening.CheckAsync(weer.Services) is { Count: 0 }, where);
    }

    // Sent again under the same id is the receiver's to know; another id for the same number is a second melding.
    private static void AssertOnce((string Id, string Bron, string Sequence)[] before, VdabDoor later)
    {
        var all = before.Concat(later.Seen).Distinct().ToArray();
        Assert.Equal(all.Length, all.Select(m => (m.Bron, m.Sequence)).Distinct().Count());
    }

    private static List<T> Upto<T>(List<T> list, int count, T value)
    {
        while (list.Count < count)
            list.Add(value);
        return list;
    }
}
