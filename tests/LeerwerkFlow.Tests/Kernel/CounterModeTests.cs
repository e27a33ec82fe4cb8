using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kernel.Boom;

namespace LeerwerkFlow.Tests.Kernel;

public sealed class CounterModeTests
{
    [Fact]
    public void A_step_with_more_arrows_waits_for_all_of_them_whatever_its_merge_mode()
    {
        var spel = Spel.Begin(Kaart("kaart", [Lijn("start"), Wacht("a"), Wacht("b"), Lijn("samen").Met("Race")], "start a", "start b", "a samen", "b samen"), token: false).Klaar("b");

        Assert.Equal(["start"], spel.Lijnen);
        Assert.Equal(["start", "samen"], spel.Klaar("a").Lijnen);
        Assert.Equal("Klaar", spel.State.Uitkomst);
    }

    [Fact]
    public void A_branch_that_is_not_taken_counts_as_visited()
    {
        var root = Kaart("kaart",
            [Stap("keuze", "Elsa.FlowDecision", ("condition", Letter(true))), Lijn("ja"), Lijn("nee"), Lijn("nee2"), Lijn("samen")],
            "keuze:True ja", "keuze:False nee", "nee nee2", "ja samen", "nee2 samen");

        Assert.Equal(["ja", "samen"], Spel.Begin(root, token: false).Lijnen);
    }

    [Fact]
    public void WaitAll_is_skipped_when_a_branch_was_not_taken_and_WaitAllActive_is_not()
    {
        Assert.Equal(["ja"], Spel.Begin(Keuze("WaitAll"), token: false).Lijnen);
        Assert.Equal(["ja", "samen2"], Spel.Begin(Keuze("WaitAllActive"), token: false).Lijnen);
    }

    [Fact]
    public void WaitAny_begins_once_and_cancels_the_other_branch()
    {
        var spel = Spel.Begin(Kaart("kaart",
            [Lijn("start"), Wacht("a"), Wacht("b"), Stap("samen", "Elsa.FlowJoin", ("mode", Letter("WaitAny"))), Lijn("klaar")],
            "start a", "start b", "a samen", "b samen", "samen klaar"), token: false).Klaar("b");

        Assert.Equal(["start", "klaar"], spel.Lijnen);
        Assert.Equal("Klaar", spel.State.Uitkomst);
        Assert.Contains(spel.Effecten, e => e is WaitCancelled { Pad: "a" });
    }

    [Fact]
    public void An_arrow_back_begins_its_step_again_and_the_join_after_it_still_works()
    {
        var root = Kaart("kaart",
            [Zet("nul", "n", "0"), Wacht("kop"), Lijn("a"), Lijn("b"), Zet("plus", "n", "n + 1"), Stap("nog", "Elsa.FlowDecision", ("condition", Scriban("n < 2"))), Lijn("klaar")],
            "nul kop", "kop a", "kop b", "a plus", "b plus", "plus nog", "nog:True kop", "nog:False klaar");

        var spel = Spel.Begin(root, token: false, "n").Klaar("kop").Klaar("kop");

        Assert.Equal(["a", "b", "a", "b", "klaar"], spel.Lijnen);
        Assert.Equal("Klaar", spel.State.Uitkomst);
    }

    [Fact]
    public void An_arrow_back_that_closes_no_loop_is_an_incident()
    {
        var root = Kaart("kaart", [Lijn("start"), Lijn("a"), Lijn("b")], "start a", "start b", "a b", "b a");

        var spel = Spel.Begin(root, token: false);

        Assert.Contains("sluit geen lus", Assert.Single(spel.Effecten.OfType<IncidentRaised>()).Reden, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_flow_plays_in_either_mode()
    {
        var flows = Samen(Flow("proef", Kaart("kaart", [Lijn("start"), Wacht("a"), Lijn("b"), Lijn("samen").Met("Race")], "start a", "start b", "a samen", "b samen"), token: false));

        Assert.Equal("Klaar", Spel.Begin(new FlowSet(flows.All.Select(f => f.With(tokenMode: true))), "proef").State.Uitkomst);
        Assert.Null(Spel.Begin(flows, "proef").State.Uitkomst);
    }

    private static JsonObject Keuze(string mode) => Kaart("kaart",
        [Stap("keuze", "Elsa.FlowDecision", ("condition", Letter(true))), Lijn("ja"), Lijn("nee"), Stap("samen", "Elsa.FlowJoin", ("mode", Letter(mode))), Lijn("samen2")],
        "keuze:True ja", "keuze:False nee", "ja samen", "nee samen", "samen samen2");
}
