using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Ontwerp;

/// <summary>What must hold of a drawing before any rule can be held against it: it can be read and nothing hangs loose.</summary>
internal static class PublishCheck
{
    /// <summary>Reads the definitions that belong together; with any finding nothing may be published.</summary>
    /// <param name="flows">The flows, also when something hangs loose in them; null when they cannot be read.</param>
    public static IReadOnlyList<FlowFinding> Run(IEnumerable<(string Flow, string Tekst)> delen, out FlowSet? flows)
    {
        var read = FlowJson.ReadAll(delen);
        flows = read.Flows;
        return flows is null
            ? read.Findings
            : [.. flows.All.OrderBy(f => f.Id, StringComparer.Ordinal).SelectMany(flow => LooseSteps.Find(flow)
                .Select(s => new FlowFinding(flow.Id, s, "deze stap hangt los: er komt geen pijl aan. Verbind hem of verwijder hem.")))];
    }
}
