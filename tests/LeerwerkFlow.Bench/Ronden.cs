using System.Diagnostics;

namespace LeerwerkFlow.Bench;

/// <summary>One round. <paramref name="Cpu"/> is the processor time of the whole process: the collector and the compiler count too, a neighbour on the machine does not.</summary>
internal sealed record Ronde(long Times, TimeSpan Wall, TimeSpan Cpu, long Bytes, int Collections)
{
    public double PerCpuSecond => Times / Cpu.TotalSeconds;

    public double PerSecond => Times / Wall.TotalSeconds;
}

/// <summary>Five rounds after a warm-up.</summary>
internal sealed record Ronden(IReadOnlyList<Ronde> All, double? Load)
{
    private const int Count = 5;

    // The runtime compiles hot code again after thirty calls and a pause; a shorter warm-up would measure that.
    private const double LeastWarmUp = 2;

    /// <summary>Rounds that lie further apart than this part of their median are noise.</summary>
    private const double MostSpread = 0.25;

    public bool IsNoisy => Spread(r => r.PerCpuSecond) > MostSpread;

    /// <param name="batch">Does the work a number of times and gives that number.</param>
    /// <param name="seconds">Processor time of one round: on a busy machine it takes longer, but does as much.</param>
    public static Ronden Measure(Func<long> batch, double seconds)
    {
        Run(batch, Math.Max(seconds, LeastWarmUp));
        var load = Machine.Load;
        return new Ronden([.. Enumerable.Range(0, Count).Select(_ => Run(batch, seconds))], load);
    }

    public double Median(Func<Ronde, double> of) => All.Select(of).Order().ElementAt(Count / 2);

    public double Min(Func<Ronde, double> of) => All.Min(of);

    public double Max(Func<Ronde, double> of) => All.Max(of);

    private double Spread(Func<Ronde, double> of) => (Max(of) - Min(of)) / Median(of);

    private static Ronde Run(Func<long> batch, double seconds)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (collections, bytes, cpu, from) = (GC.CollectionCount(0), GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var times = 0L;
        while ((Environment.CpuUsage.TotalTime - cpu).TotalSeconds < seconds)
            times += batch();
        return new Ronde(times, Stopwatch.GetElapsedTime(from), Environment.CpuUsage.TotalTime - cpu, GC.GetAllocatedBytesForCurrentThread() - bytes, GC.CollectionCount(0) - collections);
    }
}
