using System.Text.Json.Nodes;

namespace LeerwerkFlow.Tests.Conformance;

/// <summary>One flow with what must come out of it: an entry of the shared manifest, or one of our own files in the same notation.</summary>
/// <param name="Flows">File name and text of the definitions; the first is started, the others must be known.</param>
/// <param name="Bron">The entry as it stands, for the fields that only a few cases have.</param>
internal sealed record FlowCase(string Id, string Kind, IReadOnlyList<(string Bestand, string Tekst)> Flows, JsonObject Bron)
{
    public bool TokenMode => (string?)Bron["executionMode"] == "token";

    /// <summary>Upstream imports and publishes each file, or registers all as they are.</summary>
    public bool Imports => (string?)Bron["load"] == "import";

    public bool NeedsScript => (bool?)Bron["needsScript"] == true;

    public bool ScriptsAreConstant => (bool?)Bron["scriptsAreConstant"] == true;

    public JsonObject Input => Bron["input"] as JsonObject ?? [];

    public JsonObject Expected => Bron["expected"] as JsonObject ?? [];

    public IEnumerable<JsonObject> Stimuli => Objects("stimuli");

    public IEnumerable<JsonObject> Scripts => Objects("scripts");

    /// <summary>The steps that a definition is refused for, with a word of the finding (own cases only).</summary>
    public JsonObject? Refused => Bron["refused"] as JsonObject;

    /// <summary>The same case with every script of <see cref="Scripts"/> replaced, in memory; the files themselves are never touched.</summary>
    public FlowCase WithScripts(Func<JsonObject, JsonObject> replacement)
    {
        var flows = Flows.Select(f => (f.Bestand, Json: JsonNode.Parse(f.Tekst)!)).ToList();
        foreach (var script in Scripts)
        {
            var file = (string?)script["file"];
            var expressions = flows.Where(f => file is null || f.Bestand == Path.GetFileName(file)).SelectMany(f => Steps(f.Json, (string?)script["activityId"])).SelectMany(Expressions);
            foreach (var expression in expressions.Where(e => (string?)e["type"] == (string?)script["language"] && (string?)e["value"] == (string?)script["text"]).ToList())
            {
                var other = replacement(script);
                expression["type"] = other["type"]?.DeepClone();
                expression["value"] = other["value"]?.DeepClone();
            }
        }

        return this with { Flows = [.. flows.Select(f => (f.Bestand, f.Json.ToJsonString()))] };
    }

    private IEnumerable<JsonObject> Objects(string name) => (Bron[name] as JsonArray)?.OfType<JsonObject>() ?? [];

    private static IEnumerable<JsonObject> Steps(JsonNode? node, string? id) => All(node).Where(o => o["type"] is JsonValue && (string?)(o["id"] as JsonValue) == id);

    // Only of the step itself: a container's children have their own id.
    private static IEnumerable<JsonObject> Expressions(JsonObject step) => All(step).Where(o => o["type"] is JsonValue && o.ContainsKey("value") && !o.ContainsKey("id"));

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => All(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(All),
        _ => [],
    };
}
