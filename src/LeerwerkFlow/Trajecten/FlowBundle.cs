using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Trajecten;

/// <summary>A top flow and its phase flows as one text: what a version stores and what its content hash covers.</summary>
public static class FlowBundle
{
    /// <summary>The text of <paramref name="flow"/> and every flow it plays, in order of id.</summary>
    public static string Write(FlowSet flows, string flow)
    {
        var needed = new SortedSet<string>(StringComparer.Ordinal);
        Collect(flows, flow, needed);
        return new JsonObject(needed.Select(id => KeyValuePair.Create(id, (JsonNode?)flows.Get(id).Bron.DeepClone()))).ToJsonString();
    }

    public static string HashOf(string inhoud) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(inhoud)));

    /// <exception cref="JsonException">Not a bundle.</exception>
    public static FlowSet Read(string inhoud)
    {
        var parts = JsonNode.Parse(inhoud)!.AsObject().Select(p => (p.Key, p.Value!.ToJsonString()));
        var read = FlowJson.ReadAll(parts);
        return read.Flows ?? throw new JsonException($"Een bewaarde flow is niet meer leesbaar: {read.Findings[0]}");
    }

    /// <summary>The definition that a step plays: a fase, a flow as a step, or a flow that it starts; null for every other step.</summary>
    public static string? Plays(Step step) => step.Type switch
    {
        "Leerwerk.Fase" => step.Text("flow"),
        "Elsa.ExecuteWorkflow" => step.Text("workflowDefinitionId"),
        _ => step.SubFlow ?? (step.Bron["workflowDefinitionId"] is JsonValue v && v.TryGetValue<string>(out var id) ? id : null),
    };

    private static void Collect(FlowSet flows, string id, SortedSet<string> needed)
    {
        if (flows.Find(id) is not { } flow || !needed.Add(id))
            return;
        foreach (var played in flow.Steps.Select(Plays).OfType<string>())
            Collect(flows, played, needed);
    }
}
