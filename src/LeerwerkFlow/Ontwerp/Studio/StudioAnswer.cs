using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>Answers in the shapes that Elsa's own server gives.</summary>
internal static class StudioAnswer
{
    public static IResult Json(JsonNode node) => Results.Text(node.ToJsonString(), "application/json; charset=utf-8");

    /// <summary>A whole list: <c>{items, count}</c>.</summary>
    public static IResult List(IEnumerable<JsonNode> items)
    {
        var list = new JsonArray([.. items]);
        return Json(new JsonObject { ["items"] = list, ["count"] = list.Count });
    }

    /// <summary>A page of a list: <c>{items, totalCount}</c>.</summary>
    public static JsonObject Page(IEnumerable<JsonNode> items, long total) => new() { ["items"] = new JsonArray([.. items]), ["totalCount"] = total };

    /// <summary>Studio shows every sentence of <c>errors</c> in a red bar and keeps what was drawn.</summary>
    public static IResult Refuse(int status, params string[] zinnen) => Refuse(status, zinnen.Select(z => ("", z)));

    public static IResult Refuse(FlowRefused refused) =>
        Refuse(StatusCodes.Status400BadRequest, refused.Findings.Select(f => (f.Stap ?? f.Bestand, Sentence(f))));

    private static IResult Refuse(int status, IEnumerable<(string Bij, string Zin)> zinnen)
    {
        var errors = zinnen.GroupBy(z => z.Bij, z => z.Zin).ToDictionary(g => g.Key, g => g.Distinct().ToArray());
        return Results.Problem(statusCode: status, title: errors.Values.First()[0], extensions: [new("errors", errors)]);
    }

    private static string Sentence(FlowFinding finding) => finding.Stap is { } stap ? $"Stap “{stap}”: {finding.Zin}" : char.ToUpperInvariant(finding.Zin[0]) + finding.Zin[1..];
}
