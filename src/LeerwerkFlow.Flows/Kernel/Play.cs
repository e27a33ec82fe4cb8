using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>The next state and what the step wants from the world, in order.</summary>
public sealed record StepResult(FlowState State, ImmutableArray<Effect> Effects);

/// <summary>
/// The step function: <c>(flow, state, stimulus) → (state', effects)</c>. Pure: no IO, no clock, no chance, no comparing of dates. The same function runs,
/// simulates, replays and explores.
/// </summary>
public static class Play
{
    /// <summary>Begins a traject on the top flow <paramref name="flow"/>. A step that cannot be played becomes an incident, when exploring a fault.</summary>
    /// <param name="trace">Given: what was played is added to it.</param>
    /// <exception cref="FlowFault">The flow cannot begin; nothing happened.</exception>
    public static StepResult Begin(FlowSet flows, string flow, Begin stimulus, Choices? choices = null, List<TraceEntry>? trace = null)
    {
        var turn = new Turn(flows, Empty(flow), stimulus, choices, trace);
        turn.TakeFeiten();
        turn.OpenTop(flow, stimulus.Invoer);
        return turn.Run();
    }

    /// <summary>
    /// Takes one stimulus. A <see cref="Resume"/> of a wait that is no longer open, or by an outcome it does not have, and an interrupt that no Fase draws are refused.
    /// </summary>
    /// <param name="choices">Given: every fact is unknown and an unknown condition takes the branch that is picked (exploring). Null: a real step.</param>
    /// <param name="trace">Given: what was played is added to it.</param>
    /// <exception cref="FlowFault">Refused with a Dutch sentence; nothing happened.</exception>
    public static StepResult Next(FlowSet flows, FlowState state, Stimulus stimulus, Choices? choices = null, List<TraceEntry>? trace = null)
    {
        if (state.IsEnded)
            throw new FlowFault("Dit traject is afgerond; er kan niets meer bij.");

        var turn = new Turn(flows, state, stimulus, choices, trace);
        switch (stimulus)
        {
            case Resume resume:
                var wait = FindWait(state, resume.Wait) ?? throw new FlowFault("Dit staat niet meer open: iemand was je voor of de fase is beëindigd.");
                if (!wait.Uitkomsten.Contains(resume.Uitkomst))
                    throw new FlowFault($"De uitkomst “{resume.Uitkomst}” bestaat hier niet. Kies uit: {string.Join(", ", wait.Uitkomsten)}.");
                turn.TakeFeiten();
                turn.Resume(wait, resume.Uitkomst, resume.Waarde);
                break;
            case Interrupt interrupt:
                var fase = Interrupts.FindTarget(flows, state, interrupt.Onderbreking, interrupt.Buitenste)
                    ?? throw new FlowFault($"“{interrupt.Onderbreking}” kan op dit moment niet: geen enkele lopende fase heeft die uitgang.");
                turn.TakeFeiten();
                turn.Interrupt(fase, interrupt.Onderbreking);
                break;
            case Change change:
                turn.TakeFeiten();
                turn.TakeOpschortingen(change.Opschortingen);
                break;
            case Signal signal:
                if (!state.Waits.Values.Any(w => w.Soort == WaitSoort.Event && w.Naam == signal.Naam))
                    throw new FlowFault($"Niets wacht hier op “{signal.Naam}”.");
                turn.TakeFeiten();
                turn.Publish(signal.Naam, signal.Waarde);
                break;
            default:
                throw new FlowFault("Een traject begint maar één keer.");
        }

        return turn.Run();
    }

    /// <summary>The open wait with this unique key, or null.</summary>
    public static OpenWait? FindWait(FlowState state, string id)
    {
        foreach (var (_, wait) in state.Waits)
        {
            if (wait.Id == id)
                return wait;
        }

        return null;
    }

    private static FlowState Empty(string flow) => new(
        flow,
        SortedMap<Scope>.Empty,
        SortedMap<OpenWait>.Empty,
        SortedMap<Feit>.Empty,
        [],
        null);
}
