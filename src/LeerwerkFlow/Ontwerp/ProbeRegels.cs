using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Json;

namespace LeerwerkFlow.Ontwerp;

/// <summary>What a published flow answers to rules that are not in force yet.</summary>
/// <param name="Zinnen">What it does not keep, the heaviest first; empty when it keeps everything.</param>
public sealed record RegelGevolg(string Flow, string Naam, IReadOnlyList<(bool Blokkeert, string Zin)> Zinnen);

/// <summary>Holds the flows that are published here against a proposed version of their rules, through the one gate. Nothing changes.</summary>
public sealed class ProbeRegels(Definities definities, CheckFlow check)
{
    public async Task<IReadOnlyList<RegelGevolg>> RunAsync(string naam, RegelSet set, string? organisatie)
    {
        List<RegelGevolg> gevolgen = [];
        foreach (var bundel in await definities.NewestAsync(organisatie))
        {
            var flows = FlowJson.ReadAll(bundel.Delen.Select(d => (d.Key, d.Value.ToJsonString()))).Flows;
            if (flows is null || CheckFlow.FindSet(flows.Get(bundel.Flow)) != naam)
                continue;
            var titel = (bundel.Delen[bundel.Flow]["name"] as JsonValue)?.ToString() ?? bundel.Flow;
            gevolgen.Add(new(bundel.Flow, titel, [.. check.Run(flows, bundel.Flow, set).Bevindingen.Select(o => (o.Blokkeert, $"{o.Zin} {o.Uitleg}"))]));
        }

        return gevolgen;
    }
}
