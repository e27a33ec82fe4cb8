using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Tests.Conformance;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Json;

/// <summary>Whatever is broken in a file is a finding or nothing at all, never an exception; and nothing is loaded halfway.</summary>
public sealed class BrokenFileTests
{
    private const int Rounds = 25;

    public static TheoryData<string> Own => [.. FlowCases.Own.Keys];

    [Theory]
    [MemberData(nameof(Own))]
    public void A_member_that_is_gone_doubled_or_of_another_kind_does_no_harm(string id)
    {
        var random = new Random(20261121);
        for (var round = 0; round < Rounds; round++)
        {
            var read = FlowJson.ReadAll([.. FlowCases.Own[id].Flows.Select(f => (f.Bestand, Break(JsonNode.Parse(f.Tekst)!, random)))]);

            Assert.True(read.Flows is null == read.Findings.Count > 0);
            Assert.All(read.Findings, f => Assert.NotEmpty(f.Zin));

            // What is let through is played: at worst it is an incident.
            foreach (var token in read.Flows is null ? [] : (bool[])[false, true])
            {
                var flows = new FlowSet(read.Flows!.All.Select(f => f.With(token)));
                Assert.All(flows.All, f => StateJson.ReadState(StateJson.Write(Play.Begin(flows, f.Id, new Begin(Teken.Nu, Teken.Dag, Teken.Geen)).State)));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"tekst\"")]
    [InlineData("{}")]
    [InlineData("""{"definitionId":"a"}""")]
    [InlineData("""{"definitionId":5,"id":null,"root":{"type":"Elsa.WriteLine"}}""")]
    [InlineData("""{"definitionId":"a","root":[]}""")]
    [InlineData("""{"definitionId":"a","root":{"type":5}}""")]
    [InlineData("""{"definitionId":"a","root":{}}""")]
    public void What_is_no_flow_is_one_finding_that_says_so(string text)
    {
        var read = FlowJson.ReadAll([("a.json", text)]);

        Assert.Null(read.Flows);
        Assert.Equal("a.json", Assert.Single(read.Findings).Bestand);
    }

    private static string Break(JsonNode root, Random random)
    {
        var places = All(root).ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var parent = places[random.Next(places.Count)];
            switch (parent)
            {
                case JsonObject { Count: > 0 } o:
                    var key = o.ElementAt(random.Next(o.Count)).Key;
                    if (random.Next(4) == 0)
                        o.Remove(key);
                    else
                        o[key] = Other(random, o[key]);
                    break;
                case JsonArray { Count: > 0 } a:
                    a[random.Next(a.Count)] = Other(random, a[0]);
                    break;
            }
        }

        return root.ToJsonString();
    }

    private static JsonNode? Other(Random random, JsonNode? now) => random.Next(9) switch
    {
        0 => null,
        1 => random.Next(-1, 5),
        2 => "tekst",
        3 => "",
        4 => true,
        5 => new JsonArray("a", null, new JsonObject()),
        6 => new JsonObject { ["type"] = "Elsa.Break", ["id"] = "b" },
        7 => new JsonObject { ["expression"] = new JsonObject { ["type"] = "Variable", ["value"] = "{" } },
        _ => new JsonArray(now?.DeepClone(), now?.DeepClone()),
    };

    private static IEnumerable<JsonNode> All(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => All(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(All).Prepend(a),
        _ => [],
    };
}
