using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Json;

/// <summary>How a definition becomes a tree of steps.</summary>
public sealed class TreeTests
{
    [Fact]
    public void Steps_stand_under_their_container_whatever_the_member_is_called()
    {
        var graph = Read("""
            {"definitionId":"a","root":{"id":"S","type":"Elsa.Sequence","activities":[
              {"id":"w","type":"Elsa.While","body":{"id":"b","type":"Elsa.Sequence","activities":[{"id":"l","type":"Elsa.WriteLine"}]}},
              {"id":"i","type":"Elsa.If","then":{"id":"t","type":"Elsa.WriteLine"},"else":{"id":"e","type":"Elsa.WriteLine"}},
              {"id":"s","type":"Elsa.Switch","cases":[{"label":"een","condition":{"type":"Literal","value":true},"activity":{"id":"c","type":"Elsa.WriteLine"}}],"default":{"id":"d","type":"Elsa.WriteLine"}},
              {"id":"f","type":"Iets.Vreemds","branches":[{"id":"x","type":"Elsa.WriteLine"}],"inside":{"id":"y","type":"Elsa.WriteLine"}}]}}
            """);

        Assert.Equal(["w", "b", "l", "i", "e", "t", "s", "d", "c", "f", "x", "y"], graph.Steps.Select(s => s.Id));
        Assert.Equal("b", graph.GetStep("w").Inhoud!.Poorten["body"].Id);
        Assert.Equal(("een", "Literal", "c"), graph.GetStep("s").Gevallen.Select(g => (g.Label, g.Voorwaarde.Taal, g.Stap!.Id)).Single());
        Assert.Null(graph.GetStep("l").Inhoud);
    }

    [Fact]
    public void Inputs_of_every_age_are_read()
    {
        var step = Read("""
            {"definitionId":"a","root":{"id":"x","type":"Elsa.WriteLine",
              "nul":null,
              "leeg":{"typeName":"String","expression":{"type":"Literal","value":null},"memoryReference":{"id":"x:input-1"}},
              "oud":{"typeName":"Elsa.Gone.Thing, Elsa.Gone","expression":{"type":"Json","value":"[1]"}},
              "kaal":"tekst","getal":5,"lijst":["a","b"],
              "naam":{"expression":{"type":"Variable","value":"{\"id\":\"v1\",\"name\":\"n\"}"}},
              "kort":{"expression":{"type":"Variable","value":"v1"}},
              "uit":{"typeName":"Object","memoryReference":{"id":"v1"}}}}
            """).GetStep("x");

        Assert.Equal(["getal", "kaal", "kort", "leeg", "lijst", "naam", "oud"], step.Invoer.Keys.Order(StringComparer.Ordinal));
        Assert.Null(step.Invoer["leeg"].Tekst);
        Assert.Equal(("Object", "[1]"), (step.Invoer["oud"].Taal, step.Invoer["oud"].Tekst));
        Assert.Equal(("Literal", "5"), (step.Invoer["getal"].Taal, step.Invoer["getal"].Tekst));
        Assert.Equal(["a", "b"], step.List("lijst"));
        Assert.Equal("n", (string?)step.Invoer["naam"].Waarde!["name"]);
        Assert.Equal("v1", (string?)step.Invoer["kort"].Waarde!["id"]);
        Assert.Equal([("uit", "v1")], step.Uitvoer.Select(p => (p.Key, p.Value)));
    }

    [Fact]
    public void Ids_that_an_older_file_repeats_in_a_nested_container_get_their_place()
    {
        var graph = Read("""
            {"definitionId":"a","root":{"id":"Flowchart1","type":"Elsa.Flowchart","activities":[
              {"id":"WriteLine1","type":"Elsa.WriteLine"},
              {"id":"Node1","type":"Elsa.FlowNode","body":{"id":"Flowchart1","type":"Elsa.Flowchart",
                "activities":[{"id":"WriteLine1","type":"Elsa.WriteLine"},{"id":"WriteLine2","type":"Elsa.WriteLine"}],
                "connections":[{"source":"WriteLine1","target":"WriteLine2","sourcePort":"Done","targetPort":"In"}]}}],
              "connections":[{"source":"WriteLine1","target":"Node1","sourcePort":"Done","targetPort":"In"}]}}
            """);

        Assert.Equal(["WriteLine1", "Node1", "Node1:Flowchart1", "Node1:Flowchart1:WriteLine1", "WriteLine2"], graph.Steps.Select(s => s.Id));
        Assert.Equal([new Connection(0, "WriteLine1", "Done", "Node1"), new Connection(1, "Node1:Flowchart1:WriteLine1", "Done", "WriteLine2")], graph.Connections.AsEnumerable());
    }

    [Theory]
    [InlineData("""{"token":true}""", true)]
    [InlineData("""{"token":false}""", false)]
    [InlineData("""{"Flowchart:ExecutionMode":"TokenBased"}""", true)]
    [InlineData("""{"Flowchart:ExecutionMode":"CounterBased"}""", false)]
    [InlineData("""{"Flowchart:ExecutionMode":1}""", true)]
    [InlineData("{}", false)]
    public void The_mode_is_a_property_of_the_definition(string custom, bool token) =>
        Assert.Equal(token, Read("""{"definitionId":"a","root":{"id":"x","type":"Elsa.WriteLine"},"customProperties":""" + custom + "}").TokenMode);

    [Fact]
    public void What_the_definition_declares_is_read()
    {
        var graph = Read("""
            {"definitionId":"a","variables":[{"id":"v1","name":"n","typeName":"Int32","value":"0"},{"name":"zonder"},{"value":1}],
             "inputs":[{"type":"String","name":"Wie"}],"outputs":[{"type":"Object","name":"Wat"}],
             "root":{"id":"S","type":"Elsa.Sequence","variables":[{"id":"v2","name":"m"}]}}
            """);

        Assert.Equal([("v1", "n", "Int32"), ("zonder", "zonder", null), ("Variable1", "Variable1", null)], graph.Variabelen.Select(v => (v.Id, v.Naam, v.Type)));
        Assert.Equal(("Wie", "Wat", 1), (graph.Invoer.Single().Naam, graph.Uitvoer.Single().Naam, graph.Versie));
        Assert.Equal("v2", graph.Root.Inhoud!.Variabelen.Single().Id);
    }

    [Fact]
    public void A_name_that_stands_twice_in_one_object_is_refused()
    {
        var findings = new List<FlowFinding>();

        Assert.Null(FlowJson.Read("a.json", """{"definitionId":"a","definitionId":"b","root":{"type":"Elsa.WriteLine"}}""", findings));
        Assert.Contains("geen geldige JSON", Assert.Single(findings).Zin, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public void A_variable_that_begins_with_what_does_not_fit_is_a_finding_in_a_flow_of_ours(string own, int findings)
    {
        var custom = own == "true" ? """ "customProperties":{"token":true}, """ : "";
        var read = FlowJson.ReadAll([("a.json", "{" + custom + """ "definitionId":"a","variables":[{"name":"n","typeName":"Int32","value":"veel"}],"root":{"id":"x","type":"Elsa.WriteLine"}}""")]);

        Assert.Equal(findings, read.Findings.Count(f => f.Zin.Contains("“n”", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_script_that_nobody_would_read_is_refused_all_the_same()
    {
        var read = FlowJson.ReadAll([("a.json", JsonNode.Parse("""
            {"definitionId":"a","root":{"id":"x","type":"Elsa.WriteLine","vreemd":[{"diep":{"expression":{"type":"Python","value":"1"}}}]}}
            """)!.ToJsonString())]);

        Assert.Null(read.Flows);
        Assert.Equal("x", Assert.Single(read.Findings).Stap);
    }

    private static FlowGraph Read(string text)
    {
        var findings = new List<FlowFinding>();
        var graph = FlowJson.Read("a.json", text, findings);
        Assert.Empty(findings);
        return graph!;
    }
}
