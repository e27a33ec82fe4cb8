using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Json;

/// <summary>Elsa 3 workflow-definition JSON in and out. What we do not understand stays in <see cref="FlowGraph.Bron"/> and is written back.</summary>
public static class FlowJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A name that stands twice in one object would be read as one of the two, and the other would be lost.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

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

        graphs = SubFlows.Apart(graphs);
        SubFlows.Bind([.. graphs.Select(g => g.Graph)]);
        FlowCheck.Run(graphs, findings);
        return new FlowsRead(findings.Count == 0 ? new FlowSet(graphs.Select(g => g.Graph)) : null, findings);
    }

    /// <summary>Reads one definition. Null when it is so broken that there is no graph; <paramref name="findings"/> says why.</summary>
    public static FlowGraph? Read(string bestand, string tekst, ICollection<FlowFinding> findings)
    {
        JsonObject bron;
        try
        {
            bron = JsonNode.Parse(tekst.TrimStart('\uFEFF'), documentOptions: Strict) as JsonObject ?? [];
        }
        catch (JsonException e)
        {
            findings.Add(new FlowFinding(bestand, null, $"dit is geen geldige JSON (lijn {e.LineNumber + 1}, teken {e.BytePositionInLine + 1}). Herstel het bestand of exporteer het opnieuw."));
            return null;
        }

        var id = bron.Text("definitionId") ?? bron.Text("id");
        if (id is null || bron["root"] is not JsonObject root || root.Text("type") is null)
        {
            findings.Add(new FlowFinding(bestand, null, "dit is geen flow: “definitionId” en een “root” met een soort (“type”) zijn nodig."));
            return null;
        }

        var reader = new StepReader(bestand, findings);
        var top = reader.Read(root);
        return reader.IsBroken ? null : new FlowGraph(id, bron.Text("name") ?? id, bron.Number("version") ?? 1, top, bron)
        {
            Variabelen = InvoerReader.Variabelen(bron),
            Invoer = InvoerReader.Velden(bron, "inputs"),
            Uitvoer = InvoerReader.Velden(bron, "outputs"),
            TokenMode = PlaysTokens(bron),
        };
    }

    /// <summary>The definition as it was read, indented, with nothing lost.</summary>
    public static string Write(FlowGraph flow) => flow.Bron.ToJsonString(Indented) + "\n";

    /// <summary>True for a definition that this house drew: it says how its tokens play (<c>customProperties.token</c>).</summary>
    internal static bool IsOwn(FlowGraph flow) => (flow.Bron["customProperties"] as JsonObject)?.ContainsKey("token") == true;

    // Ours say token: true. Elsa's own property holds TokenBased, CounterBased or its number; without either, Elsa counts.
    private static bool PlaysTokens(JsonObject bron) => bron["customProperties"] is JsonObject custom
        && (custom.Flag("token") || custom["Flowchart:ExecutionMode"] is JsonValue mode && mode.ToString() is "1" or "TokenBased");
}
