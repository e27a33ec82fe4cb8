using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Boxes of a flowchart that no arrow leads to from its beginning.</summary>
internal static class LooseSteps
{
    /// <summary>The titles of the loose boxes of a flow, and of every flowchart inside it.</summary>
    public static IEnumerable<string> Find(FlowGraph flow) =>
        flow.Steps.Prepend(flow.Root).Where(s => s.Type == "Elsa.Flowchart" && s.Inhoud is not null).SelectMany(s => Of(flow, s.Inhoud!));

    private static IEnumerable<string> Of(FlowGraph flow, Inhoud chart)
    {
        var reached = new HashSet<string>();
        var todo = new Stack<string>(chart.Start is { } start ? [start] : []);
        while (todo.TryPop(out var here))
        {
            if (!reached.Add(here))
                continue;
            foreach (var pijl in flow.From(here))
                todo.Push(pijl.Naar);
        }

        return chart.Activiteiten.Where(s => !reached.Contains(s.Id)).Select(s => s.Titel);
    }
}
