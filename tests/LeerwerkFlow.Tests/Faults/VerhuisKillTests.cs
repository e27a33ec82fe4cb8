using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>F16: kill -9 while open trajecten move to a new version of their flow: each stands on the old or on the new one, with all of its rows, and never between.</summary>
public sealed class VerhuisKillTests(ITestOutputHelper output)
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines)), Trait("Fault", "F16")]
    public async Task Every_traject_is_on_the_old_version_or_on_the_new_one(string engine)
    {
        var campagne = new Campagne("F16", 2, output);
        var trajecten = Proces.Number("LEERWERK_TRAJECTEN", 60);
        await using var mal = await Databases.CreateAsync(engine);
        await Veld.PrepareAsync(mal.Options, Verhuizen.Flow(5));
        await using (var veld = await Veld.OpenAsync(mal.Options))
        {
            for (var n = 0; n < trajecten; n++)
                await veld.StartAsync("verhuis");
            await veld.ImportAsync(Verhuizen.Flow(10));
            await veld.Db.WriteAsync([new("INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord, moet_wijzigen, stempel) VALUES ('co', 'lwb-1', 'Co', 'co', 'coordinator', '', 0, '')")]);
        }

        var (kills, between, rounds, length) = (0, 0, 0, 0L);
        while (campagne.Goes(kills))
        {
            await using var test = await Databases.CreateAsync(engine, mal);
            string[] args = ["verhuizen", test.Map, test.Options.Engine, test.Options.Postgres];
            for (var (n, more) = (0, length > 0); more && n < 4 && campagne.Goes(kills); n++)
            {
                var told = new List<string>();
                more = Proces.Run(args, campagne.Random.Next(1, (int)length), line => Hear(told, line));
                kills += more ? 1 : 0;
                var moved = await MovedAsync(test.Options, campagne);
                Assert.Subset(moved.ToHashSet(), told.ToHashSet());
                between += moved.Length > 0 && moved.Length < trajecten ? 1 : 0;
            }

            var sinds = System.Diagnostics.Stopwatch.StartNew();
            Proces.Run(args, kill: null, begun: sinds.Restart);
            length = length == 0 ? Math.Max(40, sinds.ElapsedMilliseconds) : length;
            Assert.Equal(trajecten, (await MovedAsync(test.Options, campagne)).Length);
            rounds++;
        }

        Assert.True(between > 0 || campagne.N < 10, "No kill came between two moves.");
        campagne.Report($"{engine} {kills} kills ({between} with some moved and some not) in {rounds} rounds of {trajecten} open trajecten: 0 between, 0 lost");
    }

    // Who is on the new version, whole: its date, its row of the move and its line in the journal; the others have nothing of it.
    private static async Task<string[]> MovedAsync(StoreOptions store, Campagne campagne)
    {
        await using var app = await Spelen.OpenAsync(store);
        var db = app.Services.GetRequiredService<Db>();
        var rows = await db.QueryAsync<(string Id, string Versie, string Datum, string Termijn, long Verhuizingen, long Regels)>(
            """
            SELECT t.id, t.flowversie, w.datum, k.termijn, (SELECT COUNT(*) FROM verhuizing v WHERE v.traject = t.id), (SELECT COUNT(*) FROM journaal j WHERE j.traject = t.id)
            FROM traject t JOIN wacht w ON w.traject = t.id AND w.status = 'open' JOIN taak k ON k.traject = t.id AND k.wacht = w.id AND k.status = 'open' ORDER BY t.id
            """);
        // Monday 1 March 2010 + 5 and + 10 werkdagen.
        Assert.All(rows, r => Assert.True(
            (r.Versie, r.Datum, r.Termijn, r.Verhuizingen, r.Regels) is (Verhuizen.Van, "2010-03-08", "2010-03-08", 0, 1) or (Verhuizen.Naar, "2010-03-15", "2010-03-15", 1, 2), $"{r} (seed {campagne.Seed})"));
        await Rekening.CleanAsync(app.Services);
        return [.. rows.Where(r => r.Versie == Verhuizen.Naar).Select(r => r.Id)];
    }

    private static void Hear(List<string> told, string line)
    {
        if (line.Split(' ') is ["verhuisd", { Length: 14 } id])
            told.Add(id);
    }
}
