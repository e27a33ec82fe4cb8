using System.Text.Json.Nodes;
using LeerwerkFlow.Ontwerp;

namespace LeerwerkFlow.Tests.Ontwerp;

public sealed class CanonicalFlowTests
{
    private const string Plain = """{"definitionId":"f","root":{"activities":[{"id":"a","type":"T","x":{"expression":{"type":"Literal","value":"1"},"typeName":"String"}},{}],"type":"R"}}""";

    [Theory]
    [InlineData("""{"root":{"type":"R","activities":[{"type":"T","id":"a","x":{"typeName":"String","expression":{"type":"Literal","value":"1"}}},{}]},"definitionId":"f"}""")]
    [InlineData("""{"id":"f@3","version":3,"isLatest":true,"createdAt":"x","links":[],"definitionId":"f","variables":[],"root":{"nodeId":"r","metadata":{},"activities":[{"id":"a","nodeId":"r:a","type":"T","metadata":{"designer":{"position":{"x":1,"y":2}}},"x":{"typeName":"String","expression":{"type":"Literal","value":"1"},"memoryReference":{"id":"m"}},"y":{"typeName":"String","expression":{"type":"Literal","value":null}}},{}],"type":"R"}}""")]
    public void How_it_is_written_and_drawn_does_not_count(string json) => Assert.Equal(Plain, CanonicalFlow.Write(JsonNode.Parse(json)!.AsObject()));

    [Theory]
    [InlineData("\"value\":\"1\"", "\"value\":\"\"")]
    [InlineData("\"value\":\"1\"", "\"value\":1")]
    [InlineData("\"id\":\"a\"", "\"id\":\"b\"")]
    [InlineData(",{}]", "]")]
    [InlineData("\"type\":\"Literal\"", "\"type\":\"Scriban\"")]
    public void What_it_says_counts(string was, string now) =>
        Assert.NotEqual(Plain, CanonicalFlow.Write(JsonNode.Parse(Plain.Replace(was, now, StringComparison.Ordinal))!.AsObject()));

    [Fact]
    public void A_number_is_the_same_however_it_is_written() => Assert.Equal(
        """{"n":[1,0.5,1000]}""", CanonicalFlow.Write(JsonNode.Parse("""{"n":[1.0,0.50,1e3]}""")!.AsObject()));

    [Fact]
    public void The_drawing_counts_when_it_is_asked_for()
    {
        static string Of(string x) => CanonicalFlow.Write(JsonNode.Parse($$$"""{"root":{"designer":{"position":{"x":{{{x}}}},"size":{"width":7}},"vertices":[{"x":1}]}}""")!.AsObject(), tekening: true);

        Assert.Equal("""{"root":{"designer":{"position":{"x":1}},"vertices":[{"x":1}]}}""", Of("1.0"));
        Assert.NotEqual(Of("1"), Of("2"));
    }
}
