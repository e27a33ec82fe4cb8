using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>W1: raw and another engine in turn, A B A B; every ratio is of a pair that ran right after each other.</summary>
internal static class MiniTrajectVerb
{
    private const int Pairs = 5;
    private const int QuickPairs = 3;
    private const int PerRun = 3000;
    private const int PerQuickBatch = 150;
    private const int WarmUp = 500;
    private const double WarmUpSeconds = 10;
    private const double MostSpread = 0.25;

    /// <summary>1 when an engine lost a traject or an effect: then its figures are not printed.</summary>
    public static async Task<int> RunAsync(MaatOpties opties)
    {
        Peer.MakeRoom(opties.Engine, opties.C);
        var peers = new List<Peer> { await OpenAsync("raw", opties) };
        try
        {
            foreach (var naam in opties.Peers.Where(p => p != "raw"))
                peers.Add(await OpenAsync(naam, opties));
            var (quick, played) = (opties.Seconds > 0, peers.ToDictionary(p => p.Naam, _ => new Gespeeld()));
            foreach (var peer in peers)
            {
                var from = Stopwatch.GetTimestamp();
                // The runtime compiles hot code again while it runs; shorter than this would measure that.
                do
                    await MeasureAsync(peer, played[peer.Naam], WarmUp, opties.C);
                while (Stopwatch.GetElapsedTime(from).TotalSeconds < WarmUpSeconds);
            }

            foreach (var gespeeld in played.Values)
                gespeeld.Runs.Clear();

            for (var pair = 0; pair < (quick ? QuickPairs : Pairs); pair++)
            {
                foreach (var peer in peers.Skip(1))
                {
                    foreach (var one in new[] { peers[0], peer })
                    {
                        var from = Stopwatch.GetTimestamp();
                        do
                            await MeasureAsync(one, played[one.Naam], quick ? PerQuickBatch : PerRun, opties.C);
                        while (quick && Stopwatch.GetElapsedTime(from).TotalSeconds < opties.Seconds);
                        played[one.Naam].CloseRun(versus: peer.Naam);
                    }
                }
            }

            return await WriteAsync(peers, played, opties);
        }
        finally
        {
            foreach (var peer in peers)
                await peer.DisposeAsync();
        }
    }

    private static async Task<Peer> OpenAsync(string naam, MaatOpties opties) => (naam, opties.Engine) switch
    {
        ("raw" or "rawgroup", "sqlite") => new RuwSqlite(naam == "rawgroup", opties.Synchronous),
        ("raw" or "rawgroup", _) => await RuwPostgres.OpenAsync(naam == "rawgroup"),
        ("leerwerkflow" or "product", _) => await Motor.OpenAsync(opties.Engine, naam == "product"),
        ("dbos", "postgres") => await Dbos.OpenAsync(),
        _ => throw new FormatException($"no peer {naam} on {opties.Engine}"),
    };

    private static async Task MeasureAsync(Peer peer, Gespeeld gespeeld, int n, int c)
    {
        GC.Collect();
        var (load, before, latencies) = (Machine.Load, await peer.ReadAsync(), new List<double>());
        var seconds = await peer.PlayAsync(gespeeld.Next, gespeeld.Next + n, c, latencies);
        gespeeld.Next += n;
        gespeeld.Add(new(n, seconds, latencies, (await peer.ReadAsync()).Minus(before), load ?? -1));
    }

    private static async Task<int> WriteAsync(List<Peer> peers, Dictionary<string, Gespeeld> played, MaatOpties opties)
    {
        var (uitvoer, right) = (opties.Uitvoer(), true);
        var raw = played["raw"];
        var noisy = raw.Spread > MostSpread;
        foreach (var peer in peers)
        {
            var (mine, (finished, effects), (durability, isDurable)) = (played[peer.Naam], await peer.CountAsync(), await peer.DurabilityAsync());
            if (finished != mine.Next - 1 || effects != 2 * finished)
            {
                Console.Error.WriteLine($"{peer.Naam}: {finished} of {mine.Next - 1} finished, {effects} of {2 * (mine.Next - 1)} effects. No figures.");
                right = false;
                continue;
            }

            var ratios = peer.Naam == "raw" ? [1] : mine.Against(raw, peer.Naam);
            if (peer.Naam == "leerwerkflow" && ratios.Max() < opties.Bewaard * MaatOpties.MostLoss)
            {
                Console.Error.WriteLine($"Slower: {ratios.Length} pairs in a row, the best {ratios.Max():0.00} × raw, where {opties.Bewaard:0.00} was stored.");
                right = false;
            }

            var runs = mine.Runs;
            double Each(Func<Stand, double> of) => Math.Round(runs.Sum(r => of(r.Cost)) / runs.Sum(r => r.N), 2);
            uitvoer.Write(
                $"W1 {opties.Engine} c={opties.C}", ("peer", peer.Naam), ("instancesPerSecond", Math.Round(mine.PerSecond, 1)), ("stepsPerSecond", Math.Round(5 * mine.PerSecond)),
                ("ratioToRaw", Math.Round(Median(ratios), 3)), ("ratioToRawMin", Math.Round(ratios.Min(), 3)), ("ratioToRawMax", Math.Round(ratios.Max(), 3)),
                ("ratioToRawGroup", played.TryGetValue("rawgroup", out var group) ? Math.Round(mine.PerSecond / group.PerSecond, 3) : null),
                ("p50", mine.Part(0.5)), ("p90", mine.Part(0.9)), ("p99", mine.Part(0.99)), ("p999", mine.Part(0.999)), ("max", mine.Part(1)),
                ("p50ToRaw", Math.Round(mine.Part(0.5) / raw.Part(0.5), 2)), ("p99ToRaw", Math.Round(mine.Part(0.99) / raw.Part(0.99), 2)),
                ("commands", Each(s => s.Commands)), ("commits", Each(s => s.Commits)), ("bytes", Each(s => s.Bytes)), ("walBytes", Each(s => s.WalBytes)), ("cpuMs", Each(s => s.CpuMs)), ("allocatedKb", Math.Round(Each(s => s.AllocatedBytes) / 1024, 1)),
                ("phaseSeconds", new JsonArray([.. Enumerable.Range(0, 5).Select(p => (JsonNode?)Math.Round(runs.Sum(r => r.Phases[p]), 2))])), ("c", opties.C), ("n", runs.Sum(r => r.N)), ("runs", mine.PerRun.Count), ("loadBefore", new JsonArray([.. runs.Select(r => (JsonNode?)r.Load)])),
                ("rssMb", Environment.WorkingSet / 1_000_000), ("durability", durability), ("headline", isDurable && !noisy && opties.Seconds == 0 && opties.Synchronous == "FULL"), ("noisy", noisy));
        }

        return right ? 0 : 1;
    }

    private static double Median(double[] all) => all.Order().ElementAt(all.Length / 2);

    private sealed record Run(int N, double[] Phases, List<double> Latencies, Stand Cost, double Load);

    private sealed class Gespeeld
    {
        private int open;

        public int Next { get; set; } = 1;

        public List<Run> Runs { get; } = [];

        /// <summary>Instances per second of each run, with the peer whose pair it was.</summary>
        public List<(string Versus, double PerSecond)> PerRun { get; } = [];

        public double PerSecond => Median([.. PerRun.Select(r => r.PerSecond)]);

        public double Spread => (PerRun.Max(r => r.PerSecond) - PerRun.Min(r => r.PerSecond)) / PerSecond;

        public void Add(Run run) => Runs.Add(run);

        public void CloseRun(string versus)
        {
            var mine = Runs.Skip(open).ToList();
            open = Runs.Count;
            PerRun.Add((versus, mine.Sum(r => r.N) / mine.Sum(r => r.Phases.Sum())));
        }

        public double[] Against(Gespeeld raw, string naam) => [.. PerRun.Zip(raw.PerRun.Where(r => r.Versus == naam), (a, b) => a.PerSecond / b.PerSecond)];

        public double Part(double part)
        {
            var all = Runs.SelectMany(r => r.Latencies).Order().ToArray();
            return all.Length == 0 ? 0 : Math.Round(all[(int)(part * (all.Length - 1))], 3);
        }
    }
}
