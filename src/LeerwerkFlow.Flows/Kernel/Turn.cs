using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>
/// The work of one step of the kernel: a mutable copy of the state that becomes the next state when nothing is left to do. Steps that begin wait in one
/// queue, first in first out; a step that ends tells its container at once, which puts what comes next at the end of the queue.
/// </summary>
internal sealed partial class Turn
{
    /// <summary>How many steps one stimulus may enter; a real one enters a few dozen.</summary>
    public const int MaxEntries = 10_000;

    private readonly FlowSet flows;
    private readonly FlowState before;
    private readonly Stimulus stimulus;
    private readonly Choices? choices;
    private readonly List<TraceEntry>? trace;
    private readonly SortedMap<Node>.Builder nodes = SortedMap<Node>.Empty.ToBuilder();
    private readonly SortedMap<Scope>.Builder scopes;
    private readonly SortedMap<OpenWait>.Builder waits;
    private readonly SortedMap<Feit>.Builder feiten;
    private readonly List<Effect> effects = new(8);
    private Queue<Pending> todo = new();
    private ImmutableArray<Opschorting> opschortingen;
    private SortedMap<string> waarden;
    private string? naam;
    private string? correlatie;
    private string? uitkomst;
    private int entries;

    public Turn(FlowSet flows, FlowState before, Stimulus stimulus, Choices? choices, List<TraceEntry>? trace)
    {
        (this.flows, this.before, this.stimulus, this.choices, this.trace) = (flows, before, stimulus, choices, trace);
        (scopes, waits, feiten) = (before.Scopes.ToBuilder(), before.Waits.ToBuilder(), before.Feiten.ToBuilder());
        (opschortingen, waarden, naam, correlatie, uitkomst) = (before.Opschortingen, before.Waarden, before.Naam, before.Correlatie, before.Uitkomst);

        // A place sorts after the place it lies in, so the parent is always there.
        foreach (var (pad, scope) in before.Scopes)
            nodes.Add(pad, new Node(scope, pad.Length == 0 ? null : NodeOf(pad), flows.Get(scope.Flow)));
        foreach (var (pad, _) in before.Waits)
            NodeOf(pad).Live++;
    }

    /// <summary>A step that is about to begin; the container itself when its flow is.</summary>
    private readonly record struct Pending(Node Node, Step Step, bool Terug, int Rondes = 0);

    public DateOnly Hier => stimulus.Hier;

    public DateTimeOffset Now => stimulus.Now;

    public FlowSet Flows => flows;

    /// <summary>The containers that run.</summary>
    public IEnumerable<Node> Running => nodes.Select(n => n.Value);

    /// <summary>True when every fact is unknown and every branch is tried.</summary>
    public bool IsExploring => choices is not null;

    public void Emit(Effect effect) => effects.Add(effect);

    public void SetFeit(string id, string pad, string feit, Feit waarde)
    {
        feiten[feit] = waarde;
        model = null;
        Emit(new FeitSet(id, pad, feit, waarde));
    }

    /// <summary>Takes over the facts that came with the stimulus.</summary>
    public void TakeFeiten()
    {
        foreach (var (feit, waarde) in stimulus.Feiten)
            SetFeit("", "", feit, waarde);
    }

    public void TakeOpschortingen(ImmutableArray<Opschorting>? nieuw) => opschortingen = nieuw ?? opschortingen;

    /// <summary>Puts a step at the end of the queue.</summary>
    public void Schedule(Node node, Step step, bool terug = false)
    {
        node.Live++;
        todo.Enqueue(new Pending(node, step, terug));
    }

    /// <summary>Begins a flow that is a step only after it waited in the queue: Elsa puts the workflow in it, and then its root, before the first step.</summary>
    public void ScheduleFlow(Node node)
    {
        node.Live++;
        todo.Enqueue(new Pending(node, node.Container, false, node.Flow.IsRootAround ? 0 : 1));
    }

    /// <summary>True when the step is in the queue of this container.</summary>
    public bool IsScheduled(Node node, Step step)
    {
        foreach (var pending in todo)
        {
            if (pending.Node == node && pending.Step == step)
                return true;
        }

        return false;
    }

    /// <summary>Tells a container that a step in it ended.</summary>
    public void Ended(Node node, Step step, Uitkomsten outcomes, bool terug = false)
    {
        if (node.Ended)
            return;
        try
        {
            node.Container.Soort!.Next(new Blok(this, node), step, outcomes, terug);
        }
        catch (FlowFault fault)
        {
            OwnIncident(node, fault.Message);
        }
    }

    /// <summary>Plays until every token rests in a wait or at a join.</summary>
    public StepResult Run()
    {
        do
            Drain();
        while (TakeSignal());

        foreach (var (_, node) in nodes)
        {
            if (node.Changed)
                scopes[node.Pad] = node.ToScope();
        }

        var state = new FlowState(before.Flow, scopes.ToImmutable(), waits.ToImmutable(), feiten.ToImmutable(), opschortingen, uitkomst)
        {
            Naam = naam,
            Correlatie = correlatie,
            Waarden = waarden,
        };
        return new StepResult(state, [.. effects]);
    }

    /// <summary>Plays one container until nothing in it can go on, before anything else that was waiting to begin.</summary>
    public void RunNow(Action begin)
    {
        var later = todo;
        todo = new Queue<Pending>();
        try
        {
            begin();
            Drain();
        }
        finally
        {
            todo = later;
        }
    }

    private void Drain()
    {
        while (todo.TryDequeue(out var next))
            Enter(next);
    }

    private void Enter(Pending next)
    {
        var (node, step, terug, rondes) = next;
        if (node.Ended || uitkomst is not null)
            return;

        if (rondes > 0)
        {
            todo.Enqueue(next with { Rondes = rondes - 1 });
            return;
        }

        node.Live--;
        if (ReferenceEquals(step, node.Container))
        {
            BeginFlow(node);
            return;
        }

        var beurt = node.NextBeurt(step.Id);
        var pad = Places.Join(node.Pad, step.Id);
        var busy = IsBusy(pad);
        var entry = new Entry(this, node, step, busy ? FreePlace(pad) : pad, Places.IdOf(node.Id, step.Id, beurt), beurt, busy, terug);
        var mark = effects.Count;
        try
        {
            if (++entries > MaxEntries)
                throw new FlowFault("Deze flow draait rond zonder ergens te wachten. Zet een taak of een wachttijd in de lus.");
            var soort = step.Soort ?? throw new FlowFault($"Stap “{step.Titel}” is van een soort die niet bestaat: {step.Type}.");
            soort.Enter(entry);
        }
        catch (FlowFault fault)
        {
            effects.RemoveRange(mark, effects.Count - mark);
            Undo(entry);
            Incident(entry, fault.Message);
        }
    }

    /// <summary>The container that a place lies in.</summary>
    private Node NodeOf(string pad) =>
        nodes.TryGetValue(Places.ScopeOf(pad), out var node) ? node : throw new InvalidOperationException($"The state holds “{pad}” but not what it lies in.");

    private void BeginFlow(Node node)
    {
        try
        {
            node.Container.Soort!.Begin(new Blok(this, node));
        }
        catch (FlowFault fault)
        {
            OwnIncident(node, fault.Message);
        }
    }

    private bool IsBusy(string pad) => waits.ContainsKey(pad) || nodes.ContainsKey(pad);

    // Elsa lets a step begin again while it still waits; places stay unique.
    private string FreePlace(string pad)
    {
        for (var n = 2; ; n++)
        {
            if ($"{pad}~{n}" is var free && !IsBusy(free))
                return free;
        }
    }
}
