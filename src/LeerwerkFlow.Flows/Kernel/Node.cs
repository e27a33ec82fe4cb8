using System.Collections.Frozen;
using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>What a running container is to its parent.</summary>
internal enum NodeSoort
{
    /// <summary>A definition of its own: the top flow, a Fase, a sub-flow.</summary>
    Definitie,

    /// <summary>A container inside a definition.</summary>
    Genest,

    /// <summary>One item of a <c>ParallelForEach</c>.</summary>
    Item,
}

/// <summary>One running container while a step of the kernel plays: the mutable copy of its <see cref="Scope"/>.</summary>
internal sealed class Node
{
    // The step that let a flow go may stand in another definition; only its kind still counts.
    public static readonly Step Loose = new("", "Elsa.ExecuteWorkflow", "", FrozenDictionary<string, Invoer>.Empty, null, []);

    private readonly Scope? bron;
    private List<Node>? children;

    /// <summary>Begins: nothing is stored of it yet.</summary>
    public Node(Node? parent, NodeSoort soort, string pad, string id, FlowGraph flow, Step container, Step opener)
    {
        (Parent, Soort, Pad, Id, Flow, Container, Opener) = (parent, soort, pad, id, flow, container, opener);
        Depth = parent is null ? 0 : parent.Depth + 1;
        Enter(parent);
        Changed = true;
    }

    /// <summary>Goes on from a stored scope.</summary>
    public Node(Scope scope, Node? parent, FlowGraph flow)
        : this(parent, NodeSoort.Definitie, scope.Pad, scope.Id, flow, scope.Stap is { } stap ? flow.GetStep(stap) : flow.Root, flow.Root)
    {
        bron = scope;
        (Tokens, Telling, Beurten, Waarden) = (scope.Tokens, scope.Telling, scope.Beurten, scope.Waarden);
        (Breekt, Terug, Los, Correlatie, Changed) = (scope.Breekt, scope.Terug, scope.Los, scope.Correlatie, false);
        if (parent is null)
            return;
        if (Container == flow.Root)
            Opener = scope.Los ? Loose : parent.Flow.GetStep(Places.StepOf(scope.Pad));
        else
            (Soort, Opener) = (parent.Container == Container ? NodeSoort.Item : NodeSoort.Genest, Container);
    }

    public Node? Parent { get; }

    public NodeSoort Soort { get; }

    public string Pad { get; }

    public string Id { get; }

    public FlowGraph Flow { get; }

    /// <summary>The container that it plays.</summary>
    public Step Container { get; }

    /// <summary>The step of the parent that began it: the container itself, or the step that plays a definition.</summary>
    public Step Opener { get; }

    public int Depth { get; }

    /// <summary>The containers that run right inside.</summary>
    public IReadOnlyList<Node> Children => children ?? [];

    /// <summary>What is still busy right inside: open waits, running containers and steps that are about to begin.</summary>
    public int Live { get; set; }

    public bool Ended { get; set; }

    public ImmutableSortedSet<int> Tokens { get; private set; } = [];

    public ImmutableSortedDictionary<int, int> Telling { get; private set; } = ImmutableSortedDictionary<int, int>.Empty;

    public SortedMap<int> Beurten { get; private set; } = SortedMap<int>.Empty;

    public SortedMap<string> Waarden { get; private set; } = SortedMap<string>.Empty;

    public bool Breekt { get; private set; }

    public bool Terug { get; set; }

    public bool Los { get; private set; }

    public string? Correlatie { get; private set; }

    /// <summary>True when the stored scope is no longer right.</summary>
    public bool Changed { get; private set; }

    /// <summary>A state of its own: the top flow, or a flow that <c>ExecuteWorkflow</c> plays.</summary>
    public bool IsInstance => Parent is null || (Soort == NodeSoort.Definitie && Opener.Soort is Steps.RunFlowStep);

    /// <summary>Counts one more turn of a step.</summary>
    public int NextBeurt(string stap)
    {
        var beurt = Beurten.GetValueOrDefault(stap) + 1;
        (Beurten, Changed) = (Beurten.SetItem(stap, beurt), true);
        return beurt;
    }

    /// <summary>A container right inside is gone.</summary>
    public void Forget(Node child)
    {
        children?.Remove(child);
        Live--;
    }

    public void SetTokens(ImmutableSortedSet<int> tokens) => (Tokens, Changed) = (tokens, true);

    /// <summary>Keeps a count of an arrow; nothing is kept of a zero.</summary>
    public void SetTelling(int pijl, int telling) => (Telling, Changed) = (telling == 0 ? Telling.Remove(pijl) : Telling.SetItem(pijl, telling), true);

    public void SetWaarde(string naam, string json) => (Waarden, Changed) = (Waarden.SetItem(naam, json), true);

    public void Break() => (Breekt, Changed) = (true, true);

    public void LetGo() => (Los, Changed) = (true, true);

    public void Correlate(string? id) => (Correlatie, Changed) = (id, true);

    public Scope ToScope() => bron is not null && !Changed
        ? bron
        : new Scope(Pad, Id, Flow.Id, Tokens, Beurten)
        {
            Stap = Container == Flow.Root ? null : Container.Id,
            Telling = Telling,
            Breekt = Breekt,
            Terug = Terug,
            Los = Los,
            Waarden = Waarden,
            Correlatie = Correlatie,
        };

    private void Enter(Node? parent)
    {
        if (parent is null)
            return;
        (parent.children ??= []).Add(this);
        parent.Live++;
    }
}
