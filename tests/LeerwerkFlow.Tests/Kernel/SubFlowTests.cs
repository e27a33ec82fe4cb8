using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kernel.Boom;

namespace LeerwerkFlow.Tests.Kernel;

public sealed class SubFlowTests
{
    private static JsonObject Kind(params JsonObject[] erbij) => Flow("Kind", Reeks("kind",
        [Schrijf("lijn", "'hallo ' + Naam"), Stap("uit", "Elsa.SetOutput", ("outputName", Letter("Groet")), ("outputValue", Scriban("'dag ' + Naam"))), .. erbij]), invoer: ["Naam"], uitvoer: ["Groet"]);

    [Fact]
    public void A_flow_as_a_step_takes_inputs_and_gives_outputs_and_outcomes()
    {
        var ouder = Flow("ouder", Kaart("kaart",
            [Sub("kind1", "Kind", ("naam", Letter("Noor")), ("groet", Naar("g"))), Schrijf("gelukt", "g"), Lijn("gewoon")], "kind1:Gelukt gelukt", "kind1 gewoon"), variabelen: ["g"]);

        Assert.Equal(["hallo Noor", "dag Noor"], Spel.Begin(Samen(ouder, Kind(Stap("eind", "Elsa.Complete", ("outcomes", Ding("""["Gelukt"]"""))))), "ouder").Lijnen);
        Assert.Equal(["hallo Noor", "gewoon"], Spel.Begin(Samen((JsonObject)ouder.DeepClone(), Kind()), "ouder").Lijnen);
    }

    [Fact]
    public void A_flow_as_a_step_waits_inside_and_the_same_flow_can_be_used_twice()
    {
        var flows = Samen(Flow("ouder", Reeks("r", Sub("k1", "Kind", ("naam", Letter("A"))), Sub("k2", "Kind", ("naam", Letter("B"))))), Kind(Wacht("bel")));

        var spel = Spel.Begin(flows, "ouder");
        Assert.Equal(["k1/bel"], spel.Open);
        Assert.Equal(["k2/bel"], spel.Klaar("k1/bel").Open);
        Assert.Equal(["hallo A", "hallo B"], spel.Klaar("k2/bel").Lijnen);
        Assert.Equal("Klaar", spel.State.Uitkomst);
    }

    [Fact]
    public void ExecuteWorkflow_plays_at_once_before_what_is_next_and_gives_the_outputs_in_its_result()
    {
        var flows = Samen(Flow("ouder", Reeks("alles", Naast("n", Voer("voer", wacht: true), Lijn("naast")), Schrijf("na", "r.status + ' ' + r.output.Groet")), variabelen: ["r"]), Kind());

        Assert.Equal(["hallo Noor", "naast", "Finished dag Noor"], Spel.Begin(flows, "ouder").Lijnen);
    }

    [Fact]
    public void ExecuteWorkflow_has_variables_of_its_own()
    {
        var flows = Samen(Flow("ouder", Reeks("alles", Zet("zet", "x", "1"), Voer("voer", wacht: true)), variabelen: ["x", "r"]), Kind(Zet("zet2", "x", "2"), Schrijf("zie", "x")));

        var spel = Spel.Begin(flows, "ouder");

        Assert.Equal("1", spel.State.Waarden["x"]);
        Assert.Equal(2m, spel.State.Feiten["x"].AsGetal);
    }

    [Fact]
    public void ExecuteWorkflow_that_does_not_wait_lets_the_flow_go_on_beside_it()
    {
        var flows = Samen(Flow("ouder", Reeks("alles", Voer("voer", wacht: false), Schrijf("na", "r.status")), variabelen: ["r"]), Kind(Wacht("bel"), Lijn("kind klaar")));

        var spel = Spel.Begin(flows, "ouder");
        Assert.Equal(["hallo Noor", "Running"], spel.Lijnen);
        Assert.Null(spel.State.Uitkomst);
        Assert.Equal(["hallo Noor", "Running", "kind klaar"], spel.Klaar("voer/bel").Lijnen);
        Assert.Equal("Klaar", spel.State.Uitkomst);
    }

    [Fact]
    public void Finish_in_a_flow_that_ExecuteWorkflow_plays_ends_only_that_flow()
    {
        var flows = Samen(Flow("ouder", Reeks("alles", Voer("voer", wacht: true), Lijn("na")), variabelen: ["r"]), Kind(Stap("gedaan", "Elsa.Finish"), Lijn("nooit")));

        Assert.Equal(["hallo Noor", "na"], Spel.Begin(flows, "ouder").Lijnen);
    }

    [Fact]
    public void A_flow_that_does_not_exist_is_an_incident()
    {
        var spel = Spel.Begin(Stap("voer", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", Scriban("'weg'"))));

        Assert.Contains("De flow “weg”", Assert.Single(spel.Effecten.OfType<IncidentRaised>()).Reden, StringComparison.Ordinal);
    }

    [Fact]
    public void The_inputs_of_the_traject_are_seen_by_expressions_and_references()
    {
        var flows = Samen(Flow("top", Reeks("r", Schrijf("a", "Naam"), Stap("b", "Elsa.WriteLine",
            ("text", new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Input", ["value"] = "Naam" } }))), invoer: ["Naam"]));

        Assert.Equal(["Lotte", "Lotte"], Spel.Begin(flows, "top", """{"Naam":"Lotte"}""").Lijnen);
    }

    [Fact]
    public void A_trace_says_what_ended_with_its_outcomes_and_outputs()
    {
        var trace = new List<TraceEntry>();
        var flows = Samen(Flow("ouder", Reeks("r", Sub("k1", "Kind", ("naam", Letter("A")))), variabelen: ["g"]), Kind());

        Play.Begin(flows, "ouder", new Begin(Teken.Nu, Teken.Dag, Teken.Geen), trace: trace);

        Assert.Equal(["ouder", "Kind"], trace.Where(t => t.Begint).Select(t => t.Flow));
        var kind = trace.Single(t => t is { Begint: false, Stap: "k1" });
        Assert.Equal(("k1", "k1#1", "\"dag A\""), (kind.Naam, kind.Id, kind.Uitvoer["Groet"]));
        Assert.Equal("Done", Assert.Single(kind.Uitkomsten));
    }

    private static JsonObject Sub(string id, string flow, params (string Naam, JsonNode? Waarde)[] delen) => Stap(id, flow, [("workflowDefinitionId", flow), .. delen]);

    private static JsonObject Voer(string id, bool wacht) => Stap(id, "Elsa.ExecuteWorkflow",
        ("workflowDefinitionId", Letter("Kind")), ("waitForCompletion", Letter(wacht)), ("input", Ding("""{"Naam":"Noor"}""")), ("result", Naar("r")));
}
