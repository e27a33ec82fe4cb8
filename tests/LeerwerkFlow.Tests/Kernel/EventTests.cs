using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kernel.Boom;

namespace LeerwerkFlow.Tests.Kernel;

public sealed class EventTests
{
    [Fact]
    public void A_signal_ends_every_wait_for_its_name_and_its_value_is_the_result()
    {
        var spel = Spel.Begin(Naast("n",
            Reeks("a", Stap("bel", "Elsa.Event", ("eventName", Letter("bel")), ("result", Naar("v"))), Schrijf("lijn", "v.wie")),
            Stap("bel2", "Elsa.Event", ("eventName", Letter("bel"))),
            Wacht("ander")), token: true, "v");

        spel.Signaal("bel", """{"wie":"Noor"}""");

        Assert.Equal(["Noor"], spel.Lijnen);
        Assert.Equal(["ander"], spel.Open);
    }

    [Fact]
    public void A_signal_that_nothing_waits_for_is_refused()
    {
        var spel = Spel.Begin(Wacht("bel"));

        Assert.Contains("Niets wacht hier op “deur”", Assert.Throws<FlowFault>(() => spel.Signaal("deur")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PublishEvent_reaches_what_waits_in_the_same_step_before_it_or_after()
    {
        var spel = Spel.Begin(Naast("n",
            Reeks("a", Stap("deur", "Elsa.Event", ("eventName", Letter("deur"))), Lijn("a open")),
            Stap("meld", "Elsa.PublishEvent", ("eventName", Letter("deur"))),
            Reeks("b", Lijn("b"), Stap("deur2", "Elsa.Event", ("eventName", Letter("deur"))), Lijn("b open"))));

        Assert.Equal(["b", "a open", "b open"], spel.Lijnen);
        Assert.Equal("Klaar", spel.State.Uitkomst);
        Assert.Contains(spel.Effecten, e => e is EventPublished { Naam: "deur" });
    }

    [Fact]
    public void RunTask_waits_for_its_result()
    {
        var spel = Spel.Begin(Reeks("r", Stap("vraag", "Elsa.RunTask", ("taskName", Letter("bereken")), ("result", Naar("v")), ("taskId", Naar("t"))), Schrijf("lijn", "t + '=' + v")), token: true, "v", "t");

        Assert.Equal((WaitSoort.Opdracht, "bereken"), (spel.State.Waits["vraag"].Soort, spel.State.Waits["vraag"].Naam));
        Assert.Equal(["vraag#1=42"], spel.Klaar("vraag", waarde: "42").Lijnen);
    }
}
