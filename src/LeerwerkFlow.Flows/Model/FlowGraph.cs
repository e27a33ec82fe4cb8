using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Flows.Model;

/// <summary>One arrow. <paramref name="Nummer"/> identifies it inside its definition: its place in the list, counted on through nested flowcharts.</summary>
public sealed record Connection(int Nummer, string Van, string Poort, string Naar);

/// <summary>
/// A flow ready to play: an Elsa workflow definition, a tree of steps under one root (usually a flowchart). Steps and arrows here span the whole tree;
/// step ids are unique in it. <see cref="Bron"/> is the definition as read, so that writing it back loses nothing.
/// </summary>
public sealed class FlowGraph
{
    // The id that no step may have: of the container around a root that holds no list of steps.
    private const string Omheining = "Workflow";

    private readonly FrozenDictionary<string, Step> byId;
    private readonly FrozenDictionary<string, ImmutableArray<Connection>> outgoing;
    private readonly FrozenDictionary<string, ImmutableArray<Connection>> inbound;

    /// <param name="root">The step that the definition plays. One that holds no list of steps gets a container around it, so that it has a place of its own.</param>
    public FlowGraph(string id, string naam, int versie, Step root, JsonObject bron)
    {
        (Id, Naam, Versie, Bron) = (id, naam, versie, bron);
        Root = root.Type is "Elsa.Flowchart" or "Elsa.Sequence" or "Elsa.Parallel" ? root : Around(root);
        Steps = [.. Below(Root)];
        Connections = [.. Steps.Prepend(Root).SelectMany(s => s.Inhoud?.Pijlen ?? [])];
        byId = Steps.Prepend(Root).ToFrozenDictionary(s => s.Id);
        outgoing = Connections.GroupBy(c => c.Van).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
        inbound = Connections.GroupBy(c => c.Naar).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
        foreach (var step in Steps.Prepend(Root).Where(s => s.Type == "Elsa.Flowchart"))
            step.Inhoud!.Schema ??= new Schema(step.Inhoud);
    }

    /// <summary>Definition id; equal to the file name without its ending.</summary>
    public string Id { get; }

    public string Naam { get; }

    public int Versie { get; }

    /// <summary>The container at the top of the tree.</summary>
    public Step Root { get; }

    /// <summary>True when the container at the top is not drawn, but stands around the step that is.</summary>
    internal bool IsRootAround => Root.Id == Omheining && Root.Bron.Count == 0;

    /// <summary>Every step below the root, nested ones included, each container before what it holds.</summary>
    public ImmutableArray<Step> Steps { get; }

    public ImmutableArray<Connection> Connections { get; }

    /// <summary>Variables of the definition itself; a container declares its own in <see cref="Inhoud.Variabelen"/>.</summary>
    public ImmutableArray<Variabele> Variabelen { get; init; } = [];

    /// <summary>The inputs that the definition declares.</summary>
    public ImmutableArray<Veld> Invoer { get; init; } = [];

    /// <summary>The outputs that the definition declares.</summary>
    public ImmutableArray<Veld> Uitvoer { get; init; } = [];

    /// <summary>True: flowcharts play with tokens and merge modes; false: with Elsa's older counters.</summary>
    public bool TokenMode { get; init; }

    /// <summary>Id of the step that begins; null for an empty flow.</summary>
    public string? Start => Root.Inhoud!.Start ?? Steps.FirstOrDefault()?.Id;

    public JsonObject Bron { get; }

    /// <summary>The same flow in the other flowchart mode.</summary>
    public FlowGraph With(bool tokenMode) =>
        new(Id, Naam, Versie, Root, Bron) { Variabelen = Variabelen, Invoer = Invoer, Uitvoer = Uitvoer, TokenMode = tokenMode };

    /// <summary>The same flow under another id.</summary>
    internal FlowGraph As(string id) => new(id, Naam, Versie, Root, Bron) { Variabelen = Variabelen, Invoer = Invoer, Uitvoer = Uitvoer, TokenMode = TokenMode };

    public Step? FindStep(string id) => byId.GetValueOrDefault(id);

    /// <exception cref="KeyNotFoundException">The flow has no such step.</exception>
    public Step GetStep(string id) => byId[id];

    public ImmutableArray<Connection> From(string step) => outgoing.GetValueOrDefault(step, []);

    public ImmutableArray<Connection> To(string step) => inbound.GetValueOrDefault(step, []);

    /// <summary>Ids of the steps from which <paramref name="stap"/> can be reached, itself only when it lies in a loop.</summary>
    public HashSet<string> Before(string stap)
    {
        var seen = new HashSet<string>();
        var todo = new Stack<string>([stap]);
        while (todo.TryPop(out var here))
        {
            foreach (var c in To(here))
            {
                if (seen.Add(c.Van))
                    todo.Push(c.Van);
            }
        }

        return seen;
    }

    /// <summary>True when an arrow leaves <paramref name="step"/> by <paramref name="poort"/>.</summary>
    public bool Draws(string step, string poort)
    {
        foreach (var c in From(step))
        {
            if (c.Poort == poort)
                return true;
        }

        return false;
    }

    private static IEnumerable<Step> Below(Step container)
    {
        foreach (var step in Children(container))
        {
            yield return step;
            foreach (var deeper in Below(step))
                yield return deeper;
        }
    }

    private static IEnumerable<Step> Children(Step container) => container.Inhoud is { } inhoud
        ? inhoud.Activiteiten.Concat(inhoud.Poorten.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value)).Concat(container.Gevallen.Select(g => g.Stap).OfType<Step>())
        : [];

    private static Step Around(Step step) => new(Omheining, "Elsa.Sequence", step.Titel, FrozenDictionary<string, Invoer>.Empty, null, [])
    {
        Inhoud = new Inhoud { Activiteiten = [step] },
    };
}

/// <summary>The flows that one traject can play, by definition id: the top flow and its phase flows.</summary>
public sealed class FlowSet(IEnumerable<FlowGraph> flows)
{
    private readonly FrozenDictionary<string, FlowGraph> byId = flows.ToFrozenDictionary(f => f.Id);

    public IEnumerable<FlowGraph> All => byId.Values;

    public FlowGraph? Find(string id) => byId.GetValueOrDefault(id);

    /// <exception cref="KeyNotFoundException">No such flow.</exception>
    public FlowGraph Get(string id) => byId[id];
}
