using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Boxes of a flowchart that no arrow leads to from its beginning.</summary>
internal static class LooseSteps
{
    /// <summary>The titles of the loose boxes of a flow, and of every flowchart inside it.</summary>
    public static IEnumerable<string> Find(FlowGraph flow) => Charts(flow.Bron["root"]).SelectMany((chart, nr) => Of(flow, chart, nr == 0 ? flow.Start : null));

    private static IEnumerable<JsonObject> Charts(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Charts(p.Value)).Prepend(o).Where(c => c != o || (string?)(o["type"] as JsonValue) == "Elsa.Flowchart"),
        JsonArray a => a.SelectMany(Charts),
        _ => [],
    };

    private static IEnumerable<string> Of(FlowGraph flow, JsonObject chart, string? start)
    {
        var ids = (chart["activities"] as JsonArray)?.OfType<JsonObject>().Select(a => (string?)a["id"]).OfType<string>().ToList() ?? [];
        start ??= ids.Find(id => flow.To(id).IsEmpty) ?? ids.FirstOrDefault();
        var reached = new HashSet<string>();
        var todo = new Stack<string>(start is null ? [] : [start]);
        while (todo.TryPop(out var here))
        {
            if (!reached.Add(here))
                continue;
            foreach (var pijl in flow.From(here))
                todo.Push(pijl.Naar);
        }

        return ids.Where(id => !reached.Contains(id)).Select(id => flow.FindStep(id)?.Titel ?? id);
    }
}
