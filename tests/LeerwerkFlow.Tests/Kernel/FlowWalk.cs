using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Kernel;

/// <summary>Plays a drawn flow with drawn stimuli, right and wrong ones, and holds every step against what must always be true of the kernel.</summary>
internal sealed class FlowWalk
{
    private const int MaxStimuli = 14;

    // The limit of one stimulus is 10,000 steps; a container that ends adds a line of its own.
    private const int MaxTrace = 40_000;
    private const int Endless = 2_000;

    private readonly FlowSet flows;
    private readonly Draw draw;
    private readonly Ledger ledger;
    private readonly List<string> journal = [];
    private FlowSet? other;
    private FlowState? state;
    private string text = "";

    private FlowWalk(FlowSet flows, Draw draw) => (this.flows, this.draw, ledger) = (flows, draw, new Ledger(flows));

    public int Stimuli => journal.Count;

    public int Refused { get; private set; }

    public int Incidents { get; private set; }

    public bool Ended { get; private set; }

    /// <summary>True when a loop without end ran on to the limit of one stimulus; once is enough, for it costs as much as a thousand other flows.</summary>
    public bool HitTheLimit { get; private set; }

    /// <exception cref="Xunit.Sdk.XunitException">Something is not as it must be.</exception>
    public static FlowWalk Play(FlowSet flows, Draw draw)
    {
        var walk = new FlowWalk(flows, draw);
        walk.Run();
        return walk;
    }

    private void Run()
    {
        var feiten = Teken.Geen.SetItem("onbekend", Feit.Onbekend).SetItem("g", Feit.JaNee(true));
        if (!Take(new Begin(Teken.Nu, Teken.Dag, feiten)))
            return;
        for (var n = 0; n < MaxStimuli && !HitTheLimit && !state!.IsEnded; n++)
        {
            if (!Take(Stimulus(state)))
                Refused++;
        }

        Ended = state!.IsEnded;
        Assert.Equal(text, StateJson.Write(Replayed()));
    }

    /// <summary>
    /// One step, from the state and once more from its text: both give the same state and the same effects. False when it is refused; then nothing happened.
    /// </summary>
    private bool Take(Stimulus stimulus)
    {
        var trace = new List<TraceEntry>();
        StepResult result;
        try
        {
            result = Step(state, stimulus, trace);
        }
        catch (FlowFault fault)
        {
            Assert.NotEqual("", fault.Message);
            Assert.Equal(text, state is null ? "" : StateJson.Write(state));
            return false;
        }

        Assert.True(trace.Count <= MaxTrace, $"{trace.Count} lines of trace");
        var again = Step(state is null ? null : StateJson.ReadState(text), StateJson.ReadStimulus(StateJson.Write(stimulus)), null);
        var after = StateJson.Write(result.State);
        Assert.Equal(after, StateJson.Write(again.State));
        Assert.Equal(result.Effects.Select(e => e.ToString()), again.Effects.Select(e => e.ToString()));
        ledger.Take(state, stimulus, result, trace);
        if (!result.State.IsEnded)
            StaysWhenMoved(result.State);
        journal.Add(StateJson.Write(stimulus));
        HitTheLimit |= trace.Count > Endless || result.Effects.Length > Endless;
        Incidents += result.Effects.OfType<IncidentRaised>().Count();
        (state, text) = (again.State, after);
        return true;
    }

    // To the same drawing nothing moves; to one with its arrows in another order and back neither.
    private void StaysWhenMoved(FlowState here)
    {
        var move = new Verhuizing(Teken.Nu, Teken.Dag, Teken.Geen, "a", "b");
        var (same, written) = (MoveState.Run(flows, flows, here, move), StateJson.Write(here));
        Assert.Equal(written, StateJson.Write(same.State));
        Assert.Empty(same.Effects);
        other ??= Turned();
        try
        {
            Assert.Equal(written, StateJson.Write(MoveState.Run(other, flows, MoveState.Run(flows, other, here, move).State, move).State));
        }
        catch (FlowFault fault)
        {
            // In the other order another arrow leads back, so that a join may wait for less.
            Assert.StartsWith("Bij “", fault.Message, StringComparison.Ordinal);
        }
    }

    private FlowSet Turned()
    {
        var read = FlowJson.ReadAll(flows.All.Select(f => (f.Id + ".json", Reversed(f.Bron).ToJsonString())));
        Assert.Empty(read.Findings);
        return read.Flows!;
    }

    private static JsonNode Reversed(JsonNode node)
    {
        var copy = node.DeepClone();
        foreach (var arrows in Below(copy).OfType<JsonObject>().Select(o => o["connections"]).OfType<JsonArray>().ToList())
        {
            var turned = arrows.Select(a => a!.DeepClone()).Reverse().ToList();
            arrows.Clear();
            turned.ForEach(arrows.Add);
        }

        return copy;
    }

    private static IEnumerable<JsonNode> Below(JsonNode node) => (node switch
    {
        JsonObject o => o.Select(p => p.Value),
        JsonArray a => a,
        _ => [],
    }).OfType<JsonNode>().SelectMany(Below).Prepend(node);

    private StepResult Step(FlowState? from, Stimulus stimulus, List<TraceEntry>? trace) => from is null
        ? Flows.Kernel.Play.Begin(flows, "top", (Begin)stimulus, null, trace)
        : Flows.Kernel.Play.Next(flows, from, stimulus, null, trace);

    private FlowState Replayed()
    {
        FlowState? replayed = null;
        foreach (var line in journal)
            replayed = Step(replayed, StateJson.ReadStimulus(line), null).State;
        return replayed!;
    }

    private Stimulus Stimulus(FlowState now)
    {
        var feiten = draw.Next(6) switch
        {
            3 => Teken.Geen.SetItem("onbekend", Feit.JaNee(true)),
            4 => Teken.Geen.SetItem("g", Feit.Onbekend),
            5 => Teken.Geen.SetItem("onbekend", Feit.Onbekend).SetItem("g", Feit.JaNee(false)),
            _ => Teken.Geen,
        };
        var (moment, dag) = (Teken.Nu.AddHours(journal.Count), Teken.Dag.AddDays(journal.Count / 3));
        var kind = draw.Next(16);
        if (kind < 10 && now.Waits.Count > 0)
        {
            var wait = now.Waits.Values.ElementAt(draw.Next(now.Waits.Count));
            var waarde = wait.Soort is WaitSoort.Event or WaitSoort.Opdracht ? draw.Of(null, "3", "\"x\"", "[1]") : null;
            return new Resume(moment, dag, feiten, wait.Id, wait.Uitkomsten[draw.Next(wait.Uitkomsten.Length)], waarde);
        }

        return kind switch
        {
            10 => new Resume(moment, dag, feiten, now.Waits.Values.First().Id, "Nergens"),
            11 => new Resume(moment, dag, feiten, "s0#99", "Klaar"),
            12 => new Signal(moment, dag, feiten, draw.Of("klop", "bel", "niemand"), draw.Of(null, "1")),
            13 => new Interrupt(moment, dag, feiten, draw.Of(Interrupts.Stopgezet, Interrupts.JobGevonden, "Nergens"), draw.Once(2)),
            14 => new Change(moment, dag, feiten, [new Opschorting(dag, null)]),
            _ => new Begin(moment, dag, feiten),
        };
    }
}
