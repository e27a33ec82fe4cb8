using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>
/// Whether every way through a flow meets a step: with branches side by side it is enough that one of them does, at a choice each way must. A loop is assumed to be left
/// at last; one that cannot be left and has no such step is a way around it.
/// </summary>
internal sealed class BestaatNazicht(FlowSet flows, Herkenning herkenning, Bestaat vorm)
{
    private readonly Dictionary<string, HashSet<string>> omzeild = new(StringComparer.Ordinal);
    private readonly HashSet<string> busy = [];

    /// <summary>The steps of a way around, from the first step on; empty when there is none.</summary>
    public List<(string Flow, Step Stap)> FindWayAround(string flow)
    {
        var graph = flows.Find(flow);
        return graph?.Start is not { } start || !Around(graph).Contains(start) ? [] : [.. (Seek(graph, start, Around(graph), [], []) ?? [start]).Select(id => (graph.Id, graph.GetStep(id)))];
    }

    // A way to an end that keeps to what the flow itself writes on it.
    private List<string>? Seek(FlowGraph graph, string here, HashSet<string> around, HashSet<string> seen, Dictionary<string, object> feiten)
    {
        if (!around.Contains(here) || !seen.Add(here))
            return null;
        var step = graph.GetStep(here);
        if (IsEnd(graph, step))
            return [here];
        if (step.Type == "Leerwerk.Feit" && step.Text("soort") == "jaNee" && step.Text("waarde") is "ja" or "nee")
            feiten = new(feiten) { [step.Text("feit")!.Replace('.', '_')] = step.Text("waarde") == "ja" };
        var known = step.Type == "Elsa.FlowDecision" && step.Invoer.TryGetValue("condition", out var voorwaarde) && voorwaarde.Taal == "Scriban" ? Decide(voorwaarde, feiten) : null;
        foreach (var pijl in graph.From(here).Where(p => known is null || p.Poort == (known == true ? "True" : "False")))
        {
            if (Seek(graph, pijl.Naar, around, seen, feiten) is { } rest)
                return [here, .. rest];
        }

        return null;
    }

    private static bool? Decide(Invoer voorwaarde, Dictionary<string, object> feiten)
    {
        try
        {
            return Expression.Evaluate(voorwaarde.Uitdrukking, new Kernel.AssumedModel(feiten)) as bool?;
        }
        catch (LanguageException)
        {
            // A condition that cannot be worked out has a finding of its own.
            return null;
        }
    }

    // Ids of the steps from which the flow can end, or go round for ever, without meeting the step.
    private HashSet<string> Around(FlowGraph graph)
    {
        if (omzeild.TryGetValue(graph.Id, out var known))
            return known;
        if (!busy.Add(graph.Id))
            return [];
        var meets = graph.Steps.Where(s => Meets(graph, s)).Select(s => s.Id).ToHashSet();
        var around = new HashSet<string>();
        foreach (var step in graph.Steps.Where(s => !meets.Contains(s.Id)))
        {
            if (IsEnd(graph, step) || !CanReach(graph, step.Id, meets))
                around.Add(step.Id);
        }

        around.RemoveWhere(id => Vacuous(graph.GetStep(id)));
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var step in graph.Steps.Where(s => !meets.Contains(s.Id) && !around.Contains(s.Id)))
            {
                if (Ways(graph, step) is { Count: > 0 } ways && (IsFork(step) ? ways.All(w => w.Exists(around.Contains)) : ways.Exists(w => w.Count > 0 && w.TrueForAll(around.Contains))))
                    grown |= around.Add(step.Id);
            }
        }

        busy.Remove(graph.Id);
        return omzeild[graph.Id] = around;
    }

    // A phase meets the step when every way through its own flow does.
    private bool Meets(FlowGraph graph, Step step)
    {
        if (vorm.Wat.Any(k => k.Begint ? FlowCheck.Plays(step) is { } f && k.Waarden["flow"].Contains(f) : herkenning.IsStap(k, graph, step)))
            return true;
        return FlowCheck.Plays(step) is { } played && flows.Find(played) is { Start: { } start } inner && !Around(inner).Contains(start);
    }

    private static bool IsFork(Step step) => step.Type == "Elsa.FlowFork";

    // An end by an outcome of the exceptions says nothing.
    private bool Vacuous(Step step) => step.Type == "Elsa.Complete" && step.List("outcomes") is { Count: > 0 } list && list.All(Excepted);

    private bool Excepted(string uitkomst) => vorm.Tenzij.Any(k => k.Uitkomst.Contains(uitkomst));

    // What may only come after it ends a way as well.
    private bool IsEnd(FlowGraph graph, Step step) => vorm.Voor.Any(k => herkenning.IsStap(k, graph, step)) ||
        (!Vacuous(step) && (step.Type is "Elsa.Complete" or "Elsa.End" or "Elsa.Finish" || (!IsFork(step) && Ways(graph, step).Exists(w => w.Count == 0)) || Ways(graph, step).Count == 0));

    // Per outcome the steps that it leads to; more than one run side by side. An exception of a phase is left out.
    private List<List<string>> Ways(FlowGraph graph, Step step)
    {
        var drawn = graph.From(step.Id).GroupBy(c => c.Poort).ToDictionary(g => g.Key, g => g.Select(c => c.Naar).ToList());
        var outcomes = step.Type == "Leerwerk.Fase" || step.Uitkomsten.IsEmpty ? drawn.Keys.AsEnumerable() : step.Uitkomsten;
        return [.. outcomes.Where(o => step.Type != "Leerwerk.Fase" || !Excepted(o)).Select(o => drawn.GetValueOrDefault(o, []))];
    }

    private bool CanReach(FlowGraph graph, string stap, HashSet<string> goals)
    {
        var seen = new HashSet<string> { stap };
        var todo = new Stack<string>([stap]);
        while (todo.TryPop(out var here))
        {
            if (goals.Contains(here) || Vacuous(graph.GetStep(here)))
                return true;
            foreach (var next in Ways(graph, graph.GetStep(here)).SelectMany(w => w))
            {
                if (seen.Add(next))
                    todo.Push(next);
            }
        }

        return false;
    }
}
