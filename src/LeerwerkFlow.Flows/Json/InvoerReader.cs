using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Json;

/// <summary>Inputs, outputs and variables of steps and definitions.</summary>
internal static class InvoerReader
{
    // Members of a step that are never an input or an output.
    private static readonly FrozenSet<string> NotInvoer = new[]
    {
        "customProperties", "applicationProperties", "metadata", "activities", "connections", "variables", "variable", "cases",
    }.ToFrozenSet();

    // Members that say something of the step itself when they hold a plain value; an input of that name (the start of a For) has an expression.
    private static readonly FrozenSet<string> NotPlain = new[]
    {
        "id", "nodeId", "name", "type", "version", "start", "source", "line", "canStartWorkflow", "runAsynchronously",
        "workflowDefinitionVersionId", "latestAvailablePublishedVersion", "latestAvailablePublishedVersionId",
    }.ToFrozenSet();

    /// <summary>
    /// Inputs by camel-case name: <c>{typeName, expression: {type, value}}</c>; a plain value counts as a literal. An input that is null, or whose expression is, is absent.
    /// </summary>
    public static FrozenDictionary<string, Invoer> Invoer(JsonObject step) =>
        step.Where(p => !NotInvoer.Contains(p.Key)).Select(p => (p.Key, Invoer: One(step, p.Key, p.Value))).Where(p => p.Invoer is not null).ToFrozenDictionary(p => p.Key, p => p.Invoer!);

    /// <summary>Outputs by camel-case name: the id of the variable, or the name of the workflow output, that they go to.</summary>
    public static FrozenDictionary<string, string> Uitvoer(JsonObject step) =>
        step.Where(p => !NotInvoer.Contains(p.Key)).Select(p => (p.Key, Naar: p.Value is JsonObject o && !o.ContainsKey("expression") ? (o["memoryReference"] as JsonObject)?.Text("id") : null))
            .Where(p => p.Naar is not null).ToFrozenDictionary(p => p.Key, p => p.Naar!);

    /// <summary>The variables that a definition or a container declares. One without a name is called Variable1, Variable2 …, as in Elsa.</summary>
    public static ImmutableArray<Variabele> Variabelen(JsonObject bron)
    {
        var nr = 0;
        return
        [
            .. bron.Objects("variables").Select(v =>
            {
                var naam = v.Text("name") is { Length: > 0 } given ? given : $"Variable{++nr}";
                return new Variabele(v.Text("id") ?? naam, naam, v.Text("typeName") ?? v.Text("type"), v["value"]);
            }),
        ];
    }

    /// <summary>The inputs or outputs that a definition declares.</summary>
    public static ImmutableArray<Veld> Velden(JsonObject bron, string naam) =>
        [.. bron.Objects(naam).Where(g => g.Text("name") is not null).Select(g => new Veld(g.Text("name")!, g.Text("type") ?? g.Text("typeName")))];

    /// <summary>An expression: <c>{type, value}</c>, or a plain value.</summary>
    public static Invoer Expression(JsonNode? node, string plain = "Literal") => node is JsonObject o && o.ContainsKey("type")
        ? new Invoer(Taal(o.Text("type")), o.Text("type") is "Variable" or "Input" ? Reference(o["value"]) : o["value"])
        : new Invoer(plain, node);

    /// <summary>The language of an expression: none is a literal, and <c>Json</c> is what <c>Object</c> was called before.</summary>
    public static string Taal(string? type) => type switch
    {
        null => "Literal",
        "Json" => "Object",
        _ => type,
    };

    private static Invoer? One(JsonObject step, string naam, JsonNode? node) => node switch
    {
        JsonObject o when o["expression"] is JsonObject expression => Expression(expression),
        JsonValue when !NotPlain.Contains(naam) && (naam != "workflowDefinitionId" || step.Text("type") == "Elsa.ExecuteWorkflow") => new Invoer("Literal", node),
        JsonArray list when !list.OfType<JsonObject>().Any() => new Invoer("Object", node),
        _ => null,
    };

    // A variable or an input is named by an object with id and name; older files write that object as text, or the name alone.
    private static JsonObject? Reference(JsonNode? node)
    {
        if (node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0)
            return text.TrimStart().StartsWith('{') ? TryParse(text) : new JsonObject { ["id"] = text, ["name"] = text };
        return node as JsonObject;
    }

    private static JsonObject? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
