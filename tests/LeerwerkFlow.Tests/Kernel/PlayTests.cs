using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kernel.Teken;

namespace LeerwerkFlow.Tests.Kernel;

public sealed class PlayTests
{
    private static readonly Teken Twee = new Teken("twee").Taak("een").Taak("twee", "Ja", "Nee").Pijl("een", "twee");

    [Fact]
    public void A_taak_waits_until_a_person_ends_it()
    {
        var flows = Samen(Twee);

        var begun = Play.Begin(flows, "twee", new Begin(Nu, Dag, Geen));
        var next = Klaar(flows, begun.State, "een#1");

        Assert.Equal(["een#1"], begun.State.Waits.Values.Select(w => w.Id));
        Assert.Equal(["twee#1"], next.State.Waits.Values.Select(w => w.Id));
        Assert.Contains(next.Effects, e => e is TaakOpened { Titel: "twee", Rol: "coach" });
    }

    [Fact]
    public void An_outcome_without_an_arrow_ends_the_branch_and_an_empty_flow_ends_the_traject()
    {
        var flows = Samen(Twee);
        var state = Klaar(flows, Play.Begin(flows, "twee", new Begin(Nu, Dag, Geen)).State, "een#1").State;

        var end = Play.Next(flows, state, new Resume(Nu, Dag, Geen, "twee#1", "Nee"));

        Assert.Equal("Klaar", end.State.Uitkomst);
        Assert.Contains(end.Effects, e => e is TrajectEnded);
    }

    [Fact]
    public void A_wait_that_is_closed_is_refused_and_the_state_stays()
    {
        var flows = Samen(Twee);
        var state = Klaar(flows, Play.Begin(flows, "twee", new Begin(Nu, Dag, Geen)).State, "een#1").State;

        var fault = Assert.Throws<FlowFault>(() => Klaar(flows, state, "een#1"));

        Assert.Contains("niet meer open", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outcome_that_the_taak_does_not_have_is_refused_with_the_choices()
    {
        var flows = Samen(Twee);
        var state = Klaar(flows, Play.Begin(flows, "twee", new Begin(Nu, Dag, Geen)).State, "een#1").State;

        var fault = Assert.Throws<FlowFault>(() => Play.Next(flows, state, new Resume(Nu, Dag, Geen, "twee#1", "Misschien")));

        Assert.Contains("Ja, Nee", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_counts_its_turns_in_the_key_but_not_in_the_control()
    {
        var flows = Samen(new Teken("lus").Stap("begin", "Elsa.Start").Taak("gesprek").Pijl("begin", "gesprek", "Done").Pijl("gesprek", "gesprek"));
        var first = Play.Begin(flows, "lus", new Begin(Nu, Dag, Geen)).State;

        var second = Klaar(flows, first, "gesprek#1").State;

        Assert.Equal("gesprek#2", second.Waits["gesprek"].Id);
        Assert.Equal(2, second.Waits["gesprek"].Beurt);
        Assert.Equal(Control.KeyOf(first), Control.KeyOf(second));
    }

    [Fact]
    public void A_fork_runs_branches_side_by_side_and_a_join_waits_for_all()
    {
        var flows = Samen(Vork("WaitAll"));
        var state = Play.Begin(flows, "vork", new Begin(Nu, Dag, Geen)).State;

        var half = Klaar(flows, state, "links#1").State;
        var whole = Klaar(flows, half, "rechts#1").State;

        Assert.Equal(["rechts"], half.Waits.Keys);
        Assert.Equal(["daarna"], whole.Waits.Keys);
    }

    [Fact]
    public void A_join_on_any_goes_on_with_the_first_and_cancels_the_rest()
    {
        var flows = Samen(Vork("WaitAny"));
        var state = Play.Begin(flows, "vork", new Begin(Nu, Dag, Geen)).State;

        var next = Klaar(flows, state, "rechts#1");

        Assert.Equal(["daarna"], next.State.Waits.Keys);
        Assert.Contains(next.Effects, e => e is WaitCancelled { Pad: "links" });
    }

    [Fact]
    public void A_condition_reads_facts_and_a_missing_fact_is_no()
    {
        var flows = Samen(new Teken("keuze").Stap("kies", "Elsa.FlowDecision", ("condition", "lengte_gepland > 6")).Taak("lang").Taak("kort").Pijl("kies", "lang", "True").Pijl("kies", "kort", "False"));

        var lang = Play.Begin(flows, "keuze", new Begin(Nu, Dag, Geen.SetItem("lengte.gepland", Feit.Getal(12)))).State;
        var kort = Play.Begin(flows, "keuze", new Begin(Nu, Dag, Geen.SetItem("lengte.gepland", Feit.Getal(6)))).State;

        Assert.Equal(["lang"], lang.Waits.Keys);
        Assert.Equal(["kort"], kort.Waits.Keys);
    }

    [Theory]
    [InlineData("a.b.c", "JA")]
    [InlineData("a.b_c", "JA")]
    [InlineData("a_b_c", "JA")]
    [InlineData("a.b.d", "NEE")]
    [InlineData("a.b", "NEE")]
    public void A_dot_in_the_name_of_a_fact_is_written_as_a_low_line(string feit, string expected)
    {
        var flows = Samen(new Teken("keuze").Stap("kies", "Elsa.FlowDecision", ("condition", "(a_b_c ?? 0) == 1")).Taak("JA").Taak("NEE").Pijl("kies", "JA", "True").Pijl("kies", "NEE", "False"));

        var begun = Play.Begin(flows, "keuze", new Begin(Nu, Dag, Geen.SetItem("a.b.c", Feit.Getal(0)).SetItem(feit, Feit.Getal(1))));

        Assert.Equal([expected], begun.State.Waits.Keys);
    }

    [Fact]
    public void An_unknown_condition_takes_every_branch_when_exploring_and_stops_a_real_step()
    {
        var flows = Samen(new Teken("keuze").Stap("kies", "Elsa.FlowDecision", ("condition", "werk == \"JA\"")).Taak("ja").Taak("nee").Pijl("kies", "ja", "True").Pijl("kies", "nee", "False"));
        var choices = new Choices();
        var reached = new List<string>();

        do
            reached.AddRange(Play.Begin(flows, "keuze", new Begin(Nu, Dag, Geen), choices).State.Waits.Keys);
        while (choices.Next());

        Assert.Equal(["ja", "nee"], reached);
        Assert.Equal(WaitSoort.Incident, Play.Begin(flows, "keuze", new Begin(Nu, Dag, Geen.SetItem("werk", Feit.Onbekend))).State.Waits["kies"].Soort);
    }

    [Fact]
    public void A_fact_change_moves_no_token()
    {
        var flows = Samen(Twee);
        var state = Play.Begin(flows, "twee", new Begin(Nu, Dag, Geen)).State;

        var next = Play.Next(flows, state, new Change(Nu, Dag, Geen.SetItem("lengte", Feit.Getal(15)), [new Opschorting(Dag, null)]));

        Assert.Equal(Control.KeyOf(state), Control.KeyOf(next.State));
        Assert.Equal(15m, next.State.Feiten["lengte"].AsGetal);
        Assert.Equal(new Opschorting(Dag, null), Assert.Single(next.State.Opschortingen));
    }

    private static Teken Vork(string mode) => new Teken("vork")
        .Stap("vork", "Elsa.FlowFork", ("branches", new[] { "L", "R" })).Taak("links").Taak("rechts").Stap("samen", "Elsa.FlowJoin", ("mode", mode)).Taak("daarna")
        .Pijl("vork", "links", "L").Pijl("vork", "rechts", "R").Pijl("links", "samen").Pijl("rechts", "samen").Pijl("samen", "daarna", "Done");

    private static StepResult Klaar(FlowSet flows, FlowState state, string wait) => Play.Next(flows, state, new Resume(Nu, Dag, Geen, wait, "Klaar"));
}
