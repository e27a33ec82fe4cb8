using System.Collections.Immutable;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>Plays one traject with the kernel's own step function in a world that behaves as a scenario says: the driver that decides what is due.</summary>
public static class SimulatedWorld
{
    private const int MaxSteps = 5_000;

    /// <summary>Simulates a whole traject; <paramref name="start"/> is the fact <c>start</c>, what comes before it is dated backwards.</summary>
    /// <exception cref="ScenarioException">The scenario does not bring the traject to its end; the message says where it stands still.</exception>
    public static Timeline Run(FlowSet flows, string flow, Scenario scenario, DateOnly start)
    {
        var played = Rehearse(flows, flow, scenario, start);
        return played.Fout is null ? played.Timeline : throw new ScenarioException(played.Fout);
    }

    /// <summary>The same, as far as it comes.</summary>
    /// <param name="watch">Sees the state after each move: the day, the move (null: the beginning) and the state.</param>
    public static Rehearsal Rehearse(FlowSet flows, string flow, Scenario scenario, DateOnly start, Action<DateOnly, Move?, FlowState>? watch = null)
    {
        var today = start;
        var writer = new TimelineWriter(flows);
        FlowState? state = null;
        try
        {
            var begin = Begin(flows.Get(flow), scenario, start);
            today = begin.Hier;
            state = Take(writer, null, Play.Begin(flows, flow, begin), today);
            watch?.Invoke(today, null, state);
            for (var (n, gebeurd) = (0, 0); !state.IsEnded; n++)
            {
                if (n == MaxSteps)
                    throw new ScenarioException($"Na {MaxSteps} stappen is het traject nog niet afgerond; het scenario draait rond op {today:dd-MM-yyyy}.");
                var move = Move.Next(flows, state, scenario, today, gebeurd)
                    ?? throw new ScenarioException($"Het traject staat stil op {today:dd-MM-yyyy}: niets heeft een datum of een antwoord. Open: {string.Join(", ", state.Waits.Keys)}.");
                (today, gebeurd) = (move.Dag, move.Stimulus is Resume ? gebeurd : gebeurd + 1);
                state = Take(writer, state, Play.Next(flows, state, move.Stimulus), today);
                watch?.Invoke(today, move, state);
            }

            return new(writer.Finish(), state, null);
        }
        catch (ScenarioException fault)
        {
            return new(writer.Finish(), state, fault.Message);
        }
        catch (FlowFault fault)
        {
            return new(writer.Finish(), state, $"Op {today:dd-MM-yyyy} kan het traject niet verder: {fault.Message}");
        }
        catch (FormulaException fault)
        {
            return new(writer.Finish(), state, $"Op {today:dd-MM-yyyy} klopt een datumformule niet: {fault.Message}");
        }
    }

    /// <summary>The beginning of a simulated traject: the flow's settings, the scenario's facts and <c>start</c>, on a day before it.</summary>
    /// <exception cref="FormulaException">The scenario's <c>aanloop</c> is not a delay.</exception>
    public static Begin Begin(FlowGraph flow, Scenario scenario, DateOnly start)
    {
        var feiten = FeitJson.Instellingen(flow).SetItems(FeitJson.ReadAll(scenario.Feiten)).SetItem("start", Feit.Datum(start));
        var first = DateFormula.Parse($"start - {scenario.Aanloop}").Evaluate(new DateContext(feiten, start, 1, [], true)).Datum ?? start;
        return new Begin(BrusselsTime.StartOf(first), first, feiten);
    }

    private static FlowState Take(TimelineWriter writer, FlowState? before, StepResult result, DateOnly today)
    {
        if (result.Effects.OfType<IncidentRaised>().FirstOrDefault() is { } incident)
            throw new ScenarioException($"Op {today:dd-MM-yyyy} kan het traject niet verder: {incident.Reden}");
        foreach (var effect in result.Effects)
            writer.Write(effect, before ?? result.State, result.State, today);
        writer.Reached(Control.KeyOf(result.State));
        return result.State;
    }
}
