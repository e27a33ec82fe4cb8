using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Kernel;

public sealed class MoveStateTests
{
    private static readonly Verhuizing Naar2 = new(Teken.Nu, Teken.Dag, Teken.Geen, "proef@1", "proef@2");

    [Fact]
    public void A_task_put_in_ahead_changes_nothing_for_who_waits_before_it()
    {
        var state = At(Row("a", "b"));

        var moved = MoveState.Run(Flows(Row("a", "b")), Flows(Row("a", "nieuw", "b")), state, Naar2);

        Assert.Equal(StateJson.Write(state), StateJson.Write(moved.State));
        Assert.Empty(moved.Effects);
    }

    [Fact]
    public void A_changed_term_gives_the_open_task_another_formula_and_leaves_the_day_and_the_turn_it_was_opened_in()
    {
        var state = At(Terms("hier + 10 werkdagen"));

        var moved = MoveState.Run(Flows(Terms("hier + 10 werkdagen")), Flows(Terms("hier + 15 werkdagen")), state, Naar2);

        var taak = Assert.IsType<WaitMoved>(Assert.Single(moved.Effects));
        Assert.Equal(("a#1", "hier + 10 werkdagen", "hier + 15 werkdagen"), (taak.Id, taak.Oud.Formule, taak.Wait.Formule));
        Assert.Equal((new DateOnly(2010, 3, 1), 1, "a#1"), (moved.State.Waits["a"].Hier, moved.State.Waits["a"].Beurt, moved.State.Waits["a"].Id));
    }

    [Fact]
    public void A_changed_title_is_told_and_is_no_part_of_the_state()
    {
        var state = At(Row("a", "b"));

        var moved = MoveState.Run(Flows(Row("a", "b")), Flows(new Teken("proef").Stap("begin", "Elsa.Start").Stap("a", "Leerwerk.Taak", ("titel", "Bel eerst"), ("rol", "coach"), ("formulier", "incident")).Taak("b")
            .Pijl("begin", "a", "Done").Pijl("a", "b")), state, Naar2);

        var taak = Assert.IsType<WaitMoved>(Assert.Single(moved.Effects));
        Assert.Equal(("a", "Bel eerst"), (taak.OudeTitel, taak.Titel));
        Assert.Equal(StateJson.Write(state), StateJson.Write(moved.State));
    }

    [Fact]
    public void A_new_outcome_can_be_chosen_after_the_move()
    {
        var oud = new Teken("proef").Taak("a", "Ja").Taak("b").Pijl("a", "b", "Ja");
        var nieuw = Flows(new Teken("proef").Taak("a", "Ja", "Nee").Taak("b").Taak("c").Pijl("a", "b", "Ja").Pijl("a", "c", "Nee"));

        var moved = MoveState.Run(Flows(oud), nieuw, At(oud), Naar2).State;

        Assert.Equal(["c"], Play.Next(nieuw, moved, new Resume(Teken.Nu, Teken.Dag, Teken.Geen, "a#1", "Nee")).State.Waits.Keys);
    }

    [Theory]
    [InlineData("Leerwerk.Wacht", "De stap “a” is in de nieuwe versie een ander soort stap.")]
    [InlineData(null, "De stap “a” bestaat niet meer in de nieuwe versie.")]
    public void A_step_that_is_gone_or_of_another_kind_keeps_the_traject_where_it_is(string? type, string zin)
    {
        var nieuw = new Teken("proef").Stap("begin", "Elsa.Start").Taak("b");
        nieuw = type is null ? nieuw.Pijl("begin", "b", "Done") : nieuw.Stap("a", type, ("moment", "start + 1 maand")).Pijl("begin", "a", "Done").Pijl("a", "b");

        Refused(zin, Row("a", "b"), nieuw);
    }

    [Fact]
    public void A_chosen_step_takes_over_with_a_turn_of_its_own()
    {
        var (oud, nieuw) = (Row("a", "b"), Flows(Row("nieuw", "b")));

        var moved = MoveState.Run(Flows(oud), nieuw, At(oud), Chosen(("a", "nieuw")));

        Assert.Equal(["nieuw#1"], moved.State.Waits.Values.Select(w => w.Id));
        Assert.Equal(("a#1", "nieuw#1"), Assert.IsType<WaitMoved>(Assert.Single(moved.Effects)) is var taak ? (taak.Oud.Id, taak.Id) : default);
        Assert.Equal(["b"], Play.Next(nieuw, moved.State, new Resume(Teken.Nu, Teken.Dag, Teken.Geen, "nieuw#1", "Klaar")).State.Waits.Keys);
    }

    [Theory]
    [InlineData("nergens", "De plaats “nergens” bestaat niet in dezelfde fase van de nieuwe versie. Kies een andere stap.")]
    [InlineData("diep/b", "De plaats “diep/b” bestaat niet in dezelfde fase van de nieuwe versie. Kies een andere stap.")]
    [InlineData("wacht", "“wacht” wacht niet op dezelfde manier als “a”. Kies een andere stap.")]
    public void A_chosen_step_lies_in_the_same_phase_and_waits_in_the_same_way(string plaats, string zin)
    {
        var nieuw = new Teken("proef").Stap("wacht", "Leerwerk.Wacht", ("moment", "hier + 1 maand")).Taak("b").Pijl("wacht", "b");

        Assert.Equal(zin, Assert.Throws<FlowFault>(() => MoveState.Run(Flows(Row("a", "b")), Flows(nieuw), At(Row("a", "b")), Chosen(("a", plaats)))).Message);
    }

    [Fact]
    public void Two_waits_do_not_come_to_stand_on_one_place()
    {
        var oud = new Teken("proef").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "A", "B" })).Taak("a").Taak("b").Pijl("vork", "a", "A").Pijl("vork", "b", "B");

        Assert.StartsWith("Op de plaats “b” wacht al iets anders.", Assert.Throws<FlowFault>(() => MoveState.Run(Flows(oud), Flows(oud), At(oud), Chosen(("a", "b")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_waits_deep_in_phases_keeps_the_keys_of_all_that_is_around()
    {
        var (top, fase) = (new Teken("proef").Taak("eerst").Stap("fase", "Leerwerk.Fase", ("flow", "deel")).Pijl("eerst", "fase"), new Teken("deel").Stap("tbs", "Leerwerk.Fase", ("flow", "tbs")));
        var flows = Teken.Samen(top, fase, Row("a", "b", "tbs"));
        var state = Spel.Begin(flows, "proef").Klaar("eerst", "Klaar").Klaar("fase/tbs/a", "Klaar").State;

        var moved = MoveState.Run(flows, Teken.Samen(top, fase.Taak("erbij"), Row("a", "nieuw", "b", "tbs")), state, Naar2).State;

        Assert.Equal(["fase#1/tbs#1/b#1"], moved.Waits.Values.Select(w => w.Id));
        Assert.Equal(StateJson.Write(state), StateJson.Write(moved));
    }

    [Fact]
    public void A_phase_that_is_gone_keeps_the_traject_where_it_is()
    {
        var oud = Teken.Samen(new Teken("proef").Stap("fase", "Leerwerk.Fase", ("flow", "deel")), Row("a", "b", "deel"));

        var fault = Assert.Throws<FlowFault>(() => MoveState.Run(oud, Flows(Row("x", "y")), Spel.Begin(oud, "proef").State, Naar2));

        Assert.Equal("De fase “fase” bestaat niet meer in de nieuwe versie.", fault.Message);
    }

    [Fact]
    public void A_phase_that_plays_a_flow_under_another_name_goes_on_in_that_flow()
    {
        var oud = Teken.Samen(new Teken("proef").Stap("fase", "Leerwerk.Fase", ("flow", "deel")), Row("a", "b", "deel"));
        var nieuw = Teken.Samen(new Teken("proef").Stap("fase", "Leerwerk.Fase", ("flow", "anders")), Row("a", "b", "anders"));

        var moved = MoveState.Run(oud, nieuw, Spel.Begin(oud, "proef").State, Naar2).State;

        Assert.Equal(("anders", "anders"), (moved.Scopes["fase"].Flow, moved.Waits["fase/a"].Flow));
        Assert.Equal(["fase/b"], Play.Next(nieuw, moved, new Resume(Teken.Nu, Teken.Dag, Teken.Geen, "fase#1/a#1", "Klaar")).State.Waits.Keys);
    }

    [Fact]
    public void New_settings_get_their_default_and_what_is_known_stays()
    {
        var state = At(Row("a", "b")) with { Feiten = Teken.Geen.SetItem("termijn", Feit.Getal(5)) };
        var feiten = Teken.Geen.SetItem("termijn", Feit.Getal(9)).SetItem("blok", Feit.JaNee(true));

        var moved = MoveState.Run(Flows(Row("a", "b")), Flows(Row("a", "b")), state, Naar2 with { Feiten = feiten }).State;

        Assert.Equal((Feit.Getal(5), Feit.JaNee(true)), (moved.Feiten["termijn"], moved.Feiten["blok"]));
    }

    [Fact]
    public void An_ended_traject_stays_on_its_version()
    {
        var oud = new Teken("proef").Taak("a");
        var ended = Spel.Begin(Flows(oud), "proef").Klaar("a", "Klaar").State;

        Assert.Equal("Dit traject is afgerond en blijft op de versie waarop het eindigde.", Assert.Throws<FlowFault>(() => MoveState.Run(Flows(oud), Flows(oud), ended, Naar2)).Message);
    }

    [Fact]
    public void A_step_that_could_not_go_on_may_be_repaired_by_another_kind_of_step()
    {
        var oud = new Teken("proef").Onbekend("weet", "jaNee", "Weet je het?").Stap("keuze", "Elsa.FlowDecision", ("condition", "weet")).Taak("b").Pijl("keuze", "b", "True");
        var nieuw = Flows(new Teken("proef").Taak("keuze").Taak("b").Pijl("keuze", "b"));
        var stuck = Spel.Begin(Flows(oud), "proef").State with { Feiten = Teken.Geen };
        Assert.Equal(WaitSoort.Incident, stuck.Waits["keuze"].Soort);

        var moved = MoveState.Run(Flows(oud), nieuw, stuck, Naar2).State;

        Assert.Equal(["keuze#2"], Play.Next(nieuw, moved, new Resume(Teken.Nu, Teken.Dag, Teken.Geen, "keuze#1", "Opnieuw")).State.Waits.Values.Select(w => w.Id));
    }

    private static Teken Row(string first, string second, string? third = null, string? flow = null)
    {
        (string[] stappen, var id) = flow is not null ? ([first, second, third!], flow) : third is "tbs" or "deel" or "anders" ? ([first, second], third) : third is null ? ([first, second], "proef") : (new[] { first, second, third }, "proef");
        var teken = new Teken(id);
        foreach (var stap in stappen)
            teken.Taak(stap);
        for (var i = 1; i < stappen.Length; i++)
            teken.Pijl(stappen[i - 1], stappen[i]);
        return teken;
    }

    private static Teken Terms(string termijn) => new Teken("proef").Stap("a", "Leerwerk.Taak", ("titel", "a"), ("rol", "coach"), ("formulier", "incident"), ("termijn", termijn));

    private static FlowSet Flows(Teken flow) => Teken.Samen(flow);

    private static FlowState At(Teken flow) => Spel.Begin(Flows(flow), "proef").State;

    private static Verhuizing Chosen(params (string Oud, string Nieuw)[] plaatsen) => Naar2 with { Plaatsen = plaatsen.ToSortedMap(p => p.Oud, p => p.Nieuw) };

    private static void Refused(string zin, Teken oud, Teken nieuw) => Assert.Equal(zin, Assert.Throws<FlowFault>(() => MoveState.Run(Flows(oud), Flows(nieuw), At(oud), Naar2)).Message);
}
