using System.Diagnostics;
using System.Globalization;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>W6: W1 from one, two and four processes on one PostgreSQL, in turn. The callers are as many in all, and every process wakes whatever is due, so that they meet.</summary>
internal static class KnopenVerb
{
    private const int Callers = 32;
    private const int PerRun = 1200;
    private const int Rounds = 5;
    private const int WarmUp = 800;
    private static readonly int[] Sizes = [1, 2, 4];

    /// <summary>1 when a traject or an effect is lost or doubled: then no figures are printed.</summary>
    public static async Task<int> RunAsync()
    {
        await using var huis = await Huis.OpenAsync("postgres");
        var knopen = Enumerable.Range(0, Sizes[^1]).Select(_ => Begin(huis.Door)).ToArray();
        try
        {
            var next = 1;
            // Each compiles its hot code.
            foreach (var knoop in knopen)
            {
                await PlayAsync([knoop], next, WarmUp);
                next += WarmUp;
            }

            var perSecond = Sizes.ToDictionary(n => n, _ => new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var n in Sizes)
                {
                    perSecond[n].Add(PerRun / await PlayAsync(knopen[..n], next, PerRun));
                    next += PerRun;
                }
            }

            await using var motor = Motor.On(huis);
            var (finished, effects) = await motor.CountAsync();
            var all = await huis.Db.FindAsync<long>("SELECT COUNT(*) FROM melding");
            if (finished != next - 1 || effects != 2 * finished || all != effects)
            {
                Console.Error.WriteLine($"{finished} of {next - 1} finished, {effects} effects in {all} meldingen. No figures.");
                return 1;
            }

            foreach (var n in Sizes)
            {
                double[] ratios = [.. perSecond[n].Zip(perSecond[1], (many, one) => many / one).Order()];
                new Uitvoer(new Opties(0, null, "", true)).Write(
                    $"W6 postgres nodes={n} c={Callers}", ("nodes", n), ("instancesPerSecond", Math.Round(perSecond[n].Order().ElementAt(Rounds / 2), 1)), ("ratioToOne", Math.Round(ratios[Rounds / 2], 3)),
                    ("ratioToOneMin", Math.Round(ratios[0], 3)), ("ratioToOneMax", Math.Round(ratios[^1], 3)), ("n", PerRun), ("rounds", Rounds), ("duplicates", 0));
            }

            return 0;
        }
        finally
        {
            foreach (var knoop in knopen)
            {
                knoop.Kill();
                knoop.Dispose();
            }
        }
    }

    /// <summary>One of the processes: plays what its input says, a line each of first number, number after the last, and callers; answers each with a line.</summary>
    public static async Task<int> WorkAsync(string map, string adres)
    {
        await using var huis = await Huis.JoinAsync(map, adres);
        await using var motor = Motor.On(huis);
        Console.WriteLine("klaar");
        while (Console.ReadLine() is { } line && line.Split(' ').Select(w => int.Parse(w, CultureInfo.InvariantCulture)).ToArray() is [var from, var until, var c])
        {
            int[] mine = [.. Enumerable.Range(from, until - from)];
            await Peer.EachAsync(mine, c, motor.StartAsync);
            foreach (var no in new[] { 1, 2 })
            {
                await motor.PrepareAsync(from, until, no);
                await Peer.EachAsync(mine, c, i => motor.AnswerAsync(i, no));
            }

            while (!await motor.HasTakenAsync(mine))
                await motor.WakeAsync(c);
            await Peer.EachAsync(mine, c, i => motor.AnswerAsync(i, 3));
            Console.WriteLine("gedaan");
        }

        return 0;
    }

    private static Process Begin((string Map, string Adres) door)
    {
        var knoop = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(KnopenVerb).Assembly.Location, "knoop", door.Map, door.Adres]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Heard(knoop, "klaar");
        return knoop;
    }

    private static void Heard(Process knoop, string word)
    {
        // The app says what it does on the same line.
        while (knoop.StandardOutput.ReadLine() is { } line)
        {
            if (line == word)
                return;
        }

        throw new InvalidOperationException("A process ended.");
    }

    private static async Task<double> PlayAsync(Process[] knopen, int from, int count)
    {
        var begun = Stopwatch.GetTimestamp();
        var part = count / knopen.Length;
        for (var n = 0; n < knopen.Length; n++)
            await knopen[n].StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{from + (n * part)} {from + ((n + 1) * part)} {Callers / knopen.Length}"));
        foreach (var knoop in knopen)
            await Task.Run(() => Heard(knoop, "gedaan"));
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
