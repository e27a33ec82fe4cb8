using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Kernel;

/// <summary>Branches side by side: a token that waits at a join goes along, and nothing waits for a branch that never comes.</summary>
public sealed class MoveTokensTests
{
    private static readonly Verhuizing Naar2 = new(Teken.Nu, Teken.Dag, Teken.Geen, "proef@1", "proef@2");

    // Two branches a and b that come together in samen, and then the end.
    private static Teken Takken(params string[] namen)
    {
        var teken = new Teken("proef").Stap("vork", "Elsa.FlowFork", ("branches", namen)).Stap("samen", "Elsa.FlowJoin", ("mode", "WaitAll")).Taak("einde");
        foreach (var naam in namen)
            teken.Taak(naam).Pijl("vork", naam, naam).Pijl(naam, "samen");
        return teken.Pijl("samen", "einde", "Done");
    }

    private static FlowSet Flows(Teken flow) => Teken.Samen(flow);

    // Branch a is done and waits for b.
    private static FlowState Done(Teken flow) => Spel.Begin(Flows(flow), "proef").Klaar("a", "Klaar").State;

    [Fact]
    public void A_token_keeps_its_arrow_when_the_arrows_are_numbered_anew()
    {
        var nieuw = Flows(new Teken("proef").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "a", "b" })).Stap("samen", "Elsa.FlowJoin", ("mode", "WaitAll")).Taak("einde").Taak("a").Taak("b")
            .Pijl("b", "samen").Pijl("samen", "einde", "Done").Pijl("vork", "b", "b").Pijl("vork", "a", "a").Pijl("a", "samen"));
        var state = Done(Takken("a", "b"));

        var moved = MoveState.Run(Flows(Takken("a", "b")), nieuw, state, Naar2).State;

        Assert.Equal((1, 4), (Assert.Single(state.Scopes[""].Tokens), Assert.Single(moved.Scopes[""].Tokens)));
        Assert.Equal(["einde"], Play.Next(nieuw, moved, new Resume(Teken.Nu, Teken.Dag, Teken.Geen, "b#1", "Klaar")).State.Waits.Keys);
    }

    [Fact]
    public void A_step_put_in_a_branch_that_is_done_does_not_come_any_more()
    {
        var nieuw = Flows(new Teken("proef").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "a", "b" })).Stap("samen", "Elsa.FlowJoin", ("mode", "WaitAll")).Taak("einde").Taak("a").Taak("na-a").Taak("b")
            .Pijl("vork", "a", "a").Pijl("a", "na-a").Pijl("na-a", "samen").Pijl("vork", "b", "b").Pijl("b", "samen").Pijl("samen", "einde", "Done"));

        var moved = MoveState.Run(Flows(Takken("a", "b")), nieuw, Done(Takken("a", "b")), Naar2).State;

        Assert.Equal(["b"], moved.Waits.Keys);
        Assert.Equal(["einde"], Play.Next(nieuw, moved, new Resume(Teken.Nu, Teken.Dag, Teken.Geen, "b#1", "Klaar")).State.Waits.Keys);
    }

    [Fact]
    public void A_step_taken_from_a_branch_that_is_done_leaves_the_branch_done()
    {
        var oud = new Teken("proef").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "a", "b" })).Stap("samen", "Elsa.FlowJoin", ("mode", "WaitAll")).Taak("einde").Taak("a").Taak("na-a").Taak("b")
            .Pijl("vork", "a", "a").Pijl("a", "na-a").Pijl("na-a", "samen").Pijl("vork", "b", "b").Pijl("b", "samen").Pijl("samen", "einde", "Done");
        var nieuw = Flows(Takken("a", "b"));
        var state = Spel.Begin(Flows(oud), "proef").Klaar("a", "Klaar").Klaar("na-a", "Klaar").State;

        var moved = MoveState.Run(Flows(oud), nieuw, state, Naar2).State;

        Assert.Equal(["einde"], Play.Next(nieuw, moved, new Resume(Teken.Nu, Teken.Dag, Teken.Geen, "b#1", "Klaar")).State.Waits.Keys);
    }

    [Fact]
    public void A_branch_that_no_longer_comes_out_at_the_join_keeps_the_traject_where_it_is()
    {
        var nieuw = new Teken("proef").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "a", "b" })).Stap("samen", "Elsa.FlowJoin", ("mode", "WaitAll")).Taak("einde").Taak("a").Taak("b").Taak("c")
            .Pijl("vork", "a", "a").Pijl("a", "einde").Pijl("vork", "b", "b").Pijl("b", "samen").Pijl("b", "c").Pijl("c", "samen").Pijl("samen", "einde", "Done");

        var fault = Assert.Throws<FlowFault>(() => MoveState.Run(Flows(Takken("a", "b")), Flows(nieuw), Done(Takken("a", "b")), Naar2));

        Assert.Equal("Een tak die klaar is, wacht op de andere bij “samen”. In de nieuwe versie komt die tak daar niet meer uit.", fault.Message);
    }

    [Fact]
    public void A_join_that_would_be_complete_by_moving_alone_keeps_the_traject_where_it_is()
    {
        var nieuw = new Teken("proef").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "a", "b", "c" })).Stap("samen", "Elsa.FlowJoin", ("mode", "WaitAll")).Taak("einde").Taak("a").Taak("b").Taak("c")
            .Pijl("vork", "a", "a").Pijl("a", "samen").Pijl("vork", "b", "b").Pijl("b", "einde").Pijl("vork", "c", "c").Pijl("c", "samen").Pijl("samen", "einde", "Done");
        var oud = Takken("a", "b", "c");
        var state = Spel.Begin(Flows(oud), "proef").Klaar("a", "Klaar").Klaar("c", "Klaar").State;

        var fault = Assert.Throws<FlowFault>(() => MoveState.Run(Flows(oud), Flows(nieuw), state, Naar2));

        Assert.Equal("Bij “samen” zijn in de nieuwe versie alle takken al binnen. Verhuis nadat die stap begonnen is.", fault.Message);
    }

    [Theory]
    [InlineData("WaitAll", false)]
    [InlineData("None", true)]
    public void A_branch_that_was_drawn_since_never_begins_for_who_is_past_the_fork(string samenkomst, bool komtVerder)
    {
        var nieuw = new Teken("proef").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "a", "b", "c" })).Taak("einde").Taak("a").Taak("b").Taak("c");
        nieuw = samenkomst == "WaitAll" ? nieuw.Stap("samen", "Elsa.FlowJoin", ("mode", "WaitAll")) : nieuw.Stap("samen", "Elsa.FlowNode");
        foreach (var tak in (string[])["a", "b", "c"])
            nieuw.Pijl("vork", tak, tak).Pijl(tak, "samen");
        nieuw.Pijl("samen", "einde", "Done");

        var moved = MoveState.Run(Flows(Takken("a", "b")), Flows(nieuw), Done(Takken("a", "b")), Naar2).State;

        Assert.Equal(komtVerder, new ReachEnd(Flows(nieuw)).From(moved));
        Assert.Equal(komtVerder, new ReachEnd(Flows(nieuw)).From(moved, Flows(Takken("a", "b"))));
        Assert.True(new ReachEnd(Flows(nieuw)).From(Spel.Begin(Flows(nieuw), "proef").State));
    }

    [Fact]
    public void What_was_found_out_of_one_state_holds_for_the_next()
    {
        var flows = Flows(Takken("a", "b"));
        var (begin, end) = (Spel.Begin(flows, "proef").State, new ReachEnd(flows));

        Assert.True(end.From(begin));
        Assert.True(end.From(Done(Takken("a", "b"))));
        Assert.True(end.From(StateJson.ReadState(StateJson.Write(begin))));
    }

    [Theory]
    [InlineData("Een andere titel", "WaitAll", true)]
    [InlineData("a", "WaitAny", false)]
    public void A_drawing_that_only_reads_otherwise_is_not_looked_at_again(string titel, string samenkomst, bool zelfde)
    {
        var nieuw = Takken("a", "b", "c");
        var moved = MoveState.Run(Flows(Takken("a", "b")), Flows(nieuw), Done(Takken("a", "b")), Naar2).State;
        var oud = new Teken("proef").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "a", "b", "c" })).Stap("samen", "Elsa.FlowJoin", ("mode", samenkomst)).Taak("einde")
            .Stap("a", "Leerwerk.Taak", ("titel", titel), ("rol", "coach"), ("formulier", "incident")).Pijl("vork", "a", "a").Pijl("a", "samen")
            .Taak("b").Pijl("vork", "b", "b").Pijl("b", "samen").Taak("c").Pijl("vork", "c", "c").Pijl("c", "samen").Pijl("samen", "einde", "Done");

        Assert.Equal(zelfde, new ReachEnd(Flows(nieuw)).From(moved, Flows(oud)));
    }
}
