using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kernel.Boom;

namespace LeerwerkFlow.Tests.Kernel;

/// <summary>Where branches come together with tokens: two waits, then a line with the merge mode under test.</summary>
public sealed class MergeModeTests
{
    [Fact]
    public void Merge_waits_for_every_branch_and_begins_once()
    {
        var spel = Spel.Begin(Twee("Merge")).Klaar("b");
        Assert.Equal(["start"], spel.Lijnen);

        spel.Klaar("a");

        Assert.Equal(["start", "samen", "klaar"], spel.Lijnen);
        Assert.Equal("Klaar", spel.State.Uitkomst);
    }

    [Fact]
    public void Converge_waits_for_the_arrow_back_as_well_and_a_person_can_let_it_through()
    {
        var spel = Spel.Begin(Twee("Converge", "klaar samen")).Klaar("b").Klaar("a");

        Assert.Equal(["start"], spel.Lijnen);
        Assert.Equal(WaitSoort.Incident, Assert.Single(spel.State.Waits.Values).Soort);
        spel.Klaar("kaart", "Opnieuw");
        Assert.Equal(["start", "samen", "klaar"], spel.Lijnen);
    }

    [Theory]
    [InlineData("Stream")]
    [InlineData("None")]
    public void Stream_waits_while_a_step_right_before_it_is_busy(string mode)
    {
        var spel = Spel.Begin(Twee(mode)).Klaar("a");
        Assert.Equal(["start"], spel.Lijnen);

        Assert.Equal(["start", "samen", "klaar"], spel.Klaar("b").Lijnen);
    }

    [Fact]
    public void Stream_does_not_wait_for_a_branch_that_went_another_way()
    {
        var root = Kaart("kaart",
            [Lijn("start"), Wacht("a"), Wacht("b"), Stap("keuze", "Elsa.FlowDecision", ("condition", Letter(false))), Lijn("samen"), Lijn("anders")],
            "start a", "start b", "b keuze", "a samen", "keuze:True samen", "keuze:False anders");

        var spel = Spel.Begin(root).Klaar("a");
        Assert.Equal(["start", "samen"], spel.Lijnen);
        Assert.Equal(["start", "samen", "anders"], spel.Klaar("b").Lijnen);
        Assert.Equal("Klaar", spel.State.Uitkomst);
    }

    [Fact]
    public void Stream_that_rested_goes_on_when_the_branch_it_waited_for_went_another_way()
    {
        var root = Kaart("kaart",
            [Lijn("start"), Wacht("a"), Taak("b", "Weg", "Nooit"), Lijn("samen"), Lijn("anders")], "start a", "start b", "a samen", "b:Nooit samen", "b:Weg anders");

        var spel = Spel.Begin(root).Klaar("a");
        Assert.Equal(["start"], spel.Lijnen);
        Assert.Equal(["start", "anders", "samen"], spel.Klaar("b", "Weg").Lijnen);
    }

    [Fact]
    public void Cascade_begins_with_the_first_branch_and_lets_the_other_run_out()
    {
        var spel = Spel.Begin(Twee("Cascade")).Klaar("a").Klaar("b");

        Assert.Equal(["start", "samen", "klaar"], spel.Lijnen);
        Assert.DoesNotContain(spel.Effecten, e => e is WaitCancelled);
        Assert.Equal("Klaar", spel.State.Uitkomst);
    }

    [Fact]
    public void Race_begins_with_the_first_branch_and_cancels_the_other()
    {
        var spel = Spel.Begin(Twee("Race")).Klaar("b");

        Assert.Equal(["start", "samen", "klaar"], spel.Lijnen);
        Assert.Equal("Klaar", spel.State.Uitkomst);
        Assert.Contains(spel.Effecten, e => e is WaitCancelled { Pad: "a" });
    }

    [Fact]
    public void Race_takes_off_the_arrow_what_could_not_be_cancelled_any_more()
    {
        var root = Kaart("kaart", [Lijn("start"), Lijn("a"), Lijn("b"), Lijn("samen").Met("Race")], "start a", "start b", "a samen", "b samen");

        Assert.Equal(["start", "a", "b", "samen"], Spel.Begin(root).Lijnen);
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    public void A_join_on_all_is_a_merge(string mode)
    {
        var spel = Spel.Begin(Join(mode)).Klaar("a");
        Assert.Equal(["b"], spel.Open);
        Assert.Equal(["klaar"], spel.Klaar("b").Lijnen);
    }

    [Fact]
    public void A_join_on_any_is_a_race()
    {
        var spel = Spel.Begin(Join("WaitAny")).Klaar("a");
        Assert.Equal(["klaar"], spel.Lijnen);
        Assert.Equal("Klaar", spel.State.Uitkomst);
    }

    [Fact]
    public void A_step_that_Elsa_lets_begin_twice_gets_a_place_of_its_own()
    {
        var root = Kaart("kaart", [Lijn("start"), Stap("vork", "Elsa.FlowFork", ("branches", Ding("""["L","R"]"""))), Wacht("samen")], "start vork", "vork:L samen", "vork:R samen");

        var spel = Spel.Begin(root);

        Assert.Equal(["samen", "samen~2"], spel.Open.Order(StringComparer.Ordinal));
        Assert.Equal("Klaar", spel.Klaar("samen~2").Klaar("samen").State.Uitkomst);
    }

    private static JsonObject Twee(string mode, params string[] erbij) => Kaart("kaart",
        [Lijn("start"), Wacht("a"), Wacht("b"), Lijn("samen").Met(mode), Lijn("klaar")], ["start a", "start b", "a samen", "b samen", "samen klaar", .. erbij]);

    private static JsonObject Join(string mode) => Kaart("kaart",
        [Stap("vork", "Elsa.FlowFork", ("branches", Ding("""["L","R"]"""))), Wacht("a"), Wacht("b"), Stap("samen", "Elsa.FlowJoin", ("mode", Letter(mode))), Lijn("klaar")],
        "vork:L a", "vork:R b", "a samen", "b samen", "samen klaar");
}
