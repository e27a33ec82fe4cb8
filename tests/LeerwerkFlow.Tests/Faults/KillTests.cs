using System.Globalization;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>
/// F1 and F2: kill -9 at random moments while twenty trajecten advance, SQLite and PostgreSQL; what a client read before the kill is there after it, and the end is that of a run without kills.
/// A round is a fresh database with up to eight kills; <c>LEERWERK_F1=1000</c> and <c>LEERWERK_F2=1000</c> are the campaign.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int KillsInARound = 8;

    // About as many as a calm round has.
    private const int MostSyncs = 300;

    [Fact, Trait("Fault", "F1")]
    public Task Kill_at_random_moments_loses_nothing_and_ends_as_the_run_without_kills() => RunAsync("sqlite", new Campagne("F1", 3, output));

    [Fact, Trait("Fault", "F2")]
    public async Task Kill_at_random_moments_loses_nothing_on_postgres()
    {
        if (Databases.HasPostgres)
            await RunAsync("postgres", new Campagne("F2", 2, output));
    }

    /// <summary>F7: a disk that answers EIO to the n-th sync of the writer and to all after it. Needs strace; only <c>LEERWERK_F7=500</c> asks for it.</summary>
    [Fact, Trait("Fault", "F7")]
    public async Task A_disk_that_cannot_sync_is_never_told_as_success()
    {
        var campagne = new Campagne("F7", 0, output);
        if (campagne.N > 0)
            await RunAsync("sqlite", campagne, n => ["strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync,fsync", "-e", $"inject=fdatasync,fsync:error=EIO:when={n}+"]);
    }

    private static async Task RunAsync(string engine, Campagne campagne, Func<int, string[]>? failing = null)
    {
        await using var mal = await Databases.CreateAsync(engine);
        await Veld.PrepareAsync(mal.Options);
        var (kills, between, rounds, stappen) = (0, 0, 0, 0L);
        var (expected, length) = (new Dictionary<long, string>(), 0L);
        // A few kills may all fall before the first step; then there are more.
        bool Goes() => campagne.Goes(kills) || (between == 0 && rounds < 6);
        while (Goes())
        {
            await using var test = await Databases.CreateAsync(engine, mal);
            string[] args = [test.Map, test.Options.Engine, test.Options.Postgres, campagne.Random.Next().ToString(CultureInfo.InvariantCulture)];
            // The first round is the calm one.
            for (var n = 0; expected.Count > 0 && n < KillsInARound && Goes(); n++)
            {
                var told = new Dictionary<string, long>();
                var killed = failing is null
                    ? Proces.Run(args, campagne.Random.Next(1, (int)length), line => Hear(told, line))
                    : Proces.Run(args, kill: 120_000, line => Hear(told, line), begun: null, failing(campagne.Random.Next(1, MostSyncs)));
                kills += killed ? 1 : 0;
                await using var db = await Rekening.WatchAsync(test.Options);
                var heads = await Rekening.HeadsAsync(db);
                Assert.All(told, t => Assert.True(heads.GetValueOrDefault(t.Key) >= t.Value, $"{t.Key} was told {t.Value} and stands at {heads.GetValueOrDefault(t.Key)} (seed {campagne.Seed}, kill {kills})"));
                between += killed && told.Count > 0 ? 1 : 0;
                if (!killed)
                    break;
            }

            var sinds = System.Diagnostics.Stopwatch.StartNew();
            var last = new Dictionary<string, long>();
            Proces.Run(args, kill: null, line => Hear(last, line), begun: sinds.Restart);
            length = expected.Count == 0 ? Math.Max(sinds.ElapsedMilliseconds, 40) : length;
            await using var app = await Spelen.OpenAsync(test.Options);
            Assert.True(await Rekening.CheckAsync(app.Services) is { Count: 0 }, $"seed {campagne.Seed}, round {rounds}: {string.Join("; ", await Rekening.CheckAsync(app.Services))}");
            var actual = await Spelen.StatesAsync(app.Services.GetRequiredService<Db>());
            Assert.Equal(Spelen.Aantal, actual.Count);
            expected = expected.Count == 0 ? actual : expected;
            Assert.All(expected, e => Assert.True(e.Value == actual[e.Key], $"Traject {e.Key} ended otherwise (seed {campagne.Seed}, round {rounds})."));
            stappen += Rekening.Steps(app.Services.GetRequiredService<Db>());
            rounds++;
        }

        Assert.True(between > 0, "No kill hit the program between two steps.");
        campagne.Report($"{engine} {kills} {(failing is null ? "kills" : "failing syncs")} ({between} after a client was told something) in {rounds} rounds, {stappen} steps: lost 0 doubled 0 stuck 0");
    }

    private static void Hear(Dictionary<string, long> told, string line)
    {
        if (line.Split(' ') is ["stand", var traject, var nr])
            told[traject] = long.Parse(nr, CultureInfo.InvariantCulture);
    }
}
