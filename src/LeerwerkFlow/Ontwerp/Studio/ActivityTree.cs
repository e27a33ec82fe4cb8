using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>One step in the tree of a definition.</summary>
/// <param name="Poort">The property that holds it in its parent; null for the root.</param>
internal sealed record ActivityNode(JsonObject Stap, string NodeId, string? Poort, ActivityNode? Parent, List<ActivityNode> Children)
{
    public string Id => ActivityTree.Text(Stap, "id") ?? "";

    public string Type => ActivityTree.Text(Stap, "type") ?? "";
}

/// <summary>The steps of a definition as a tree, whatever kinds hold them: a step is an object with an id and a type.</summary>
internal static class ActivityTree
{
    /// <summary>The tree below the root; a node id is the path of ids from the root, with colons between.</summary>
    public static ActivityNode? Of(JsonObject definitie) => definitie["root"] is JsonObject root ? Node(root, null, null) : null;

    public static IEnumerable<JsonObject> All(JsonObject definitie) => Of(definitie) is { } root ? Below(root).Select(n => n.Stap) : [];

    /// <summary>The node itself and all below it, in order of drawing.</summary>
    public static IEnumerable<ActivityNode> Below(ActivityNode node) => node.Children.SelectMany(Below).Prepend(node);

    public static string? Text(JsonObject o, string naam) => o[naam] is JsonValue v && v.TryGetValue<string>(out var s) && s.Length > 0 ? s : null;

    /// <summary>The list that an input holds, as a list or as the text of one; empty when it holds none.</summary>
    public static IReadOnlyList<string> List(JsonObject stap, string invoer)
    {
        var value = stap[invoer] is JsonObject wrapped && wrapped["expression"] is JsonObject expression ? expression["value"] : null;
        return Parsed(value) is JsonArray list ? [.. list.Select(e => e?.ToString() ?? "")] : [];
    }

    /// <summary>Studio writes a list as the text of one; this gives the list.</summary>
    public static JsonNode? Parsed(JsonNode? value)
    {
        if (value is not JsonValue v || !v.TryGetValue<string>(out var text) || text.TrimStart() is not ['[' or '{', ..])
            return value;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static ActivityNode Node(JsonObject stap, string? poort, ActivityNode? parent)
    {
        var id = Text(stap, "id") ?? "";
        var node = new ActivityNode(stap, parent is null ? id : $"{parent.NodeId}:{id}", poort, parent, []);
        foreach (var (naam, waarde) in stap)
        {
            if (naam is not ("metadata" or "customProperties"))
                node.Children.AddRange(Inside(waarde, naam, node));
        }

        return node;
    }

    // Steps stand in a list (activities), under a port (then, body), or deeper (the activity of a case).
    private static IEnumerable<ActivityNode> Inside(JsonNode? node, string poort, ActivityNode parent) => node switch
    {
        JsonArray list => list.SelectMany(e => Inside(e, poort, parent)),
        JsonObject o when Text(o, "id") is not null && Text(o, "type") is not null => [Node(o, poort, parent)],
        JsonObject o when o["expression"] is null => o.SelectMany(p => Inside(p.Value, poort, parent)),
        _ => [],
    };
}
