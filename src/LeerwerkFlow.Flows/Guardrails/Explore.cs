using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>The ways on from one state, with every fact unknown.</summary>
public static class Explore
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly DateOnly Day = new(2000, 1, 1);
    private static readonly SortedMap<Feit> NoFeiten = SortedMap<Feit>.Empty;

    /// <summary>What can reach a state from outside: each outcome of each open wait, and each interrupt that is drawn.</summary>
    public static IEnumerable<Stimulus> Stimuli(FlowSet flows, FlowState state)
    {
        foreach (var wait in state.Waits.Values)
        {
            foreach (var uitkomst in wait.Uitkomsten)
                yield return new Resume(Now, Day, NoFeiten, wait.Id, uitkomst);
        }

        foreach (var naam in Interrupts.Accepted(flows, state))
            yield return new Interrupt(Now, Day, NoFeiten, naam, Interrupts.IsBuitenste(naam));
    }

    /// <summary>The states that a step can lead to, by every choice.</summary>
    /// <param name="faults">Takes what the kernel refused.</param>
    public static IEnumerable<FlowState> Every(Func<Choices, StepResult> step, SortedSet<string> faults)
    {
        var choices = new Choices();
        do
        {
            FlowState? state = null;
            try
            {
                state = step(choices).State;
            }
            catch (FlowFault fault)
            {
                faults.Add(fault.Message);
            }

            if (state is not null)
                yield return state;
        }
        while (choices.Next());
    }

    /// <summary>The state without facts: they play no part here, and a long list of them would be copied for every state.</summary>
    public static FlowState Slim(FlowState state) => state with { Feiten = NoFeiten };
}
