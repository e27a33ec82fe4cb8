using System.Diagnostics;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>W3: answers to random ones among 1,000 to a million trajecten that stand halfway; starting and idling with them. Raw holds as many raw ones.</summary>
internal static class WachtendenVerb
{
    private const int Answers = 1000;
    private const int Knocks = 20;
    private const double SecondsBetweenKnocks = 5;

    public static async Task<int> RunAsync(MaatOpties opties)
    {
        Peer.MakeRoom(opties.Engine, 8);
        var uitvoer = opties.Uitvoer();
        await using var huis = await Huis.OpenAsync(opties.Engine);
        await using Peer raw = opties.Engine == "sqlite" ? new RuwSqlite(grouped: false, "FULL") : await RuwPostgres.OpenAsync(grouped: false);
        var (bron, had) = (await Wachtenden.TemplateAsync(huis, 1), 1);
        var emptyRss = Rss();
        var emptyStart = await ColdAsync(huis, bron);
        // Each is answered once, so every next one is another.
        var (random, chosen) = (new Random(20261120), new HashSet<int>());
        foreach (var m in new[] { 1000, 10_000, 100_000, 1_000_000 }.Where(m => m <= (opties.Aantal == 0 ? 100_000 : opties.Aantal)))
        {
            var from = Stopwatch.GetTimestamp();
            await Wachtenden.FillAsync(huis, bron, had, m, null);
            await raw.HalfwayAsync(had, m);
            had = m;
            var fill = Math.Round(Stopwatch.GetElapsedTime(from).TotalSeconds);
            // It counts what the app does since the last start.
            await using var motor = Motor.On(huis, "mini");
            foreach (var c in new[] { 1, 8 })
            {
                var mine = Pick(random, chosen, Math.Min(Answers, m / 4), m);
                foreach (var i in mine)
                    await motor.PrepareAsync(i, Wachtenden.Id(i));
                var load = Machine.Load;
                var commands = motor.Statements;
                var ours = await Peer.EachAsync(mine, c, i => motor.AnswerAsync(i, 2));
                commands = motor.Statements - commands;
                var theirs = await Peer.EachAsync(mine, c, i => raw.AnswerAsync(i, 2));
                uitvoer.Write(
                    $"W3 {opties.Engine} M={m} c={c}", ("m", m), ("c", c), ("p50", Part(ours, 0.5)), ("p99", Part(ours, 0.99)), ("rawP50", Part(theirs, 0.5)), ("rawP99", Part(theirs, 0.99)),
                    ("commandsPerStep", Math.Round((double)commands / mine.Length, 2)), ("n", mine.Length), ("fillSeconds", fill), ("loadBefore", load));
            }

            var (start, rss) = (await ColdAsync(huis, bron), Rss());
            uitvoer.Write(
                $"W3 {opties.Engine} M={m} rest", ("m", m), ("coldStartMs", start), ("coldStartEmptyMs", emptyStart), ("rssMb", rss), ("rssEmptyMb", emptyRss),
                ("idlePercentOfACore", await IdleAsync(huis)), ("bytesPerTraject", Math.Round((await huis.ReadAsync(0, 0)).Bytes / m)), ("rawBytesPerTraject", Math.Round((await raw.ReadAsync()).Bytes / m)));
        }

        return 0;
    }

    private static int[] Pick(Random random, HashSet<int> chosen, int n, int m)
    {
        var mine = new List<int>();
        while (mine.Count < n)
        {
            if (random.Next(1, m) is var i && chosen.Add(i))
                mine.Add(i);
        }

        return [.. mine];
    }

    private static double Part(List<double> all, double part) => Math.Round(all.Order().ElementAt((int)(part * (all.Count - 1))), 3);

    // The app is made anew on the same database in this process, warm code and all: what is left is what the database makes it do. Until a first row is read through it.
    private static async Task<double> ColdAsync(Huis huis, string bron)
    {
        var from = Stopwatch.GetTimestamp();
        await huis.RestartAsync();
        await huis.Db.FindAsync<long>("SELECT revisie FROM traject WHERE id = @bron", new { bron });
        await huis.Db.WriteAsync([new("UPDATE traject SET revisie = revisie WHERE id = @bron", new { bron })]);
        return Math.Round(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
    }

    // What the clockwork does every five seconds, asked at once some twenty times.
    private static async Task<double> IdleAsync(Huis huis)
    {
        var due = huis.Get<DueWork>();
        // What the answers left to be delivered is no idling.
        while (await huis.Get<DeliverMelding>().RunAsync() > 0)
            continue;
        await due.RunAsync();
        var cpu = Environment.CpuUsage.TotalTime;
        for (var knock = 0; knock < Knocks; knock++)
            await due.RunAsync();
        return Math.Round((Environment.CpuUsage.TotalTime - cpu).TotalSeconds / Knocks / SecondsBetweenKnocks * 100, 2);
    }

    private static long Rss()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Environment.WorkingSet / 1_000_000;
    }
}
