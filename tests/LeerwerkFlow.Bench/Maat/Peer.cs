using System.Diagnostics;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>One engine that plays W1: the raw baseline, ours, or a peer.</summary>
internal abstract class Peer(string naam) : IAsyncDisposable
{
    public string Naam { get; } = naam;

    /// <summary>Raw callers of SQLite block a thread each. More threads than that would only look for work, and take it from who has some.</summary>
    public static void MakeRoom(string engine, int c)
    {
        if (engine == "sqlite")
            ThreadPool.SetMinThreads(c + 4, c + 4);
    }

    /// <summary>Begins the traject with this number; returns after the commit.</summary>
    public abstract Task StartAsync(int i);

    /// <summary>Answers taak 1, 2 or 3; returns when the next waiting state is committed.</summary>
    public abstract Task AnswerAsync(int i, int no);

    /// <summary>Wakes the timers that are due now, several at a time, and says how many.</summary>
    public abstract Task<int> WakeAsync(int sideBySide);

    /// <summary>What the callers know before a phase, such as the ids of the taken they have on the screen. Not timed.</summary>
    public virtual Task PrepareAsync(int from, int until, int no) => Task.CompletedTask;

    /// <summary>Adds trajecten that stand at taak 2 with a timer far ahead, by one statement a table; only raw does.</summary>
    public virtual Task HalfwayAsync(int from, int until) => throw new NotSupportedException();

    /// <summary>How many trajecten finished, and how many distinct effects the outbox holds.</summary>
    public abstract Task<(long Finished, long Effects)> CountAsync();

    /// <summary>What it has cost so far; the difference of two is the cost of what lies between.</summary>
    public abstract Task<Stand> ReadAsync();

    /// <summary>The settings that make a commit durable, as the database itself tells them.</summary>
    public abstract Task<(string Text, bool IsDurable)> DurabilityAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Plays the trajecten from <paramref name="from"/> to before <paramref name="until"/>: all begun, all answered, all timers fired, all answered, all answered.</summary>
    /// <param name="c">Callers; each takes the next number from one counter.</param>
    /// <param name="latencies">Gets the milliseconds of every answer.</param>
    /// <returns>Seconds of each phase.</returns>
    public virtual async Task<double[]> PlayAsync(int from, int until, int c, List<double> latencies)
    {
        var seconds = new double[5];
        seconds[0] = await PhaseAsync(from, until, c, StartAsync, null);
        await PrepareAsync(from, until, 1);
        seconds[1] = await PhaseAsync(from, until, c, i => AnswerAsync(i, 1), latencies);
        await PrepareAsync(from, until, 2);
        using var stop = new CancellationTokenSource();
        var left = until - from;
        var poller = Task.Run(async () =>
        {
            using var tempo = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            while (left > 0 && !stop.IsCancellationRequested)
            {
                var woken = await WakeAsync(c);
                left -= woken;
                if (woken == 0)
                    await tempo.WaitForNextTickAsync();
            }
        });
        seconds[2] = await PhaseAsync(from, until, c, i => AnswerAsync(i, 2), latencies);
        var start = Stopwatch.GetTimestamp();
        stop.CancelAfter(TimeSpan.FromMinutes(5));
        await poller;
        seconds[3] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await PrepareAsync(from, until, 3);
        seconds[4] = await PhaseAsync(from, until, c, i => AnswerAsync(i, 3), latencies);
        return seconds;
    }

    private static async Task<double> PhaseAsync(int from, int until, int c, Func<int, Task> step, List<double>? latencies)
    {
        var start = Stopwatch.GetTimestamp();
        var each = await EachAsync([.. Enumerable.Range(from, until - from)], c, step);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        latencies?.AddRange(each);
        return seconds;
    }

    /// <summary>One step for each number by <paramref name="c"/> callers, and the milliseconds of each.</summary>
    public static async Task<List<double>> EachAsync(int[] numbers, int c, Func<int, Task> step)
    {
        var next = -1;
        var each = await Task.WhenAll(Enumerable.Range(0, c).Select(_ => Task.Run(async () =>
        {
            var mine = new List<double>();
            while (Interlocked.Increment(ref next) is var i && i < numbers.Length)
            {
                var begun = Stopwatch.GetTimestamp();
                await step(numbers[i]);
                mine.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            return mine;
        })));
        return [.. each.SelectMany(e => e)];
    }
}

/// <summary>Counters that only grow, of one peer.</summary>
/// <param name="Commands">SQL statements sent, without BEGIN and COMMIT; -1: not known.</param>
/// <param name="Commits">Commits; on PostgreSQL the server's own count, reading and polling included.</param>
/// <param name="Bytes">Of the database, after a checkpoint (and VACUUM on PostgreSQL).</param>
/// <param name="WalBytes">Written to the log; -1: not known.</param>
/// <param name="CpuMs">Processor time of the process of the engine; that of a database server is not in it.</param>
/// <param name="AllocatedBytes">Managed memory; -1: not known.</param>
internal sealed record Stand(double Commands, double Commits, double Bytes, double WalBytes, double CpuMs, double AllocatedBytes)
{
    public Stand Minus(Stand before) => new(
        Commands - before.Commands, Commits - before.Commits, Bytes - before.Bytes, WalBytes - before.WalBytes, CpuMs - before.CpuMs, AllocatedBytes - before.AllocatedBytes);
}

/// <summary>ASCII of the length that W1 asks, another one for each traject; the same in every run.</summary>
internal static class Lading
{
    private const int Voorraad = 100_003;
    private static readonly string Tekst = new(new Random(20261120).GetItems("abcdefghijklmnopqrstuvwxyz0123456789".AsSpan(), Voorraad + 200));

    public static string Start(int i) => Of(i, 200);

    public static string Antwoord(int i, int no) => Of(i + (no * 31), 100);

    public static string Letters(int i, int lang) => Tekst.Substring((int)(i * 7919L % Voorraad), lang);

    private static string Of(int i, int lang) => $$"""{"n":{{i}},"t":"{{Letters(i, lang)}}"}""";
}
