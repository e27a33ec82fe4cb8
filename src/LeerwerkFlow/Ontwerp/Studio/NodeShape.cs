using System.Text.Json.Nodes;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>A step and what it holds, in the shape in which Studio walks a tree.</summary>
internal static class NodeShape
{
    /// <summary>The node with everything below it. Parents are left out: Studio sets them itself, and a tree that holds them both ways has no end.</summary>
    public static JsonObject Whole(ActivityNode node) => Of(node, node.Children.Select(Whole));

    /// <summary>The way from the root to a step: the containers to open one after the other, and the canvas on which it stands.</summary>
    public static JsonObject Path(ActivityNode child)
    {
        List<JsonNode> segments = [];
        ActivityNode? container = null;
        var previous = child;
        for (var here = child.Parent; here is not null; (previous, here) = (here, here.Parent))
        {
            container ??= here;
            if (here.Type == "Elsa.Flowchart")
                continue;
            segments.Insert(0, new JsonObject
            {
                ["activityNodeId"] = here.NodeId,
                ["activityId"] = here.Id,
                ["activityType"] = here.Type,
                ["portName"] = previous.Poort is { Length: > 0 } poort ? char.ToUpperInvariant(poort[0]) + poort[1..] : null,
                ["activityName"] = ActivityTree.Text(here.Stap, "name") ?? here.Type,
            });
        }

        return new JsonObject { ["childNode"] = Whole(child), ["container"] = Whole(container ?? child), ["pathSegments"] = new JsonArray([.. segments]) };
    }

    private static JsonObject Of(ActivityNode node, IEnumerable<JsonNode> children) => new()
    {
        ["activity"] = node.Stap.DeepClone(),
        ["nodeId"] = node.NodeId,
        ["port"] = node.Poort,
        ["parents"] = new JsonArray(),
        ["children"] = new JsonArray([.. children]),
    };
}
