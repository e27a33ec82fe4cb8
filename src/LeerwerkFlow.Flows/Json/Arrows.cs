using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Json;

/// <summary>The arrows of one flowchart, and which step begins.</summary>
internal static class Arrows
{
    /// <summary>Both notations: nested <c>{source: {activity, port}}</c> since 3.2; flat <c>{source, sourcePort}</c> before. An arrow without a port leaves by Done.</summary>
    public static ImmutableArray<Connection> Read(string bestand, IReadOnlyList<JsonObject> arrows, int first, ImmutableArray<Step> steps, ICollection<FlowFinding> findings)
    {
        // A step that got another id, because its own stands elsewhere in the definition too, is still named by its own.
        var known = steps.GroupBy(s => s.Bron.Text("id") ?? s.Id).ToDictionary(g => g.Key, g => g.First().Id);
        var list = ImmutableArray.CreateBuilder<Connection>();
        for (var i = 0; i < arrows.Count; i++)
        {
            var (van, poort, naar) = Ends(arrows[i]);
            foreach (var end in (string?[])[van, naar])
            {
                if (end is null || !known.ContainsKey(end))
                    findings.Add(new FlowFinding(bestand, end, $"de pijl van “{van}” naar “{naar}” hangt los: stap “{end}” bestaat niet. Verbind of verwijder de pijl."));
            }

            if (van is not null && naar is not null && known.TryGetValue(van, out var source) && known.TryGetValue(naar, out var target))
                list.Add(new Connection(first + i, source, string.IsNullOrEmpty(poort) ? "Done" : poort, target));
        }

        return list.ToImmutable();
    }

    /// <summary>The first of: an <c>Elsa.Start</c>, a step that can start the flow, a step without an arrow into it, the first. The property <c>start</c> of older files is not read, as in Elsa.</summary>
    public static string? FindStart(ImmutableArray<Step> steps, ImmutableArray<Connection> arrows)
    {
        var reached = arrows.Select(c => c.Naar).ToHashSet();
        return (steps.FirstOrDefault(s => s.Type == "Elsa.Start")
            ?? steps.FirstOrDefault(s => s.Bron.Flag("canStartWorkflow") || (s.Bron["customProperties"] as JsonObject)?.Flag("canStartWorkflow") == true)
            ?? steps.FirstOrDefault(s => !reached.Contains(s.Id))
            ?? steps.FirstOrDefault())?.Id;
    }

    private static (string? Van, string? Poort, string? Naar) Ends(JsonObject c) => c.Member("source") is JsonObject source
        ? (source.Text("activity"), source.Text("port"), (c.Member("target") as JsonObject)?.Text("activity"))
        : (c.Text("source"), c.Text("sourcePort"), c.Text("target"));
}
