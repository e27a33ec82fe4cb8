using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Ontwerp;

/// <summary>
/// What may never be kept, not even in a concept: a script, a step that nobody plays, a definition that cannot be read. What is only unfinished (a loose box, an empty
/// input) may: publishing asks for the rest.
/// </summary>
internal static partial class ConceptCheck
{
    /// <summary>Twenty times the largest flow that was ever drawn; more cannot be checked while somebody waits.</summary>
    public const int MostSteps = 2_000;

    /// <summary>All findings at once; empty when the definition may be kept.</summary>
    public static IReadOnlyList<FlowFinding> Run(string flow, JsonObject definitie)
    {
        if (!Name().IsMatch(flow))
            return [new(flow, null, "een flow heet met kleine letters, cijfers en streepjes, zoals “nieuwe-fase”.")];
        List<FlowFinding> findings = [];
        if (string.IsNullOrWhiteSpace((definitie["name"] as JsonValue)?.ToString()))
            findings.Add(new(flow, null, "geef de flow een naam."));
        if (Count(definitie["root"]) - 1 is var stappen and > MostSteps)
            return [new(flow, null, $"deze flow heeft {stappen} stappen. Meer dan {MostSteps} kan niet: splits hem in fasen.")];
        if (definitie["root"] is not JsonObject root)
            return [.. findings, new(flow, null, "er staat geen tekening in: “root” ontbreekt.")];

        findings.AddRange(Walk(root, flow, null));
        // Findings that still leave a graph are only unfinished drawing.
        List<FlowFinding> reading = [];
        if (findings.Count == 0 && FlowJson.Read(flow, definitie.ToJsonString(), reading) is null)
            findings.AddRange(reading);
        return findings;
    }

    private static IEnumerable<FlowFinding> Walk(JsonNode? node, string flow, string? stap)
    {
        if (node is JsonArray list)
            return list.SelectMany(e => Walk(e, flow, stap));
        if (node is not JsonObject o)
            return [];

        var titel = stap;
        List<FlowFinding> findings = [];
        if (Text(o, "type") is { } type && Text(o, "id") is { } id)
        {
            titel = (o["metadata"] as JsonObject is { } meta ? Text(meta, "displayText") : null) ?? Text(o, "name") ?? id;
            // A flow as a step bears the name of that flow as its type.
            if (StepType.Find(type) is null && type != "Elsa.Flowchart" && Text(o, "workflowDefinitionId") is null)
                findings.Add(new(flow, titel, $"de soort “{type}” bestaat niet; kies een stap uit het palet."));
        }

        foreach (var (naam, waarde) in o)
        {
            if (naam is "expression" or "condition" && waarde is JsonObject expressie && Text(expressie, "type") is { } taal && !Invoer.Talen.Contains(taal))
                findings.Add(new(flow, titel, $"hier staat een script ({taal}); scripts worden nooit uitgevoerd. Schrijf een waarde of een voorwaarde."));
            findings.AddRange(Walk(waarde, flow, titel));
        }

        return findings;
    }

    private static int Count(JsonNode? node) => node switch
    {
        JsonArray list => list.Sum(Count),
        JsonObject o => (Text(o, "type") is not null && Text(o, "id") is not null ? 1 : 0) + o.Sum(p => Count(p.Value)),
        _ => 0,
    };

    private static string? Text(JsonObject o, string naam) => o[naam] is JsonValue v && v.TryGetValue<string>(out var s) && s.Length > 0 ? s : null;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
    private static partial Regex Name();
}
