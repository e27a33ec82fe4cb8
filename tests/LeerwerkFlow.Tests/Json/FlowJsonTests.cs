using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Tests.Kernel;
using static LeerwerkFlow.Tests.Kernel.Teken;

namespace LeerwerkFlow.Tests.Json;

public sealed class FlowJsonTests
{
    [Fact]
    public void What_we_do_not_understand_is_written_back()
    {
        var bron = JsonNode.Parse(new Teken("a").Taak("een").Bestand.Tekst)!.AsObject();
        bron["iets"] = new JsonObject { ["nieuws"] = 1 };
        bron["root"]!["activities"]![0]!["later"] = "✓ é";

        var graph = FlowJson.Read("a.json", bron.ToJsonString(), [])!;

        Assert.True(JsonNode.DeepEquals(bron, JsonNode.Parse(FlowJson.Write(graph))));
    }

    [Fact]
    public void Flat_connections_of_older_files_are_read()
    {
        var bron = JsonNode.Parse(new Teken("a").Taak("een").Taak("twee").Bestand.Tekst)!.AsObject();
        bron["root"]!["connections"] = new JsonArray(new JsonObject { ["source"] = "een", ["target"] = "twee", ["sourcePort"] = "Klaar", ["targetPort"] = "In" });

        var graph = FlowJson.Read("a.json", bron.ToJsonString(), [])!;

        Assert.Equal([new Connection(0, "een", "Klaar", "twee")], graph.Connections.AsEnumerable());
    }

    [Fact]
    public void All_findings_come_at_once_with_file_and_step_and_nothing_is_loaded()
    {
        var read = FlowJson.ReadAll(
        [
            ("kapot.json", "{ \"definitionId\": "),
            new Teken("stuk").Taak("een").Stap("gok", "Leerwerk.Gok").Stap("wacht", "Leerwerk.Wacht", ("moment", "+ 6 maanden"))
                .Stap("fase", "Leerwerk.Fase", ("flow", "bestaat-niet")).Pijl("een", "nergens").Bestand,
            new Teken("heel").Taak("een").Bestand,
        ]);

        Assert.Null(read.Flows);
        Assert.Contains(read.Findings, f => f.Bestand == "kapot.json" && f.Zin.Contains("geen geldige JSON (lijn 1", StringComparison.Ordinal));
        Assert.Contains(read.Findings, f => f is { Bestand: "stuk.json", Stap: "gok" } && f.Zin.Contains("bestaat niet", StringComparison.Ordinal));
        Assert.Contains(read.Findings, f => f is { Bestand: "stuk.json", Stap: "wacht" } && f.Zin.Contains("geen geldige datumformule", StringComparison.Ordinal));
        Assert.Contains(read.Findings, f => f is { Bestand: "stuk.json", Stap: "fase" } && f.Zin.Contains("bestaat-niet", StringComparison.Ordinal));
        Assert.Contains(read.Findings, f => f is { Bestand: "stuk.json", Stap: "nergens" } && f.Zin.Contains("hangt los", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("JavaScript")]
    [InlineData("CSharp")]
    [InlineData("Python")]
    public void A_script_expression_is_refused(string taal)
    {
        var bron = JsonNode.Parse(new Teken("a").Stap("zeg", "Elsa.WriteLine", ("text", "x")).Bestand.Tekst)!.AsObject();
        bron["root"]!["activities"]![0]!["text"]!["expression"]!["type"] = taal;

        var read = FlowJson.ReadAll([("a.json", bron.ToJsonString())]);

        Assert.Contains("script", Assert.Single(read.Findings).Zin, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_condition_is_a_finding()
    {
        var read = FlowJson.ReadAll([new Teken("a").Stap("kies", "Elsa.FlowDecision", ("condition", "lengte < (")).Bestand]);

        Assert.Contains("geen geldige voorwaarde", Assert.Single(read.Findings).Zin, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outcome_of_a_phase_that_is_not_drawn_is_a_finding()
    {
        var fase = new Teken("fase").Stap("weg", "Elsa.Complete", ("outcomes", new[] { "Geweigerd" }));

        var read = FlowJson.ReadAll([new Teken("boven").Stap("f", "Leerwerk.Fase", ("flow", "fase")).Bestand, fase.Bestand]);

        Assert.Contains("“Geweigerd”", Assert.Single(read.Findings).Zin, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flow_that_plays_itself_is_a_finding()
    {
        var read = FlowJson.ReadAll([new Teken("a").Stap("f", "Leerwerk.Fase", ("flow", "b")).Bestand, new Teken("b").Stap("f", "Leerwerk.Fase", ("flow", "a")).Bestand]);

        Assert.Equal(2, read.Findings.Count(f => f.Zin.Contains("speelt zichzelf", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_port_that_the_step_does_not_have_is_a_finding()
    {
        var read = FlowJson.ReadAll([new Teken("a").Taak("een", "Ja").Taak("twee").Pijl("een", "twee", "Nee").Bestand]);

        Assert.Contains("kies uit: Ja", Assert.Single(read.Findings).Zin, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_and_a_stimulus_survive_their_text()
    {
        var flows = Samen(new Teken("a").Taak("een"));
        var begin = new Begin(Nu, Dag, Geen.SetItem("start", Feit.Datum(Dag)).SetItem("einde", Feit.Formule("start + 12 maanden", Dag)));
        var state = Play.Next(flows, Play.Begin(flows, "a", begin).State, new Change(Nu, Dag, Geen, [new Opschorting(Dag, null)])).State;

        var text = StateJson.Write(state);

        Assert.Equal(text, StateJson.Write(StateJson.ReadState(text)));
        Assert.Equal(StateJson.Write(begin), StateJson.Write(StateJson.ReadStimulus(StateJson.Write(begin))));
        Assert.IsType<Begin>(StateJson.ReadStimulus(StateJson.Write(begin)));
    }
}
