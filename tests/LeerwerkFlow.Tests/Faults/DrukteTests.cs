using System.Collections.Concurrent;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Tests.Vdab.Berichten;
using LeerwerkFlow.Trajecten;
using Npgsql;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>F8, F13 and F14: the database that hangs up, messages that come again and in another order, and many clicks at once.</summary>
public sealed class DrukteTests(ITestOutputHelper output)
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Fact, Trait("Fault", "F8")]
    public async Task A_database_that_hangs_up_loses_nothing_and_is_used_again_at_once()
    {
        if (!Databases.HasPostgres)
            return;
        var campagne = new Campagne("F8", 10, output);
        await using var test = await Databases.CreateAsync("postgres");
        await Veld.PrepareAsync(test.Options, Mini.Kring);
        await using var veld = await Veld.OpenAsync(test.Options);
        var trajecten = new List<string>();
        for (var n = 0; n < 8; n++)
            trajecten.Add(await veld.StartAsync("kring"));

        var told = new ConcurrentDictionary<string, long>();
        var (fouten, gedaan, klaar) = (0, 0, false);
        var clicks = Task.WhenAll(trajecten.Select(t => Task.Run(async () =>
        {
            while (!Volatile.Read(ref klaar))
            {
                if (await Record.ExceptionAsync(() => veld.ClickAsync(t, "een")) is { } fout)
                {
                    Assert.True(fout is System.Data.Common.DbException or Moved or IOException, fout.ToString());
                    Interlocked.Increment(ref fouten);
                    continue;
                }

                told.AddOrUpdate(t, 1, (_, n) => n + 1);
                Interlocked.Increment(ref gedaan);
            }
        })));

        var (traagst, immediate) = (TimeSpan.Zero, Environment.GetEnvironmentVariable("LEERWERK_PGCTL"));
        for (var n = 0; n < campagne.N; n++)
        {
            await UntilAsync(() => Volatile.Read(ref gedaan), 1 + campagne.Random.Next(40));
            await HangUpAsync(test, immediate);
            var sinds = System.Diagnostics.Stopwatch.StartNew();
            await UntilAsync(() => Volatile.Read(ref gedaan), 1);
            traagst = sinds.Elapsed > traagst ? sinds.Elapsed : traagst;
        }

        Volatile.Write(ref klaar, true);
        await clicks;
        var gezet = (await veld.Db.QueryAsync<(string Traject, long N)>("SELECT traject, COUNT(*) FROM taak WHERE status = 'klaar' GROUP BY traject")).ToDictionary(r => r.Traject, r => r.N);
        Assert.All(told, t => Assert.True(gezet[t.Key] >= t.Value, $"{t.Key}: {t.Value} acknowledged, {gezet[t.Key]} stand (seed {campagne.Seed})"));
        Assert.True(gezet.Values.Sum() <= told.Values.Sum() + fouten);
        Assert.True(traagst < TimeSpan.FromSeconds(5), $"The first step came {traagst} after the database was there.");
        await Rekening.CleanAsync(veld.Services);
        campagne.Report($"postgres {(immediate is null ? "back-ends killed" : "stop -m immediate")}, {gedaan} steps, {fouten} clicks refused: lost 0 doubled 0 stuck 0, first step at most {traagst.TotalMilliseconds:0} ms after");
    }

    [Theory, MemberData(nameof(Engines)), Trait("Fault", "F13")]
    public async Task Messages_that_come_again_late_and_in_another_order_count_once(string engine)
    {
        var campagne = new Campagne("F13", 60, output);
        await using var test = await Databases.CreateAsync(engine);
        await using var world = await TestWorld.StartAsync(settings: [$"--Store:Engine={engine}", $"--Store:Postgres={test.Options.Postgres}", "--Access:BerichtenPerMinuut=100000000"]);
        var eerste = (await BerichtProef.StartAsync(world)).Traject;
        var (bezorgd, trajecten, keren) = (0, 0, campagne.N > 10_000 ? 60 : 3);
        while (campagne.Goes(bezorgd))
        {
            // A handful of trajecten at a time, each decision one to three times (in a campaign up to sixty), shuffled through each other; some come days later.
            var stapel = new List<System.Text.Json.Nodes.JsonObject>();
            for (var n = 0; n < 8; n++)
            {
                var id = trajecten++ == 0 ? eerste.Id : await world.Get<StartTraject>().RunAsync(new("lwb-1", "Nora", "Voorbeeld", new Contact(), "v", "an", null, "proef"), "test");
                var bericht = await new BerichtProef(world, new Proeftraject(world, id)).DecisionAsync(kenmerk: $"BESL/2010/{trajecten:000000}");
                bericht["id"] = $"VDAB-2010-{trajecten:000000}";
                stapel.AddRange(Enumerable.Repeat(bericht, campagne.Random.Next(1, keren + 1)));
            }

            var order = stapel.ToArray();
            campagne.Random.Shuffle(order);
            foreach (var deel in order.Chunk(campagne.Random.Next(1, 4 * keren)))
            {
                await Task.WhenAll(deel.Select(async bericht => (await BerichtProef.PostAsync(world, bericht)).Dispose()));
                bezorgd += deel.Length;
                if (campagne.Random.Next(3) == 0)
                    await world.Get<DueWork>().RunAsync();
            }

            await world.Get<DueWork>().RunAsync();
        }

        Assert.Equal(trajecten, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM bericht WHERE status = 'VERWERKT'"));
        Assert.Equal(((long)trajecten, (long)trajecten), (await world.Db.FindAsync<long>("SELECT COUNT(*) FROM journaal WHERE actor = 'vdab'"), await world.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE titel = 'daarna' AND status = 'open'")));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE soort = 'incident'"));
        await Rekening.CleanAsync(world.Services);
        campagne.Report($"{engine} {bezorgd} deliveries of {trajecten} decisions: 0 doubled, 0 lost");
    }

    [Theory, MemberData(nameof(Engines)), Trait("Fault", "F14")]
    public async Task Of_64_clicks_on_one_taak_one_counts(string engine)
    {
        const int Clicks = 64;
        var campagne = new Campagne("F14", 30 * Clicks, output);
        await using var test = await Databases.CreateAsync(engine);
        await Veld.PrepareAsync(test.Options, Mini.Kring);
        await using var veld = await Veld.OpenAsync(test.Options);
        var trajecten = new List<string>();
        for (var n = 0; n < 8; n++)
            trajecten.Add(await veld.StartAsync("kring"));

        var taken = (campagne.N + Clicks - 1) / Clicks;
        for (var n = 0; n < taken; n++)
        {
            var traject = trajecten[n % trajecten.Count];
            var wacht = (await veld.Db.FindAsync<string>("SELECT id FROM wacht WHERE traject = @traject AND status = 'open'", new { traject }))!;
            var answers = await Task.WhenAll(Enumerable.Range(0, Clicks).Select(_ => Task.Run(() => Record.ExceptionAsync(() => veld.Get<AdvanceTraject>().RunAsync(
                traject, (_, staat) => Play.FindWait(staat, wacht) is null ? throw new Moved() : Stimuli.By(veld.Klok, wacht, "Klaar"), "test")))));
            Assert.Single(answers, a => a is null);
            Assert.Equal(Clicks - 1, answers.Count(a => a is Moved));
        }

        Assert.Equal(taken, await veld.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE status = 'klaar'"));
        await Rekening.CleanAsync(veld.Services);
        campagne.Report($"{engine} {taken * Clicks} clicks on {taken} taken: one winner each");
    }

    // Waits, while others work, until the counter has grown.
    private static async Task UntilAsync(Func<int> teller, int meer)
    {
        var (van, sinds) = (teller(), System.Diagnostics.Stopwatch.StartNew());
        while (teller() < van + meer)
        {
            Assert.True(sinds.Elapsed < TimeSpan.FromMinutes(1), "Nothing goes on.");
            await Task.Yield();
        }
    }

    // Every connection of the app, or the whole server: LEERWERK_PGCTL is then the command that stops it at once and starts it again.
    private static async Task HangUpAsync(Databases test, string? immediate)
    {
        if (immediate is not null)
        {
            using var shell = System.Diagnostics.Process.Start("bash", ["-c", immediate]);
            await shell.WaitForExitAsync();
            Assert.Equal(0, shell.ExitCode);
            return;
        }

        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(test.Options.Postgres) { Pooling = false }.ToString());
        await using var command = source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await command.ExecuteNonQueryAsync();
    }
}
