using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Kernel;
using static LeerwerkFlow.Tests.Kernel.Teken;

namespace LeerwerkFlow.Tests.Guardrails;

public sealed class ExploreTests
{
    private static readonly string Workflows = Path.Combine(AppContext.BaseDirectory, "workflows");

    [Fact]
    public void Every_state_of_the_shipped_flow_can_reach_the_end()
    {
        var flows = FlowFiles.Read(Workflows).Flows!;

        var states = ExploreAll.Run(flows, "wep-2008");

        Assert.Empty(states.Faults);
        Assert.Empty(states.Stuck().Select(s => states.Keys[s]));
        Assert.Equal(6_179, states.Keys.Count);
    }

    [Fact]
    public void Every_simulated_path_lies_inside_the_explored_states()
    {
        var flows = FlowFiles.Read(Workflows).Flows!;
        var known = ExploreAll.Run(flows, "wep-2008").Keys.ToHashSet();

        foreach (var file in Directory.GetFiles(Path.Combine(Workflows, "scenarios"), "*.json"))
        {
            var timeline = SimulatedWorld.Run(flows, "wep-2008", Scenario.Parse(file, File.ReadAllText(file)), new DateOnly(2010, 3, 1));
            Assert.All(timeline.Controls, key => Assert.Contains(key, known));
        }
    }

    [Fact]
    public void A_state_that_cannot_reach_the_end_is_found()
    {
        var flows = Samen(new Teken("vast").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "A", "B" })).Taak("a", "Klaar", "Nooit").Taak("b").Stap("samen", "Elsa.FlowJoin", ("mode", "WaitAll"))
            .Pijl("vork", "a", "A").Pijl("vork", "b", "B").Pijl("a", "samen").Pijl("b", "samen"));

        var states = ExploreAll.Run(flows, "vast");

        Assert.NotEmpty(states.Stuck());
    }

    [Fact]
    public void More_states_than_allowed_is_said_in_words()
    {
        var flows = Samen(new Teken("drie").Taak("a").Taak("b").Taak("c").Pijl("a", "b").Pijl("b", "c"));

        Assert.Contains("te veel takken", Assert.Throws<FlowFault>(() => ExploreAll.Run(flows, "drie", max: 2)).Message, StringComparison.Ordinal);
    }
}
