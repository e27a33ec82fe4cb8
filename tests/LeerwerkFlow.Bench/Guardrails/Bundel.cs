using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;

namespace LeerwerkFlow.Bench.Guardrails;

/// <summary>The flows of a traject as JSON, to be redrawn: the shipped ones, or the shipped ones with one edit.</summary>
public sealed class Bundel
{
    /// <summary>The flow that begins.</summary>
    public const string Top = "wep-2008";

    private readonly IReadOnlyDictionary<string, JsonObject> flows;

    private Bundel(IReadOnlyDictionary<string, JsonObject> flows) => this.flows = flows;

    /// <summary>One flow, that plays no other.</summary>
    public static Bundel Of(JsonObject flow) => new(new Dictionary<string, JsonObject> { [(string)flow["definitionId"]!] = flow });

    /// <summary>Definition ids, in order.</summary>
    public IEnumerable<string> Namen => flows.Keys.Order(StringComparer.Ordinal);

    /// <summary>The flows of a folder of workflows: the top flow and its phases.</summary>
    public static Bundel Read(string folder) => new(
        Directory.GetFiles(Path.Combine(folder, "fasen"), "*.json").Append(Path.Combine(folder, Top + ".json"))
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject()).ToDictionary(flow => (string)flow["definitionId"]!));

    /// <summary>The definition; not to be changed in place.</summary>
    public JsonObject Get(string naam) => flows[naam];

    /// <summary>The same flows with another drawing of one of them.</summary>
    public Bundel With(string naam, JsonObject flow) => new(new Dictionary<string, JsonObject>(flows) { [naam] = flow });

    /// <summary>The flows ready to play, or what the loader refuses.</summary>
    public FlowsRead Load() => FlowJson.ReadAll(flows.Select(pair => (pair.Key, pair.Value.ToJsonString())));
}
