using System.Diagnostics;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Kernel;

/// <summary>Trajecten side by side on the pure kernel: each next step is of another traject, as it is in life.</summary>
/// <param name="Flows">The flows that they play.</param>
/// <param name="Flow">The top flow.</param>
/// <param name="Verlopen">What reaches each traject.</param>
public sealed record Werklast(FlowSet Flows, string Flow, IReadOnlyList<Verloop> Verlopen)
{
    private readonly FlowState[] states = new FlowState[Verlopen.Count];

    /// <summary>The bench's own flows, as they stand in <c>flows/</c>.</summary>
    public static FlowsRead Load(params string[] names) =>
        FlowJson.ReadAll(names.Select(n => (n + ".json", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "flows", n + ".json")))));

    /// <summary>Plays every traject to its end and gives the number of durable steps. <paramref name="latencies"/> gets the ticks of each, for as far as it is long.</summary>
    public long PlayAll(long[]? latencies = null)
    {
        var steps = 0L;
        for (var i = 0; i < states.Length; i++)
        {
            var from = Now(latencies);
            states[i] = Play.Begin(Flows, Flow, Verlopen[i].Begin).State;
            Note(latencies, steps++, from);
        }

        for (var (n, going) = (0, true); going; n++)
        {
            going = false;
            for (var i = 0; i < states.Length; i++)
            {
                var daarna = Verlopen[i].Daarna;
                if (n >= daarna.Length)
                    continue;
                going = true;
                var from = Now(latencies);
                states[i] = Play.Next(Flows, states[i], daarna[n]).State;
                Note(latencies, steps++, from);
            }
        }

        return Array.TrueForAll(states, s => s.IsEnded) ? steps : throw new InvalidOperationException("A traject did not end: these figures would be worth nothing.");
    }

    private static long Now(long[]? latencies) => latencies is null ? 0 : Stopwatch.GetTimestamp();

    private static void Note(long[]? latencies, long step, long from)
    {
        if (latencies is not null && step < latencies.Length)
            latencies[step] = Stopwatch.GetTimestamp() - from;
    }
}
