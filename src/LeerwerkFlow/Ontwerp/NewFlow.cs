using System.Text.Json.Nodes;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The first drawing of a new flow: a beginning and an end.</summary>
internal static class NewFlow
{
    // Addresses below /ontwerp that are no flow.
    private static readonly string[] Taken = ["api", "regels", "verhuizen", "pakket", "blokken"];

    public static string Id(string naam) => Slug.Of(naam) is var slug && Taken.Contains(slug) ? slug + "-flow" : slug;

    public static JsonObject Write(string flow, string naam) => new()
    {
        ["id"] = flow + "-v1",
        ["definitionId"] = flow,
        ["name"] = naam,
        ["version"] = 1,
        ["isLatest"] = true,
        ["isPublished"] = false,
        ["toolVersion"] = "3.8.2.0",
        ["materializerName"] = "Json",
        ["customProperties"] = new JsonObject { ["token"] = true },
        ["root"] = new JsonObject
        {
            ["id"] = flow + ".flowchart",
            ["name"] = "Flowchart",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["customProperties"] = new JsonObject(),
            ["metadata"] = new JsonObject(),
            ["activities"] = new JsonArray(Step("begin", "Begin", "Elsa.Start", 40), Step("klaar", "Klaar", "Elsa.Complete", 360)),
            ["connections"] = new JsonArray(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = "begin", ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = "klaar", ["port"] = "In" },
            }),
        },
    };

    private static JsonObject Step(string id, string naam, string type, int x) => new()
    {
        ["id"] = id,
        ["name"] = naam,
        ["type"] = type,
        ["version"] = 1,
        ["customProperties"] = new JsonObject(),
        ["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x, ["y"] = 40 } }, ["displayText"] = naam },
    };
}
