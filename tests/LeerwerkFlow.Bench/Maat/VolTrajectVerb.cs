using System.Diagnostics;
using LeerwerkFlow.Bench.Kernel;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>W2: whole trajecten of two years on the real app, each next step of another one: what one costs in time, statements and bytes. Letters are asked, not printed.</summary>
internal static class VolTrajectVerb
{
    public static async Task<int> RunAsync(MaatOpties opties)
    {
        await using var huis = await Huis.OpenAsync(opties.Engine);
        await huis.PublishAsync("vol", 1, "vol-intake", "vol-werk", "vol-nazorg", "vol-opdracht");
        await using var motor = Motor.On(huis, "vol");
        var (n, random) = (opties.Aantal == 0 ? 100 : opties.Aantal, new Random(20261120));
        var (start, advance) = (huis.Get<StartTraject>(), huis.Get<AdvanceTraject>());
        var verlopen = Enumerable.Range(0, n).Select(i => VolTraject.Record(i, () => random.NextDouble() >= 0.2)).ToArray();
        var (load, before, from) = (Machine.Load, await motor.ReadAsync(), Stopwatch.GetTimestamp());
        var ids = new List<string>();
        for (var i = 0; i < n; i++)
            ids.Add(await start.RunAsync(new(Huis.Lwb, "Nora", "Voorbeeld", new Contact(Straat: Lading.Start(i)), Huis.Vacature, Huis.Coach, null, "vol"), Huis.Coach, _ => verlopen[i].Begin));
        var steps = (long)n;
        for (var turn = 0; turn < verlopen.Max(v => v.Daarna.Length); turn++)
        {
            foreach (var (verloop, i) in verlopen.Select((v, i) => (v, i)).Where(v => v.v.Daarna.Length > turn))
            {
                await advance.RunAsync(ids[i], (_, _) => verloop.Daarna[turn], Huis.Coach);
                steps++;
            }
        }

        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        var cost = (await motor.ReadAsync()).Minus(before);
        var ended = await huis.Db.FindAsync<long>("SELECT COUNT(*) FROM traject WHERE status = 'afgerond'");
        opties.Uitvoer().Write(
            $"W2 {opties.Engine}", ("n", n), ("ended", ended), ("stepsEach", Math.Round((double)steps / n, 1)), ("msEach", Math.Round(seconds * 1000 / n, 1)), ("msPerStep", Math.Round(seconds * 1000 / steps, 2)),
            ("bytesEach", Math.Round(cost.Bytes / n)), ("walBytesEach", Math.Round(cost.WalBytes / n)), ("commandsEach", Math.Round(cost.Commands / n)), ("cpuMsEach", Math.Round(cost.CpuMs / n, 1)), ("allocatedKbEach", Math.Round(cost.AllocatedBytes / n / 1024)),
            ("bytesByTable", await huis.TablesAsync(n)), ("loadBefore", load));
        return ended == n ? 0 : 1;
    }
}
