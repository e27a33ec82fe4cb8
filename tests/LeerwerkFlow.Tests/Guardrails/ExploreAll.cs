using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Guardrails;

/// <summary>All control states of a flow and how they follow each other.</summary>
/// <param name="Keys">The states, in the order they were found; the first ones follow the beginning.</param>
/// <param name="Next">For each state the numbers of the states that can follow.</param>
/// <param name="Ended">Numbers of the states in which the traject has ended.</param>
/// <param name="Faults">What the kernel refused on the way: a path on which the flow cannot go on.</param>
internal sealed record Exploration(IReadOnlyList<string> Keys, IReadOnlyList<int[]> Next, IReadOnlySet<int> Ended, IReadOnlyList<string> Faults)
{
    /// <summary>Numbers of the states from which no end can be reached; empty in a sound flow.</summary>
    public IReadOnlyList<int> Stuck()
    {
        var before = new List<int>[Keys.Count];
        for (var i = 0; i < Keys.Count; i++)
        {
            foreach (var next in Next[i])
                (before[next] ??= []).Add(i);
        }

        var reaches = Ended.ToHashSet();
        var todo = new Stack<int>(reaches);
        while (todo.TryPop(out var here))
        {
            foreach (var i in before[here] ?? [])
            {
                if (reaches.Add(i))
                    todo.Push(i);
            }
        }

        return [.. Enumerable.Range(0, Keys.Count).Where(i => !reaches.Contains(i))];
    }
}

/// <summary>Explores the kernel's own step function over every outcome and interrupt, with every fact unknown.</summary>
internal static class ExploreAll
{
    /// <exception cref="FlowFault">There are more control states than <paramref name="max"/>: the flow has too many branches side by side.</exception>
    public static Exploration Run(FlowSet flows, string flow, int max = 200_000)
    {
        var numbers = new Dictionary<string, int>();
        var keys = new List<string>();
        var states = new List<FlowState>();
        var next = new List<int[]>();
        var ended = new HashSet<int>();
        var faults = new SortedSet<string>(StringComparer.Ordinal);

        foreach (var state in Explore.Every(c => Play.Begin(flows, flow, new Begin(DateTimeOffset.UnixEpoch, new DateOnly(2000, 1, 1), SortedMap<Feit>.Empty), c), faults))
            Number(state);
        for (var i = 0; i < states.Count; i++)
        {
            var followers = new HashSet<int>();
            foreach (var stimulus in Explore.Stimuli(flows, states[i]))
            {
                foreach (var state in Explore.Every(c => Play.Next(flows, states[i], stimulus, c), faults))
                    followers.Add(Number(state));
            }

            next.Add([.. followers]);
        }

        return new Exploration(keys, next, ended, [.. faults]);

        int Number(FlowState state)
        {
            var key = Control.KeyOf(state);
            if (numbers.TryGetValue(key, out var known))
                return known;
            if (keys.Count == max)
                throw new FlowFault($"Deze flow heeft meer dan {max} toestanden: er lopen te veel takken naast elkaar.");
            numbers.Add(key, keys.Count);
            keys.Add(key);
            states.Add(Explore.Slim(state));
            if (state.IsEnded)
                ended.Add(keys.Count - 1);
            return keys.Count - 1;
        }
    }
}
