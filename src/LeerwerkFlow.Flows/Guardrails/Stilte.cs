using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>
/// Tasks and documents that may simply go first: until the next waits nothing comes that a rule looks at, that ends or joins anything, or that another branch could touch. Whatever
/// the other branches do before or after gives the same verdicts, so one order is enough.
/// </summary>
/// <param name="kijkt">True for a step that the rules look at.</param>
/// <param name="deelt">True for a step that reads a fact which is set elsewhere.</param>
internal sealed class Stilte(FlowSet flows, Func<FlowGraph, Step, bool> kijkt, Func<Step, bool> deelt)
{
    private readonly Dictionary<(string Flow, string Stap), HashSet<string>?> zones = [];
    private readonly Dictionary<(string Flow, string Stap), HashSet<string>> bereiken = [];
    private readonly Dictionary<string, HashSet<string>> joins = new(StringComparer.Ordinal);

    /// <summary>One of the open waits that may go first; null when there is none.</summary>
    public OpenWait? FindFirst(FlowState state, IReadOnlyList<OpenWait> open)
    {
        if (state.Waits.Count < 2)
            return null;
        foreach (var wait in open)
        {
            if (wait.Soort is WaitSoort.Taak or WaitSoort.Document && Zone(flows.Get(wait.Flow), wait.Stap) is { } zone && IsApart(state, wait, zone))
                return wait;
        }

        return null;
    }

    private bool IsApart(FlowState state, OpenWait wait, HashSet<string> zone)
    {
        var scope = Places.ScopeOf(wait.Pad).ToString();
        foreach (var pad in state.Waits.Keys.Concat(state.Scopes.Keys))
        {
            if (pad.Length > 0 && pad != wait.Pad && Places.ScopeOf(pad).SequenceEqual(scope) && Reach(flows.Get(wait.Flow), Places.StepOf(pad)).Overlaps(zone))
                return false;
        }

        return true;
    }

    // The step with all that is played after it, up to and with the next waits; null when something of it matters elsewhere.
    private HashSet<string>? Zone(FlowGraph flow, string stap)
    {
        if (zones.TryGetValue((flow.Id, stap), out var known))
            return known;
        var zone = new HashSet<string> { stap };
        var todo = new Stack<string>([stap]);
        while (todo.TryPop(out var here))
        {
            var step = flow.GetStep(here);
            if (kijkt(flow, step) || deelt(step) || !IsPlain(flow, step))
                return zones[(flow.Id, stap)] = null;
            foreach (var pijl in flow.From(here))
            {
                if (JoinsOf(flow).Contains(pijl.Naar))
                    return zones[(flow.Id, stap)] = null;
                if (zone.Add(pijl.Naar) && !IsWait(flow.GetStep(pijl.Naar)))
                    todo.Push(pijl.Naar);
            }
        }

        return zones[(flow.Id, stap)] = zone;
    }

    // Every outcome leads one way, and the step does nothing to the flow around it.
    private static bool IsPlain(FlowGraph flow, Step step) =>
        (IsWait(step) || step.Type is "Elsa.FlowDecision" or "Leerwerk.Feit" or "Leerwerk.Mijlpaal" or "Leerwerk.Melding" or "Elsa.WriteLine")
        && step.Inhoud is null && !step.Uitkomsten.IsEmpty && step.Uitkomsten.All(u => flow.From(step.Id).Count(p => p.Poort == u) == 1);

    private static bool IsWait(Step step) => step.Type is "Leerwerk.Taak" or "Leerwerk.Document" or "Leerwerk.Wacht" or "Leerwerk.WachtOpBericht" or "Leerwerk.Controle";

    private HashSet<string> JoinsOf(FlowGraph flow) => joins.TryGetValue(flow.Id, out var known) ? known : joins[flow.Id] = Joins.Of(flow);

    private HashSet<string> Reach(FlowGraph flow, string stap)
    {
        if (bereiken.TryGetValue((flow.Id, stap), out var known))
            return known;
        var seen = new HashSet<string> { stap };
        var todo = new Stack<string>([stap]);
        while (todo.TryPop(out var here))
        {
            foreach (var pijl in flow.From(here))
            {
                if (seen.Add(pijl.Naar))
                    todo.Push(pijl.Naar);
            }
        }

        return bereiken[(flow.Id, stap)] = seen;
    }
}
