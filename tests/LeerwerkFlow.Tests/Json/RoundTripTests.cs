using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Tests.Conformance;
using LeerwerkFlow.Tests.House;

namespace LeerwerkFlow.Tests.Json;

/// <summary>Writing what was read gives the same definition: every member, every value, in the same order.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Shipped => [.. SourceTree.All.Where(f => f.Path.StartsWith("workflows/", StringComparison.Ordinal) && IsFlow(f)).Select(f => f.Path)];

    public static TheoryData<string> Own => [.. FlowCases.Own.Keys];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_flow_is_written_as_it_was_read(string path) => SameAfterwards(SourceTree.Get(path).Text);

    [Theory]
    [MemberData(nameof(Own))]
    public void An_own_case_is_written_as_it_was_read(string id) => Assert.All(FlowCases.Own[id].Flows, f => SameAfterwards(f.Tekst));

    [SkippableFact]
    public void Every_shared_flow_is_written_as_it_was_read()
    {
        Skip.IfNot(FlowCases.ArePresent, "The shared conformance cases are not on this machine; set LEERWERK_CONFORMANCE.");

        Assert.All(FlowCases.OfElsa.Values.SelectMany(c => c.Flows), f => SameAfterwards(f.Tekst));
    }

    // Unknown members at every depth, of every kind, between known ones.
    [Theory]
    [MemberData(nameof(Own))]
    public void What_is_unknown_anywhere_is_kept(string id) => Assert.All(FlowCases.Own[id].Flows, f =>
    {
        var bron = JsonNode.Parse(f.Tekst)!;
        Sprinkle(bron);

        SameAfterwards(bron.ToJsonString());
    });

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("12345678901234567890")]
    [InlineData("\"\\u00e9\\u2028\\\\\"")]
    [InlineData("\"2023-04-18T13:32:26.294066\\u002B00:00\"")]
    [InlineData("null")]
    [InlineData("[[],{},[null]]")]
    public void A_value_keeps_its_form(string value) =>
        SameAfterwards("{\"definitionId\":\"a\",\"vreemd\":" + value + ",\"root\":{\"type\":\"Elsa.WriteLine\",\"vreemd\":" + value + ",\"text\":{\"expression\":{\"type\":\"Literal\",\"value\":" + value + "}}}}");

    private static void SameAfterwards(string text)
    {
        var findings = new List<FlowFinding>();
        var graph = FlowJson.Read("a.json", text, findings);

        Assert.NotNull(graph);
        Assert.Equal(JsonNode.Parse(text)!.ToJsonString(), JsonNode.Parse(FlowJson.Write(graph))!.ToJsonString());
        Assert.Equal(FlowJson.Write(graph), FlowJson.Write(FlowJson.Read("a.json", FlowJson.Write(graph), findings)!));
    }

    private static void Sprinkle(JsonNode? node)
    {
        foreach (var child in node switch { JsonObject o => o.Select(p => p.Value).ToList(), JsonArray a => [.. a], _ => [] })
            Sprinkle(child);
        if (node is not JsonObject at)
            return;
        at.Insert(0, "xGetal", 1.50m);
        at.Insert(at.Count / 2, "xLijst", new JsonArray(1, "twee", null, new JsonObject { ["drie"] = true }));
        at.Add("xObject", new JsonObject { ["diep"] = new JsonObject { ["leeg"] = new JsonObject() } });
    }

    private static bool IsFlow(SourceFile file) => file.Path.EndsWith(".json", StringComparison.Ordinal) && JsonNode.Parse(file.Text) is JsonObject o && o.ContainsKey("root");
}
