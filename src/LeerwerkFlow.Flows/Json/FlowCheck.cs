using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Json;

/// <summary>The structure of flows that belong together: ids that are unique, flows that are not empty and do not play themselves, and every step by itself.</summary>
internal static class FlowCheck
{
    public static void Run(IReadOnlyList<(string Bestand, FlowGraph Graph)> graphs, ICollection<FlowFinding> findings)
    {
        var byId = graphs.GroupBy(g => g.Graph.Id).ToDictionary(g => g.Key, g => g.First().Graph);
        foreach (var group in graphs.GroupBy(g => g.Graph.Id).Where(g => g.Count() > 1))
            findings.Add(new FlowFinding(group.Last().Bestand, null, $"de flow “{group.Key}” bestaat al in {group.First().Bestand}; geef hem een eigen id."));

        foreach (var (bestand, graph) in graphs)
        {
            // Elsa ends an empty flow at once; in a flow of our own it is a drawing that was forgotten.
            if (graph.Start is null && FlowJson.IsOwn(graph))
                findings.Add(new FlowFinding(bestand, null, "deze flow is leeg; teken minstens één stap."));
            foreach (var step in graph.Steps.Prepend(graph.Root))
            {
                foreach (var zin in StepCheck.Of(step, graph).Concat(step == graph.Root ? [] : PortCheck.Of(step, graph, byId)))
                    findings.Add(new FlowFinding(bestand, step.Id, zin));
            }

            // Elsa begins without the value; in a flow of our own somebody meant it.
            foreach (var variabele in TreeCheck.Unfit(graph).Where(_ => FlowJson.IsOwn(graph)))
                findings.Add(new FlowFinding(bestand, null, $"de variabele “{variabele.Naam}” begint met een waarde die niet past bij haar soort ({variabele.Type}). Verbeter de waarde of de soort."));
            foreach (var stap in TreeCheck.BreaksOutsideLoops(graph))
                findings.Add(new FlowFinding(bestand, stap, "Break staat niet in een lus. Zet de stap in een While, For of ForEach, of verwijder hem."));
            if (PlaysItself(graph, byId) is { } door)
                findings.Add(new FlowFinding(bestand, door.Id, "deze flow speelt zichzelf als fase of als deel, rechtstreeks of via een andere; verwijder die stap."));
        }
    }

    private static Step? PlaysItself(FlowGraph graph, Dictionary<string, FlowGraph> byId) => graph.Steps.FirstOrDefault(step => Plays(step) is { } first && Reaches(first, graph.Id, byId));

    private static bool Reaches(string from, string goal, Dictionary<string, FlowGraph> byId)
    {
        var seen = new HashSet<string>();
        var todo = new Stack<string>([from]);
        while (todo.TryPop(out var here))
        {
            if (here == goal)
                return true;
            if (!seen.Add(here) || !byId.TryGetValue(here, out var graph))
                continue;
            foreach (var flow in graph.Steps.Select(Plays).OfType<string>())
                todo.Push(flow);
        }

        return false;
    }

    /// <summary>Definition id of the flow that a step plays, when the file says so.</summary>
    internal static string? Plays(Step step) => step.Type switch
    {
        "Leerwerk.Fase" => step.Text("flow"),
        "Elsa.ExecuteWorkflow" => step.Invoer.TryGetValue("workflowDefinitionId", out var v) && v.Taal is "Literal" or "Object" ? step.Text("workflowDefinitionId") : null,
        _ => step.SubFlow,
    };
}
