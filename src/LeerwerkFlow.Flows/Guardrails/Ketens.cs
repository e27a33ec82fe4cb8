using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>For each open wait the scopes around it, from the inside out, and what can still come in each of them.</summary>
internal sealed class Ketens(Bereik bereik)
{
    private readonly Dictionary<string, Schakel[]> known = new(StringComparer.Ordinal);

    /// <summary>One scope around a wait.</summary>
    /// <param name="Scope">Place of the scope.</param>
    /// <param name="Tak">Place, inside the scope, of the step that holds the wait: the branch it belongs to.</param>
    /// <param name="Stil">True when nothing can come in this branch that matters outside it.</param>
    /// <param name="Na">All that can still come.</param>
    private readonly record struct Schakel(string Scope, string Tak, bool Stil, ulong Na);

    /// <summary>All that can still come after a state, also when an interrupt leaves one of its scopes.</summary>
    public ulong Ahead(FlowState state)
    {
        var ahead = 0UL;
        foreach (var pad in state.Waits.Keys.Concat(state.Scopes.Keys))
        {
            foreach (var schakel in Of(state, pad))
                ahead |= schakel.Na;
        }

        return ahead;
    }

    /// <summary>Places of the waits that may stay where they are; null when there are none. As long as a branch beside them can still matter.</summary>
    public HashSet<string>? Frozen(FlowState state)
    {
        if (state.Waits.Count < 2)
            return null;
        var loud = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var wait in state.Waits.Values)
        {
            foreach (var schakel in Of(state, wait.Pad))
            {
                if (!schakel.Stil)
                    (loud.TryGetValue(schakel.Scope, out var takken) ? takken : loud[schakel.Scope] = []).Add(schakel.Tak);
            }
        }

        HashSet<string>? frozen = null;
        foreach (var wait in state.Waits.Values)
        {
            foreach (var schakel in Of(state, wait.Pad))
            {
                if (schakel.Stil && loud.TryGetValue(schakel.Scope, out var takken) && !takken.Contains(schakel.Tak))
                    (frozen ??= []).Add(wait.Pad);
            }
        }

        return frozen;
    }

    private Schakel[] Of(FlowState state, string place)
    {
        if (known.TryGetValue(place, out var schakels))
            return schakels;
        var list = new List<Schakel>();
        var (pad, seen) = (place, 0UL);
        while (pad.Length > 0)
        {
            var scope = Places.ScopeOf(pad).ToString();
            var na = bereik.After(state.Scopes[scope].Flow, Places.StepOf(pad));
            seen |= na & Bereik.Zichtbaar;
            list.Add(new Schakel(scope, pad, seen == 0 && (na & Bereik.Eind) == 0, na));
            pad = scope;
        }

        return known[place] = [.. list];
    }
}
