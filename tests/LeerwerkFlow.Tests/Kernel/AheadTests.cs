using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Kernel;

public sealed class AheadTests
{
    private static Teken Brief(Teken teken, string stap, string code) => teken.Stap(stap, "Leerwerk.Document", ("sjabloon", "brief"), ("document", code), ("ontvanger", "deelnemer"));

    [Fact]
    public void What_lies_behind_is_not_ahead()
    {
        var flow = Brief(Brief(new Teken("proef"), "eerst", "D1").Taak("a"), "later", "D2").Stap("mp", "Leerwerk.Mijlpaal", ("code", "WEIGERING")).Stap("md", "Leerwerk.Melding", ("mijlpaal", "WEIGERING"))
            .Pijl("eerst", "a").Pijl("a", "later").Pijl("later", "mp").Pijl("mp", "md");

        Assert.Equal(["document/D2 1", "melding/WEIGERING 1", "mijlpaal/WEIGERING 1"], Lines(flow));
    }

    [Fact]
    public void A_loop_brings_its_letter_every_turn_and_that_is_no_way_forward()
    {
        var flow = Brief(new Teken("proef").Stap("begin", "Elsa.Start"), "brief", "D1").Taak("a", "Weer", "Klaar").Taak("b").Pijl("begin", "brief", "Done").Pijl("brief", "a").Pijl("a", "brief", "Weer").Pijl("a", "b");

        Assert.Empty(Lines(flow));
    }

    [Fact]
    public void A_phase_ahead_counts_with_all_that_it_plays_and_the_one_that_runs_only_with_what_is_left()
    {
        var flows = Teken.Samen(
            new Teken("proef").Stap("een", "Leerwerk.Fase", ("flow", "deel")).Stap("twee", "Leerwerk.Fase", ("flow", "deel")).Pijl("een", "twee"),
            Brief(Brief(new Teken("deel"), "voor", "D1").Taak("a"), "na", "D2").Pijl("voor", "a").Pijl("a", "na"));

        Assert.Equal(["document/D1 1", "document/D2 2"], Lines(flows));
    }

    [Fact]
    public void A_branch_that_waits_at_a_join_has_what_comes_after_it_ahead()
    {
        var flow = Brief(new Teken("proef").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "A", "B" })).Taak("a").Taak("b").Stap("samen", "Elsa.FlowJoin", ("mode", "WaitAll")), "brief", "D1")
            .Pijl("vork", "a", "A").Pijl("vork", "b", "B").Pijl("a", "samen").Pijl("b", "samen").Pijl("samen", "brief", "Done");
        var flows = Teken.Samen(flow);
        var state = Spel.Begin(flows, "proef").Klaar("a", "Klaar").State;

        Assert.Equal((1, "brief"), Ahead.Of(flows, state)["document/D1"]);
    }

    private static List<string> Lines(Teken flow) => Lines(Teken.Samen(flow));

    private static List<string> Lines(FlowSet flows) =>
        [.. Ahead.Of(flows, Spel.Begin(flows, "proef").State).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key} {a.Value.Aantal}")];
}
