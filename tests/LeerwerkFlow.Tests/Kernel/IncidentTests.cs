using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Tests.Guardrails;
using static LeerwerkFlow.Tests.Kernel.Boom;

namespace LeerwerkFlow.Tests.Kernel;

public sealed class IncidentTests
{
    [Fact]
    public void A_fault_opens_an_incident_at_its_step_and_other_branches_go_on()
    {
        var spel = Spel.Begin(Naast("n", Reeks("a", Stap("fout", "Elsa.Fault", ("message", Letter("stuk")), ("code", Letter("E1"))), Lijn("na fout")), Lijn("b")));

        var wait = spel.State.Waits["a/fout"];
        Assert.Equal(WaitSoort.Incident, wait.Soort);
        Assert.Equal("Opnieuw Overslaan Beeindigen", string.Join(' ', wait.Uitkomsten));
        Assert.Equal(new IncidentRaised("a#1/fout#1", "a/fout", "Stap “fout” meldt een fout: stuk (code E1)."), Assert.Single(spel.Effecten.OfType<IncidentRaised>()));
        Assert.IsType<WaitOpened>(spel.Effecten[spel.Effecten.FindIndex(e => e is IncidentRaised) - 1]);
        Assert.Equal(["b"], spel.Lijnen);
    }

    [Fact]
    public void Again_enters_the_step_again_with_a_new_key()
    {
        var spel = Spel.Begin(Stap("fout", "Elsa.Fault")).Klaar("fout", Incidents.Opnieuw);

        Assert.Equal("fout#2", spel.State.Waits["fout"].Id);
    }

    [Fact]
    public void Past_it_leaves_by_the_first_arrow_and_ending_ends_the_traject()
    {
        var root = Kaart("kaart", [Stap("kies", "Elsa.FlowDecision", ("condition", Scriban("1 + {}"))), Lijn("nee"), Lijn("ja")], "kies:False nee", "kies:True ja");

        Assert.Equal(["nee"], Spel.Begin((System.Text.Json.Nodes.JsonObject)root.DeepClone()).Klaar("kies", Incidents.Overslaan).Lijnen);
        Assert.Equal(Incidents.Fout, Spel.Begin(root).Klaar("kies", Incidents.Beeindigen).State.Uitkomst);
    }

    [Fact]
    public void A_loop_whose_condition_breaks_later_keeps_its_place()
    {
        var spel = Spel.Begin(Reeks("alles", Zet("nul", "n", "0"),
            Stap("zolang", "Elsa.While", ("condition", Scriban("n == 0 ? true : 'misschien'")), ("body", Reeks("beurt", Lijn("beurt"), Zet("een", "n", "1")))), Lijn("na")), token: true, "n");

        Assert.Equal(["zolang/zolang"], spel.Open);
        Assert.Equal(["zolang/zolang"], spel.Klaar("zolang/zolang", Incidents.Opnieuw).Open);
        Assert.Equal(["beurt", "na"], spel.Klaar("zolang/zolang", Incidents.Overslaan).Lijnen);
    }

    [Fact]
    public void A_flow_that_turns_for_ever_becomes_an_incident_and_no_token_is_lost()
    {
        var root = Kaart("kaart", [Zet("nul", "n", "0"), Zet("plus", "n", "n + 1"), Lijn("naast")], "nul plus", "nul naast", "plus plus");

        var spel = Spel.Begin(root, token: true, "n");

        Assert.Equal(WaitSoort.Incident, spel.State.Waits["plus"].Soort);
        Assert.Contains("draait rond", Assert.Single(spel.Effecten.OfType<IncidentRaised>()).Reden, StringComparison.Ordinal);
        Assert.Equal("9998", spel.State.Scopes[""].Waarden["n"]);
    }

    [Fact]
    public void A_taak_that_is_already_open_is_not_asked_twice()
    {
        var spel = Spel.Begin(Kaart("kaart", [Lijn("start"), Stap("vork", "Elsa.FlowFork", ("branches", Ding("""["L","R"]"""))), Taak("vraag", "Klaar")], "start vork", "vork:L vraag", "vork:R vraag"));

        Assert.Equal((WaitSoort.Taak, WaitSoort.Incident), (spel.State.Waits["vraag"].Soort, spel.State.Waits["vraag~2"].Soort));
        Assert.Equal("vraag#3", spel.Klaar("vraag", "Klaar").Klaar("vraag~2", Incidents.Opnieuw).State.Waits["vraag"].Id);
    }

    [Fact]
    public void A_flow_that_plays_itself_stops_at_an_incident()
    {
        var flows = Samen(Flow("rond", Stap("zelf", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", Scriban("'rond'")), ("waitForCompletion", Letter(true)))));

        Assert.Contains("te diep genest", Assert.Single(Spel.Begin(flows, "rond").Effecten.OfType<IncidentRaised>()).Reden, StringComparison.Ordinal);
    }

    [Fact]
    public void Exploring_reports_a_fault_and_makes_no_state_of_it()
    {
        var flows = Samen(Flow("proef", Stap("fout", "Elsa.Fault")));

        var states = ExploreAll.Run(flows, "proef");

        Assert.Contains("meldt een fout", Assert.Single(states.Faults), StringComparison.Ordinal);
        Assert.Empty(states.Keys);
    }

    [Fact]
    public void Exploring_loops_takes_every_number_of_turns_that_makes_a_difference()
    {
        var flows = Samen(Flow("proef", Reeks("r",
            Stap("elk", "Elsa.ForEach", ("items", Ding("[1,2,3]")), ("body", Wacht("bel"))), Stap("tegelijk", "Elsa.ParallelForEach", ("items", Ding("[1]")), ("body", Wacht("deur"))))));

        var states = ExploreAll.Run(flows, "proef");

        Assert.Empty(states.Faults);
        Assert.Empty(states.Stuck());
        Assert.Equal(5, states.Keys.Count);
    }
}
