using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Kernel.Steps;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>
/// Plays one traject with the kernel's own step function in a world that behaves as a scenario says: the driver that decides what is due. Time goes first on a
/// day (00:00), then people.
/// </summary>
public sealed class SimulatedWorld
{
    private const int MaxSteps = 5_000;

    private readonly FlowSet flows;
    private readonly Scenario scenario;
    private readonly string flow;
    private readonly DateOnly start;
    private readonly TimelineWriter writer;
    private readonly Dictionary<string, DateOnly> opened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> order = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly List<Gebeurtenis> toCome;
    private readonly ImmutableArray<string>.Builder controls = ImmutableArray.CreateBuilder<string>();
    private FlowState state = null!;
    private DateOnly today;

    private SimulatedWorld(FlowSet flows, string flow, Scenario scenario, DateOnly start)
    {
        (this.flows, this.flow, this.scenario, this.start) = (flows, flow, scenario, start);
        writer = new TimelineWriter(flows);
        toCome = [.. scenario.Gebeurtenissen];
    }

    /// <summary>Simulates a whole traject; <paramref name="start"/> is the fact <c>start</c>, what comes before it is dated backwards.</summary>
    /// <exception cref="ScenarioException">The scenario does not bring the traject to its end; the message says where it stands still.</exception>
    public static Timeline Run(FlowSet flows, string flow, Scenario scenario, DateOnly start) => new SimulatedWorld(flows, flow, scenario, start).Run();

    private Timeline Run()
    {
        try
        {
            Begin();
            for (var n = 0; !state.IsEnded; n++)
            {
                if (n == MaxSteps)
                    throw new ScenarioException($"Na {MaxSteps} stappen is het traject nog niet afgerond; het scenario draait rond op {today:dd-MM-yyyy}.");
                NextStep();
            }
        }
        catch (FlowFault fault)
        {
            throw new ScenarioException($"Op {today:dd-MM-yyyy} kan het traject niet verder: {fault.Message}");
        }
        catch (FormulaException fault)
        {
            throw new ScenarioException($"Op {today:dd-MM-yyyy} klopt een datumformule niet: {fault.Message}");
        }

        return writer.Finish(controls.ToImmutable());
    }

    private void Begin()
    {
        var feiten = FeitJson.Instellingen(flows.Get(flow)).SetItems(FeitJson.ReadAll(scenario.Feiten)).SetItem("start", Feit.Datum(start));
        var none = new FlowState(flow, ImmutableSortedDictionary<string, Scope>.Empty, ImmutableSortedDictionary<string, OpenWait>.Empty, feiten, [], null);
        today = WachtDatum.Read(none, $"start - {scenario.Aanloop}", start).Datum ?? start;
        Take(Play.Begin(flows, flow, new Begin(Now, today, feiten)));
    }

    private void NextStep()
    {
        var next = Candidates().MinBy(c => (c.Dag < today ? today : c.Dag, c.Rang, c.Volg))
            ?? throw new ScenarioException($"Het traject staat stil op {today:dd-MM-yyyy}: niets heeft een datum of een antwoord. Open: {string.Join(", ", state.Waits.Keys)}.");
        if (next.Dag > today)
            today = next.Dag;
        Take(next.Step());
    }

    private sealed record Candidate(DateOnly Dag, int Rang, int Volg, Func<StepResult> Step);

    private IEnumerable<Candidate> Candidates()
    {
        foreach (var wait in state.Waits.Values)
        {
            if (Plan(wait) is { } candidate)
                yield return candidate;
        }

        foreach (var (gebeurtenis, volg) in toCome.Select((g, i) => (g, i)))
        {
            if (WachtDatum.Read(state, gebeurtenis.Op, today).Datum is { } dag)
                yield return new Candidate(dag, 2, volg, () => Happen(gebeurtenis));
        }
    }

    private Candidate? Plan(OpenWait wait)
    {
        var volg = order[wait.Id];
        var regel = wait.Soort == WaitSoort.Controle ? flows.Get(wait.Flow).GetStep(wait.Stap).Text("regel") : null;
        var antwoord = scenario.For(wait.Pad, seen[wait.Id], regel);
        switch (wait.Soort)
        {
            case WaitSoort.Controle:
                return new Candidate(today, 0, volg, () => Resume(wait, antwoord));
            case WaitSoort.Moment:
                return WachtDatum.Of(state, wait).Vervalt is { } due ? new Candidate(due, 1, volg, () => Resume(wait, antwoord with { Uitkomst = "Klaar" })) : null;
            case WaitSoort.Bericht when antwoord.Uitkomst == WachtOpBerichtStep.TeLaat:
                return WachtDatum.Of(state, wait).Vervalt is { } late ? new Candidate(late, 1, volg, () => Resume(wait, antwoord)) : null;
            default:
                return new Candidate(antwoord.Na.After(opened[wait.Id]), 3, volg, () => Resume(wait, antwoord));
        }
    }

    private StepResult Resume(OpenWait wait, Antwoord antwoord) =>
        Play.Next(flows, state, new Resume(Now, today, Feiten(antwoord.Feiten), wait.Id, antwoord.Uitkomst ?? wait.Uitkomsten[0]));

    private StepResult Happen(Gebeurtenis gebeurtenis)
    {
        toCome.Remove(gebeurtenis);
        var feiten = Feiten(gebeurtenis.Feiten);
        return gebeurtenis.Onderbreking is { } naam
            ? Play.Next(flows, state, new Interrupt(Now, today, feiten, naam, Interrupts.IsBuitenste(naam)))
            : Play.Next(flows, state, new Change(Now, today, feiten, gebeurtenis.Opschortingen));
    }

    // A fact that a scenario writes as a formula is the date it gives on the day it is brought.
    private ImmutableSortedDictionary<string, Feit> Feiten(JsonObject? feiten) => FeitJson.ReadAll(feiten).ToImmutableSortedDictionary(
        p => p.Key,
        p => p.Value.Soort == FeitSoort.Formule && WachtDatum.Read(state, p.Value.Tekst, today).Datum is { } dag ? Feit.Datum(dag) : p.Value,
        StringComparer.Ordinal);

    private void Take(StepResult result)
    {
        var before = state ?? result.State;
        state = result.State;
        foreach (var effect in result.Effects)
        {
            if (effect is WaitOpened { Wait: var wait })
            {
                opened[wait.Id] = today;
                order[wait.Id] = order.Count;
                seen[wait.Id] = seen[wait.Pad] = seen.GetValueOrDefault(wait.Pad) + 1;
            }

            writer.Write(effect, before, state, today);
        }

        controls.Add(Control.KeyOf(state));
    }

    private DateTimeOffset Now => BrusselsTime.StartOf(today);
}
