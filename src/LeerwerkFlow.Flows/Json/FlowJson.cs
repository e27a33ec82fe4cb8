using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Json;

/// <summary>Elsa 3 workflow-definition JSON in and out. What we do not understand stays in <see cref="FlowGraph.Bron"/> and is written back.</summary>
public static class FlowJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly FrozenSet<string> NotInvoer =
        new[] { "id", "nodeId", "name", "type", "version", "customProperties", "metadata", "activities", "connections", "variables" }.ToFrozenSet();

    /// <summary>Reads flow files (name and text) that belong together. All findings at once; with any, no flow is given.</summary>
    public static FlowsRead ReadAll(IEnumerable<(string Bestand, string Tekst)> bestanden)
    {
        var findings = new List<FlowFinding>();
        var graphs = new List<(string Bestand, FlowGraph Graph)>();
        foreach (var (bestand, tekst) in bestanden)
        {
            if (Read(bestand, tekst, findings) is { } graph)
                graphs.Add((bestand, graph));
        }

        FlowCheck.Run(graphs, findings);
        return new FlowsRead(findings.Count == 0 ? new FlowSet(graphs.Select(g => g.Graph)) : null, findings);
    }

    /// <summary>Reads one definition. Null when it is so broken that there is no graph; <paramref name="findings"/> says why.</summary>
    public static FlowGraph? Read(string bestand, string tekst, ICollection<FlowFinding> findings)
    {
        JsonObject bron;
        try
        {
            bron = JsonNode.Parse(tekst) as JsonObject ?? [];
        }
        catch (JsonException e)
        {
            findings.Add(new FlowFinding(bestand, null, $"dit is geen geldige JSON (lijn {e.LineNumber + 1}, teken {e.BytePositionInLine + 1}). Herstel het bestand of exporteer het opnieuw."));
            return null;
        }

        var id = Text(bron, "definitionId") ?? Text(bron, "id");
        if (id is null || bron["root"] is not JsonObject root || Text(root, "type") != "Elsa.Flowchart" || root["activities"] is not JsonArray activities)
        {
            findings.Add(new FlowFinding(bestand, null, "dit is geen flow: “definitionId” en een “root” van de soort Elsa.Flowchart met “activities” zijn nodig."));
            return null;
        }

        var steps = activities.OfType<JsonObject>().Select(ReadStep).ToImmutableArray();
        var twice = steps.GroupBy(s => s.Id).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        foreach (var stap in twice)
            findings.Add(new FlowFinding(bestand, stap, "deze stap-id komt twee keer voor; geef elke stap een eigen id."));
        if (twice.Count > 0)
            return null;

        var connections = ReadConnections(bestand, root, steps, findings);
        var top = ReadStep(root) with { Inhoud = new Inhoud { Activiteiten = steps, Pijlen = connections, Start = FindStart(steps, connections) } };
        return new FlowGraph(id, Text(bron, "name") ?? id, (int?)bron["version"] ?? 1, top.Id.Length == 0 ? top with { Id = "Flowchart1" } : top, bron) { TokenMode = true };
    }

    /// <summary>The definition as it was read, indented, with nothing lost.</summary>
    public static string Write(FlowGraph flow) => flow.Bron.ToJsonString(Indented) + "\n";

    private static Step ReadStep(JsonObject bron)
    {
        var id = Text(bron, "id") ?? "";
        var invoer = bron.Where(p => !NotInvoer.Contains(p.Key) && p.Value is JsonObject o && o["expression"] is JsonObject)
            .ToFrozenDictionary(p => p.Key, p => ReadInvoer((JsonObject)p.Value!["expression"]!));
        var titel = bron["metadata"] is JsonObject meta ? Text(meta, "displayText") : null;
        var merge = bron["customProperties"] is JsonObject custom ? Text(custom, "mergeMode") : null;
        return new Step(id, Text(bron, "type") ?? "", titel ?? Text(bron, "name") ?? id, invoer, merge, bron);
    }

    private static Invoer ReadInvoer(JsonObject expression) => new(Text(expression, "type") ?? "Literal", expression["value"]);

    private static ImmutableArray<Connection> ReadConnections(string bestand, JsonObject root, ImmutableArray<Step> steps, ICollection<FlowFinding> findings)
    {
        var known = steps.Select(s => s.Id).ToHashSet();
        var list = ImmutableArray.CreateBuilder<Connection>();
        var nr = 0;
        foreach (var c in (root["connections"] as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            var (van, poort, naar) = Ends(c);
            foreach (var end in (string?[])[van, naar])
            {
                if (end is null || !known.Contains(end))
                    findings.Add(new FlowFinding(bestand, end, $"de pijl van “{van}” naar “{naar}” hangt los: stap “{end}” bestaat niet. Verbind of verwijder de pijl."));
            }

            if (van is not null && naar is not null && known.Contains(van) && known.Contains(naar))
                list.Add(new Connection(nr, van, poort ?? "Done", naar));
            nr++;
        }

        return list.ToImmutable();
    }

    // Nested {source: {activity, port}} since 3.2; flat {source, sourcePort} before.
    private static (string? Van, string? Poort, string? Naar) Ends(JsonObject c) => c["source"] is JsonObject source
        ? (Text(source, "activity"), Text(source, "port"), c["target"] is JsonObject target ? Text(target, "activity") : null)
        : (Text(c, "source"), Text(c, "sourcePort"), Text(c, "target"));

    private static string? FindStart(ImmutableArray<Step> steps, ImmutableArray<Connection> connections)
    {
        var reached = connections.Select(c => c.Naar).ToHashSet();
        return (steps.FirstOrDefault(s => s.Type == "Elsa.Start")
            ?? steps.FirstOrDefault(s => s.Bron["customProperties"] is JsonObject p && (bool?)p["canStartWorkflow"] == true)
            ?? steps.FirstOrDefault(s => !reached.Contains(s.Id))
            ?? steps.FirstOrDefault())?.Id;
    }

    private static string? Text(JsonObject o, string name) => o[name] is JsonValue v && v.TryGetValue<string>(out var s) ? s : null;
}
