using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Json;

/// <summary>Reads the tree of steps of one definition. Steps below each other are found by their shape, so that a step of an unknown type still shows what it holds.</summary>
internal sealed class StepReader(string bestand, ICollection<FlowFinding> findings)
{
    private static readonly FrozenSet<string> Containers = new[]
    {
        "Elsa.Flowchart", "Elsa.Sequence", "Elsa.Parallel", "Elsa.If", "Elsa.Switch", "Elsa.While", "Elsa.For", "Elsa.ForEach", "Elsa.ParallelForEach", "Elsa.FlowNode",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> NotSteps = new[] { "customProperties", "applicationProperties", "metadata", "variable", "variables", "connections" }.ToFrozenSet();

    // A root that is no list of steps gets a container around it by the first of these names.
    private readonly HashSet<string> ids = ["Workflow"];
    private int nextArrow;

    /// <summary>True when two steps of one container share their id: which of them is meant cannot be known.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The step with everything below it. Arrows are counted on from the outer flowchart to the inner ones.</summary>
    public Step Read(JsonObject bron) => Read(bron, "");

    private Step Read(JsonObject bron, string boven)
    {
        var type = bron.Text("type") ?? "";
        var id = UniqueId(bron.Text("id"), type, boven);
        var titel = (bron["metadata"] as JsonObject)?.Text("displayText") ?? bron.Text("name");
        var merge = (bron["customProperties"] as JsonObject)?.Text("mergeMode");
        var arrows = bron.Objects("connections").ToList();
        var first = nextArrow;
        nextArrow += arrows.Count;

        var children = bron.Where(p => p.Value is JsonArray && p.Key != "cases" && !NotSteps.Contains(p.Key)).SelectMany(p => ((JsonArray)p.Value!).OfType<JsonObject>().Where(IsStep)).ToList();
        foreach (var twice in children.Select(c => c.Text("id")).OfType<string>().GroupBy(i => i).Where(g => g.Count() > 1))
        {
            IsBroken = true;
            findings.Add(new FlowFinding(bestand, twice.Key, "deze stap-id komt twee keer voor; geef elke stap een eigen id."));
        }

        var activiteiten = children.Select(c => Read(c, id)).ToImmutableArray();
        var poorten = bron.Where(p => !NotSteps.Contains(p.Key) && p.Value is JsonObject o && IsStep(o)).ToFrozenDictionary(p => p.Key, p => Read((JsonObject)p.Value!, id));
        return new Step(id, type, titel ?? id, InvoerReader.Invoer(bron), merge is "" or "None" ? null : merge, bron)
        {
            Uitvoer = InvoerReader.Uitvoer(bron),
            Gevallen = [.. Cases(bron).Select(c => Case(c, id))],
            Inhoud = Containers.Contains(type) || activiteiten.Length + poorten.Count > 0
                ? Holds(bron, activiteiten, poorten, Arrows.Read(bestand, arrows, first, activiteiten, findings))
                : null,
        };
    }

    private static Inhoud Holds(JsonObject bron, ImmutableArray<Step> activiteiten, FrozenDictionary<string, Step> poorten, ImmutableArray<Connection> pijlen) => new()
    {
        Activiteiten = activiteiten,
        Poorten = poorten,
        Pijlen = pijlen,
        Start = bron.Text("type") == "Elsa.Flowchart" ? Arrows.FindStart(activiteiten, pijlen) : null,
        Variabelen = InvoerReader.Variabelen(bron),
    };

    // Elsa keeps cases as a list; a designer may wrap it in an Object expression, as a list or as text.
    private static IEnumerable<JsonObject> Cases(JsonObject bron)
    {
        if (bron["cases"] is not JsonObject { } wrapped || wrapped["expression"] is not JsonObject expression)
            return bron.Objects("cases");
        return (expression["value"] switch
        {
            JsonArray list => list,
            JsonValue v when v.TryGetValue<string>(out var text) && text.TrimStart().StartsWith('[') => ListOf(text),
            _ => [],
        }).OfType<JsonObject>();
    }

    private static JsonArray ListOf(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonArray ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private Geval Case(JsonObject bron, string boven) => new(
        bron.Text("label") ?? "",
        InvoerReader.Expression(bron["condition"], plain: bron["condition"] is JsonValue v && v.GetValueKind() == JsonValueKind.String ? "Scriban" : "Literal"),
        bron["activity"] is JsonObject stap ? Read(stap, boven) : null);

    /// <summary>True for an object that is a step: it has a type, and an id, children or a full type name; an input has an expression.</summary>
    public static bool IsStep(JsonObject o) =>
        o["type"] is JsonValue t && t.GetValueKind() == JsonValueKind.String && !o.ContainsKey("expression") && (o.ContainsKey("id") || o.ContainsKey("activities") || o.Text("type")!.Contains('.'));

    // Ids are unique in a container; older files repeat them in a nested one. There the place goes before it, so that ids stay unique in the definition.
    private string UniqueId(string? given, string type, string boven)
    {
        var name = string.IsNullOrEmpty(given) ? type : given;
        if (!string.IsNullOrEmpty(given) && ids.Add(name))
            return name;
        var id = boven.Length == 0 ? name : $"{boven}:{name}";
        for (var nr = 2; !ids.Add(id); nr++)
            id = $"{boven}:{name}-{nr}";
        return id;
    }
}
