using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Flows.Model;

/// <summary>A variable that a definition or a container declares.</summary>
/// <param name="Id">Id that references use; equal to the name when the file gives none.</param>
/// <param name="Naam">Name that expressions use.</param>
/// <param name="Type">Elsa's <c>typeName</c>, or null.</param>
/// <param name="Waarde">The value it begins with, or null.</param>
public sealed record Variabele(string Id, string Naam, string? Type = null, JsonNode? Waarde = null);

/// <summary>An input or an output that a definition declares.</summary>
public sealed record Veld(string Naam, string? Type = null);

/// <summary>What a container holds: its steps in order, the steps at its named ports, arrows (of a flowchart) and variables.</summary>
public sealed record Inhoud
{
    public static readonly Inhoud Leeg = new();

    /// <summary>The steps of a flowchart, a sequence or a parallel block (<c>activities</c>), in order.</summary>
    public ImmutableArray<Step> Activiteiten { get; init; } = [];

    /// <summary>The steps at named ports: <c>body</c>, <c>then</c>, <c>else</c>, <c>default</c>. The steps of cases stand in <see cref="Step.Gevallen"/>.</summary>
    public FrozenDictionary<string, Step> Poorten { get; init; } = FrozenDictionary<string, Step>.Empty;

    /// <summary>The arrows of a flowchart.</summary>
    public ImmutableArray<Connection> Pijlen { get; init; } = [];

    /// <summary>Id of the step that begins a flowchart; null for an empty one and for every other container.</summary>
    public string? Start { get; init; }

    /// <summary>The variables that live as long as one play of this container.</summary>
    public ImmutableArray<Variabele> Variabelen { get; init; } = [];

    /// <summary>The arrows, sorted out once; null when this is no flowchart.</summary>
    internal Schema? Schema { get; set; }
}
