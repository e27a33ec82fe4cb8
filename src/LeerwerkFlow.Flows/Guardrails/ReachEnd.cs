using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>
/// Whether every way on from a state comes to an end, in a version that it did not begin in: a branch that was drawn since never begins for it, and a join could wait for it for ever.
/// What was found out is kept, so that many trajecten cost little more than one.
/// </summary>
/// <remarks>
/// It holds for a version that is sound itself, as publishing sees to: once a phase that alone was busy is left, what follows is what follows for whoever began in this version, so
/// nobody looks further than that phase.
/// </remarks>
public sealed class ReachEnd(FlowSet flows)
{
    private const int Max = 50_000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, bool> known = [];
    private readonly SameDrawing same = new(flows);

    /// <summary>True when no way on from here stops before an end.</summary>
    /// <param name="van">The flows that the state was carried over from, each wait to its own place: a phase that is drawn the same goes on the same. Null: it is looked at in any case.</param>
    public bool From(FlowState state, FlowSet? van = null)
    {
        lock (gate)
        {
            var start = Explore.Slim(state);
            if (known.TryGetValue(Control.KeyOf(start), out var sound))
                return sound;
            return (van is not null && same.As(van, Carried(start).Flow)) || Look(start);
        }
    }

    private bool Look(FlowState start)
    {
        var carried = Carried(start);
        var before = new Dictionary<string, List<string>> { [Control.KeyOf(start)] = [] };
        var (good, bad) = (new Stack<string>(), new Stack<string>());
        var todo = new Queue<FlowState>([start]);
        while (todo.TryDequeue(out var state))
        {
            var key = Control.KeyOf(state);
            if (state.IsEnded || state.Scopes.GetValueOrDefault(carried.Pad)?.Id != carried.Id)
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

    // The innermost scope that holds all that is busy.
    private static Scope Carried(FlowState state)
    {
        for (var scope = state.Scopes[""]; ;)
        {
            var inside = state.Scopes.Values.Where(s => s.Pad.Length > 0 && IsRightIn(s.Pad, scope)).ToList();
            if (inside is not [{ Los: false } only] || !scope.Tokens.IsEmpty || !scope.Telling.IsEmpty || state.Waits.Keys.Any(w => IsRightIn(w, scope)))
                return scope;
            scope = only;
        }
    }

    private static bool IsRightIn(string pad, Scope scope) => pad[..Math.Max(0, pad.LastIndexOf('/'))] == scope.Pad;

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
