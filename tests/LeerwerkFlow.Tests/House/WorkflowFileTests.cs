using System.Text.Json.Nodes;

namespace LeerwerkFlow.Tests.House;

/// <summary>What flows name exists, and a flow is called what its file is called.</summary>
public sealed class WorkflowFileTests
{
    [Fact]
    public void A_flow_is_named_by_its_file() => Found.Nothing(Flows(SourceTree.All).SelectMany(WrongName));

    [Fact]
    public void A_flow_with_another_name_is_seen() => Assert.Single(WrongName(Planted("Leerwerk.Taak", "formulier", "intake")));

    [Fact]
    public void Every_taak_has_its_formulier() => Found.Nothing(Missing(SourceTree.All, "Leerwerk.Taak", "formulier", name => $"workflows/formulieren/{name}.json"));

    [Fact]
    public void A_taak_without_formulier_is_seen() =>
        Assert.Single(Missing([Planted("Leerwerk.Taak", "formulier", "nergens")], "Leerwerk.Taak", "formulier", name => $"workflows/formulieren/{name}.json"));

    [Fact]
    public void Every_fase_has_its_flow() => Found.Nothing(Missing(SourceTree.All, "Leerwerk.Fase", "flow", name => $"workflows/fasen/{name}.json"));

    [Fact]
    public void A_fase_without_flow_is_seen() =>
        Assert.Single(Missing([Planted("Leerwerk.Fase", "flow", "nergens")], "Leerwerk.Fase", "flow", name => $"workflows/fasen/{name}.json"));

    [Fact]
    public void File_names_are_lower_case_with_dashes()
    {
        Found.Nothing(SourceTree.All.Where(IsBadlyNamed).Select(f => f.Path));
        Assert.True(IsBadlyNamed(new SourceFile("workflows/fasen/Toe_Leiding.json", "")));
    }

    private static SourceFile Planted(string type, string input, string value) => new(
        "workflows/fasen/planted.json",
        $$$"""{ "definitionId": "anders", "root": { "activities": [ { "id": "a", "type": "{{{type}}}", "{{{input}}}": { "expression": { "type": "Literal", "value": "{{{value}}}" } } } ] } }""");

    private static bool IsBadlyNamed(SourceFile file) =>
        file.Path.StartsWith("workflows/", StringComparison.Ordinal) && file.Path.EndsWith(".json", StringComparison.Ordinal)
        && Path.GetFileNameWithoutExtension(file.Path).Any(c => c is not ('-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')));

    private static IEnumerable<(SourceFile File, JsonObject Flow)> Flows(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.StartsWith("workflows/", StringComparison.Ordinal) && file.Path.EndsWith(".json", StringComparison.Ordinal)
        let json = JsonNode.Parse(file.Text) as JsonObject
        where json?.ContainsKey("root") == true
        select (file, json);

    private static IEnumerable<string> WrongName(SourceFile file) => Flows([file]).SelectMany(WrongName);

    private static IEnumerable<string> WrongName((SourceFile File, JsonObject Flow) flow)
    {
        var id = (string?)flow.Flow["definitionId"];
        if (id != Path.GetFileNameWithoutExtension(flow.File.Path))
            yield return $"{flow.File.Path}: definitionId is {id}";
    }

    private static IEnumerable<string> Missing(IReadOnlyList<SourceFile> files, string type, string input, Func<string, string> pathOf)
    {
        var paths = files.Select(f => f.Path).ToHashSet();
        return from flow in Flows(files)
               from step in Objects(flow.Flow)
               where (string?)(step["type"] as JsonValue) == type
               let name = (string?)step[input]?["expression"]?["value"]
               where name is null || !paths.Contains(pathOf(name))
               select $"{flow.File.Path}: step {step["id"]} names {input} {name ?? "(none)"}, which is not there";
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Objects(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };
}
