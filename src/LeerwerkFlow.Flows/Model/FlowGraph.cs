using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Flows.Model;

/// <summary>An input of a step as it stands in Elsa's JSON: <c>{typeName, expression: {type, value}}</c>.</summary>
/// <param name="Taal"><c>Literal</c>, <c>Object</c>, <c>Variable</c>, <c>Input</c> or <c>Scriban</c>.</param>
/// <param name="Waarde">The expression's value; null when the input is empty.</param>
public sealed record Invoer(string Taal, JsonNode? Waarde)
{
    /// <summary>The value as text; null when empty.</summary>
    public string? Tekst => Waarde switch
    {
        null => null,
        JsonValue v when v.TryGetValue<string>(out var s) => s,
        _ => Waarde.ToJsonString(),
    };
}

/// <summary>One arrow. <paramref name="Nummer"/> is its place in the definition's list and identifies it inside its flow.</summary>
public sealed record Connection(int Nummer, string Van, string Poort, string Naar);

/// <summary>One box of a flow.</summary>
/// <param name="Id">Step id, unique in its flow and never reissued.</param>
/// <param name="Type">Type name, such as <c>Leerwerk.Taak</c> or <c>Elsa.FlowFork</c>.</param>
/// <param name="Titel">What people read: display text, else name, else id.</param>
/// <param name="Invoer">Inputs by camel-case name.</param>
/// <param name="MergeMode">Elsa's <c>mergeMode</c> from the custom properties, or null.</param>
/// <param name="Bron">The JSON it was read from.</param>
public sealed record Step(string Id, string Type, string Titel, FrozenDictionary<string, Invoer> Invoer, string? MergeMode, JsonObject Bron)
{
    /// <summary>An input's literal text, or null when it is absent or empty.</summary>
    public string? Text(string invoer) => Invoer.TryGetValue(invoer, out var v) && !string.IsNullOrWhiteSpace(v.Tekst) ? v.Tekst : null;

    /// <summary>A yes/no input; absent is no.</summary>
    public bool Flag(string invoer) => bool.TryParse(Text(invoer), out var ja) && ja;

    /// <summary>A list of names: a JSON list, or one written as text; empty when absent.</summary>
    public IReadOnlyList<string> List(string invoer)
    {
        if (!Invoer.TryGetValue(invoer, out var v))
            return [];
        var node = v.Waarde is JsonValue value && value.TryGetValue<string>(out var text) && text.TrimStart().StartsWith('[') ? JsonNode.Parse(text) : v.Waarde;
        return node is JsonArray list ? [.. list.Select(n => n?.ToString() ?? "")] : [];
    }
}

/// <summary>
/// A flow ready to play: an Elsa workflow definition whose root is a flowchart. <see cref="Bron"/> is the definition as read, so that writing it back loses nothing.
/// </summary>
public sealed class FlowGraph(string id, string naam, int versie, ImmutableArray<Step> steps, ImmutableArray<Connection> connections, string? start, JsonObject bron)
{
    private readonly FrozenDictionary<string, Step> byId = steps.ToFrozenDictionary(s => s.Id);
    private readonly FrozenDictionary<string, ImmutableArray<Connection>> outgoing = connections.GroupBy(c => c.Van).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
    private readonly FrozenDictionary<string, ImmutableArray<Connection>> inbound = connections.GroupBy(c => c.Naar).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());

    /// <summary>Definition id; equal to the file name without its ending.</summary>
    public string Id { get; } = id;

    public string Naam { get; } = naam;

    public int Versie { get; } = versie;

    public ImmutableArray<Step> Steps { get; } = steps;

    public ImmutableArray<Connection> Connections { get; } = connections;

    /// <summary>Id of the step that begins; null for an empty flow.</summary>
    public string? Start { get; } = start;

    public JsonObject Bron { get; } = bron;

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
