using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>
/// Whether every way on from a state comes to an end, in a version that it did not begin in: a branch that was drawn since never begins for it, and a join could wait for it for ever.
/// What was found out is kept, so that many trajecten cost little more than one.
/// </summary>
public sealed class ReachEnd(FlowSet flows)
{
    private const int Max = 50_000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, bool> known = [];

    /// <summary>True when no way on from here stops before an end.</summary>
    public bool From(FlowState state)
    {
        lock (gate)
        {
            var start = Explore.Slim(state);
            return known.TryGetValue(Control.KeyOf(start), out var sound) ? sound : Look(start);
        }
    }

    private bool Look(FlowState start)
    {
        var before = new Dictionary<string, List<string>> { [Control.KeyOf(start)] = [] };
        var (good, bad) = (new Stack<string>(), new Stack<string>());
        var todo = new Queue<FlowState>([start]);
        while (todo.TryDequeue(out var state))
        {
            var key = Control.KeyOf(state);
            if (state.IsEnded)
                good.Push(key);
            else if (known.TryGetValue(key, out var sound))
                (sound ? good : bad).Push(key);
            else if (before.Count > Max || !Follow(state, key, before, todo))
                bad.Push(key);
        }

        var reaches = Back(good, before);
        foreach (var key in before.Keys.Where(k => !reaches.Contains(k)))
            bad.Push(key);
        var unsound = Back(bad, before);
        foreach (var key in before.Keys)
            known[key] = !unsound.Contains(key);
        return known[Control.KeyOf(start)];
    }

    /// <summary>Notes what can follow a state; false when the kernel refuses one of its ways on.</summary>
    private bool Follow(FlowState state, string key, Dictionary<string, List<string>> before, Queue<FlowState> todo)
    {
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var next in Explore.Stimuli(flows, state).SelectMany(s => Explore.Every(c => Play.Next(flows, state, s, c), faults)))
        {
            var to = Control.KeyOf(next);
            if (before.TryAdd(to, []))
                todo.Enqueue(Explore.Slim(next));
            before[to].Add(key);
        }

        return faults.Count == 0;
    }

    private static HashSet<string> Back(Stack<string> todo, Dictionary<string, List<string>> before)
    {
        var seen = new HashSet<string>();
        while (todo.TryPop(out var key))
        {
            if (!seen.Add(key))
                continue;
            foreach (var earlier in before[key])
                todo.Push(earlier);
        }

        return seen;
    }
}
