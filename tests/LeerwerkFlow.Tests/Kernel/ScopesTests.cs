using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kernel.Teken;

namespace LeerwerkFlow.Tests.Kernel;

public sealed class ScopesTests
{
    private static readonly Teken Binnen = new Teken("binnen").Taak("werk", "Klaar", "Weg").Taak("naast").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "A", "B" }))
        .Stap("klaar", "Elsa.Complete").Stap("geweigerd", "Elsa.Complete", ("outcomes", new[] { "Geweigerd" }))
        .Pijl("vork", "werk", "A").Pijl("vork", "naast", "B").Pijl("werk", "klaar").Pijl("werk", "geweigerd", "Weg");

    private static readonly Teken Boven = new Teken("boven").Stap("begin", "Elsa.Start").Stap("fase", "Leerwerk.Fase", ("flow", "midden")).Taak("na").Taak("stop")
        .Pijl("begin", "fase", "Done").Pijl("fase", "na").Pijl("fase", "stop", "Stopgezet").Pijl("stop", "fase");

    private static readonly Teken Midden = new Teken("midden").Stap("begin", "Elsa.Start").Stap("diep", "Leerwerk.Fase", ("flow", "binnen")).Taak("job").Taak("geen").Taak("binnenstop")
        .Pijl("begin", "diep", "Done").Pijl("diep", "job", "JobGevonden").Pijl("diep", "geen", "Geweigerd").Pijl("diep", "binnenstop", "Stopgezet");

    private static readonly FlowSet Flows = Samen(Boven, Midden, Binnen);

    private static FlowState Begun() => Play.Begin(Flows, "boven", new Begin(Nu, Dag, Geen)).State;

    [Fact]
    public void A_fase_plays_its_flow_as_a_scope_with_its_own_keys()
    {
        var state = Begun();

        Assert.Equal(["fase/diep/naast", "fase/diep/werk"], state.Waits.Keys);
        Assert.Equal("fase#1/diep#1/werk#1", state.Waits["fase/diep/werk"].Id);
    }

    [Fact]
    public void Complete_leaves_the_fase_by_its_outcome_and_cancels_what_waits_inside()
    {
        var next = Play.Next(Flows, Begun(), new Resume(Nu, Dag, Geen, "fase#1/diep#1/werk#1", "Weg"));

        Assert.Equal(["fase/geen"], next.State.Waits.Keys);
        Assert.Contains(next.Effects, e => e is WaitCancelled { Pad: "fase/diep/naast" });
        Assert.Contains(next.Effects, e => e is FaseLeft { Pad: "fase/diep", Uitkomst: "Geweigerd" });
    }

    [Fact]
    public void A_stop_goes_to_the_outermost_fase_that_draws_it()
    {
        var next = Play.Next(Flows, Begun(), new Interrupt(Nu, Dag, Geen, "Stopgezet", Buitenste: true));

        Assert.Equal(["stop"], next.State.Waits.Keys);
        Assert.Equal(2, next.Effects.Count(e => e is WaitCancelled));
        Assert.Equal(["fase/diep", "fase"], next.Effects.OfType<FaseLeft>().Select(f => f.Pad));
    }

    [Fact]
    public void A_local_interrupt_goes_to_the_innermost_fase_that_draws_it()
    {
        var job = Play.Next(Flows, Begun(), new Interrupt(Nu, Dag, Geen, "JobGevonden", Buitenste: false));
        var stop = Play.Next(Flows, Begun(), new Interrupt(Nu, Dag, Geen, "Stopgezet", Buitenste: false));

        Assert.Equal(["fase/job"], job.State.Waits.Keys);
        Assert.Equal(["fase/binnenstop"], stop.State.Waits.Keys);
    }

    [Fact]
    public void An_interrupt_that_no_fase_draws_is_refused()
    {
        var fault = Assert.Throws<FlowFault>(() => Play.Next(Flows, Begun(), new Interrupt(Nu, Dag, Geen, "Vakantie", Buitenste: true)));

        Assert.Contains("geen enkele lopende fase", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fase_entered_again_gets_new_keys()
    {
        var stopped = Play.Next(Flows, Begun(), new Interrupt(Nu, Dag, Geen, "Stopgezet", Buitenste: true)).State;

        var again = Play.Next(Flows, stopped, new Resume(Nu, Dag, Geen, "stop#1", "Klaar")).State;

        Assert.Equal("fase#2/diep#1/werk#1", again.Waits["fase/diep/werk"].Id);
        Assert.Equal(Control.KeyOf(Begun()), Control.KeyOf(again));
    }

    [Fact]
    public void The_interrupts_that_are_accepted_are_those_that_are_drawn()
    {
        Assert.Equal(["Stopgezet", "JobGevonden"], Interrupts.Accepted(Flows, Begun()));
    }
}
