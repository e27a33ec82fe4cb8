using System.Diagnostics;
using System.Globalization;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using Npgsql;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>W4: very many timers that lie ahead, and a fifth as many due at once. How fast they are gone, how late each is, and how long somebody waits meanwhile who answers a taak.</summary>
internal static class StormVerb
{
    private const int PerSecond = 5;
    private const int CalmSeconds = 10;
    private const int QuartzJobs = 2000;

    public static async Task<int> RunAsync(MaatOpties opties)
    {
        var (pending, uitvoer) = (opties.Aantal == 0 ? 100_000 : opties.Aantal, opties.Uitvoer());
        var due = pending / 5;
        await using var huis = await Huis.OpenAsync(opties.Engine);
        var vandaag = huis.Get<Klok>().Vandaag;
        var bron = await Wachtenden.TemplateAsync(huis, 2);
        await Wachtenden.FillAsync(huis, bron, 1, pending, vandaag.AddDays(200));
        await using var motor = Motor.On(huis);
        // For who answers meanwhile.
        var people = Enumerable.Range(2_000_000, 2000).ToArray();
        foreach (var i in people)
            await motor.StartAsync(i);
        await motor.PrepareAsync(0, 0, 1);
        var calm = await AnswerAsync(motor, people, TimeSpan.FromSeconds(CalmSeconds), CancellationToken.None);

        await Wachtenden.FillAsync(huis, bron, pending, pending + due, vandaag);
        using var over = new CancellationTokenSource();
        var (load, from, at, commits) = (Machine.Load, Stopwatch.GetTimestamp(), huis.Get<Klok>().Now, motor.Commits);
        var answering = AnswerAsync(motor, people[(2 * CalmSeconds * PerSecond)..], TimeSpan.FromHours(1), over.Token);
        var woken = await huis.Get<WakeDue>().RunAsync();
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        await over.CancelAsync();
        var storm = await answering;
        var late = (await huis.Db.QueryAsync<DateTimeOffset>("SELECT gesloten FROM wacht WHERE status = 'voorbij' AND soort = 'Moment' AND gesloten >= @at", new { at })).Select(g => (g - at).TotalSeconds).Order().ToArray();
        var fired = await huis.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE status = 'open' AND pad = 'taak-3'");
        var perSecond = woken / seconds;
        var (one, batch, quartz) = opties.Engine == "postgres" ? await PeersAsync(pending, due) : (0, 0, 0);
        uitvoer.Write(
            $"W4 {opties.Engine} pending={pending} due={due}", ("pending", pending), ("due", due), ("woken", woken), ("seconds", Math.Round(seconds, 1)), ("timersPerSecond", Math.Round(perSecond)),
            ("commits", motor.Commits - commits), ("latenessP50", Part(late, 0.5)), ("latenessP99", Part(late, 0.99)), ("latenessMax", Part(late, 1)), ("calmP99Ms", Part(calm, 0.99)), ("stormP99Ms", Part(storm, 0.99)), ("stormToCalm", Math.Round(Part(storm, 0.99) / Part(calm, 0.99), 2)), ("answersInStorm", storm.Length),
            ("rawOnePerSecond", one), ("rawBatchPerSecond", batch), ("quartzPerSecond", quartz), ("ratioToQuartz", quartz > 0 ? Math.Round(perSecond / quartz, 2) : null), ("ratioToRawBatch", batch > 0 ? Math.Round(perSecond / batch, 3) : null), ("loadBefore", load));
        // The one that was copied is due as well.
        return woken == due + 1 && fired == due + 1 ? 0 : 1;
    }

    internal static double Part(double[] all, double part) => all.Length == 0 ? -1 : Math.Round(all.Order().ElementAt((int)(part * (all.Length - 1))), 2);

    private static async Task<double[]> AnswerAsync(Motor motor, int[] people, TimeSpan during, CancellationToken ct)
    {
        var (all, from) = (new List<double>(), Stopwatch.GetTimestamp());
        using var tempo = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        foreach (var i in people)
        {
            if (ct.IsCancellationRequested || Stopwatch.GetElapsedTime(from) > during)
                break;
            await tempo.WaitForNextTickAsync(CancellationToken.None);
            var begun = Stopwatch.GetTimestamp();
            await motor.AnswerAsync(i, 1);
            all.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return [.. all];
    }

    // The raw step of a timer by hand, one and a hundred a transaction; and Quartz, whose jobs do nothing.
    private static async Task<(double One, double Batch, double Quartz)> PeersAsync(int pending, int due)
    {
        await using var bank = await PgBank.MakeAsync();
        await bank.AskAsync(Ruw.Schema);
        await bank.AskAsync(string.Join(';', Ruw.Halfway(1, pending)));
        await bank.AskAsync(string.Create(CultureInfo.InvariantCulture, $"UPDATE timer SET due = 1 WHERE instance <= {due * 2}; UPDATE instance SET state = 3 WHERE id <= {due * 2}"));
        await bank.AskAsync("VACUUM ANALYZE");
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(bank.Adres) { MaxAutoPrepare = 20, NoResetOnClose = true });
        return (await DrainAsync(source, 1, Math.Min(due, 5000), 8), await DrainAsync(source, 100, due, 2), await QuartzStorm.PerSecondAsync(bank.Adres, QuartzJobs));
    }

    private static async Task<double> DrainAsync(NpgsqlDataSource source, int each, int all, int workers)
    {
        var (left, from) = (all, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Add(ref left, -each) > -each)
            {
                await using var command = source.CreateCommand(
                    $"""
                    WITH due AS (SELECT id, instance FROM timer WHERE due <= $1 ORDER BY due LIMIT {each} FOR UPDATE SKIP LOCKED), gone AS (DELETE FROM timer t USING due WHERE t.id = due.id RETURNING t.instance),
                      went AS (UPDATE instance i SET state = 4, version = version + 1 FROM gone WHERE i.id = gone.instance AND i.state = 3 RETURNING i.id)
                    INSERT INTO task (id, instance, no, status) SELECT id * 10 + 3, id, 3, 0 FROM went
                    """);
                command.Parameters.Add(new() { Value = 1000L });
                await command.ExecuteNonQueryAsync();
            }
        })));
        return Math.Round(all / Stopwatch.GetElapsedTime(from).TotalSeconds);
    }
}
