using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kernel.Teken;

namespace LeerwerkFlow.Tests.Kernel;

/// <summary>A flow that <c>Elsa.ExecuteWorkflow</c> begins and does not wait for. Both were found by the fuzz.</summary>
public sealed class LooseFlowTests
{
    [Fact]
    public void It_does_not_hold_up_a_join_after_its_step()
    {
        var flows = Samen(
            new Teken("top").Stap("start", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", "los"), ("waitForCompletion", "false")).Stap("een", "Elsa.WriteLine", ("text", "x")).Taak("samen")
                .Pijl("start", "een", "Done").Pijl("start", "samen", "Done").Pijl("een", "samen", "Done"),
            new Teken("los").Taak("apart"));

        var state = Play.Begin(flows, "top", new Begin(Nu, Dag, Geen)).State;

        Assert.Equal(["samen", "start/apart"], state.Waits.Keys);
    }

    [Fact]
    public void When_it_ends_last_a_join_that_still_waits_becomes_an_incident()
    {
        var top = new Teken("top").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "A", "B" })).Stap("start", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", "los"), ("waitForCompletion", "false"))
            .Stap("keuze", "Elsa.FlowDecision", ("condition", "true")).Taak("nooit").Stap("samen", "Elsa.FlowJoin", ("mode", "WaitAll"))
            .Pijl("vork", "start", "A").Pijl("vork", "keuze", "B").Pijl("start", "samen", "Done").Pijl("keuze", "nooit", "False").Pijl("nooit", "samen");
        var flows = Samen(top, new Teken("los").Taak("apart"));
        var state = Play.Begin(flows, "top", new Begin(Nu, Dag, Geen)).State;

        var after = Play.Next(flows, state, new Resume(Nu, Dag, Geen, "start#1/apart#1", "Klaar")).State;

        Assert.Equal(WaitSoort.Incident, Assert.Single(after.Waits.Values).Soort);
    }
}
