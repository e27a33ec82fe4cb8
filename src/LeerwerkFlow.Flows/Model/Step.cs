using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Flows.Model;

/// <summary>An input of a step as it stands in Elsa's JSON: <c>{typeName, expression: {type, value}}</c>.</summary>
/// <param name="Taal"><c>Literal</c>, <c>Object</c>, <c>Variable</c>, <c>Input</c> or <c>Scriban</c>.</param>
/// <param name="Waarde">The expression's value; null when the input is empty.</param>
public sealed record Invoer(string Taal, JsonNode? Waarde)
{
    private Template? uitdrukking;

    /// <summary>The languages an input may be written in; every other one is refused when a flow is loaded.</summary>
    public static readonly FrozenSet<string> Talen = new[] { "Literal", "Object", "Variable", "Input", "Scriban" }.ToFrozenSet();

    /// <summary>The value as text, read once; null when empty.</summary>
    public string? Tekst { get; } = Waarde switch
    {
        null => null,
        JsonValue v when v.TryGetValue<string>(out var s) => s,
        _ => Waarde.ToJsonString(),
    };

    /// <summary>True when the value is a text as it stands.</summary>
    internal bool IsTekst { get; } = Waarde is JsonValue v && v.TryGetValue<string>(out _);

    /// <summary>The value as an expression, read once.</summary>
    internal Template Uitdrukking => uitdrukking ??= Expression.Read(Tekst ?? "");

    /// <summary>The value as a list of names, read once: a JSON list, or one written as text; empty for anything else.</summary>
    internal ImmutableArray<string> Lijst { get; } = ReadList(Waarde);

    private static ImmutableArray<string> ReadList(JsonNode? waarde)
    {
        var node = waarde is JsonValue value && value.TryGetValue<string>(out var text) && text.TrimStart().StartsWith('[') ? Parse(text) : waarde;
        return node is JsonArray list ? [.. list.Select(n => n?.ToString() ?? "")] : [];
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One case of a <c>Switch</c> or <c>FlowSwitch</c>: its label, its condition and, in a <c>Switch</c>, the step it plays.</summary>
public sealed record Geval(string Label, Invoer Voorwaarde, Step? Stap = null);

/// <summary>One box of a flow.</summary>
/// <param name="Id">Step id, unique in its definition and never reissued.</param>
/// <param name="Type">Type name, such as <c>Leerwerk.Taak</c> or <c>Elsa.FlowFork</c>.</param>
/// <param name="Titel">What people read: display text, else name, else id.</param>
/// <param name="Invoer">Inputs by camel-case name.</param>
/// <param name="MergeMode">Elsa's <c>mergeMode</c> from the custom properties, or null.</param>
/// <param name="Bron">The JSON it was read from.</param>
public sealed record Step(string Id, string Type, string Titel, FrozenDictionary<string, Invoer> Invoer, string? MergeMode, JsonObject Bron)
{
    private StepType? soort;
    private ImmutableArray<string> uitkomsten;

    /// <summary>What a container holds; null for a leaf.</summary>
    public Inhoud? Inhoud { get; init; }

    /// <summary>Outputs by camel-case name: the <c>memoryReference.id</c> that says which variable or workflow output they go to.</summary>
    public FrozenDictionary<string, string> Uitvoer { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The cases of a <c>Switch</c> or <c>FlowSwitch</c>, in order.</summary>
    public ImmutableArray<Geval> Gevallen { get; init; } = [];

    /// <summary>Definition id of the flow that this step plays as an activity; null for every other step.</summary>
    public string? SubFlow { get; internal set; }

    /// <summary>The kind of box, looked up once; null when the kernel does not know it.</summary>
    internal StepType? Soort => soort ??= StepType.Find(this);

    /// <summary>The outcomes (ports) that this step can be left by, asked once; none when the kernel does not know its kind.</summary>
    internal ImmutableArray<string> Uitkomsten => uitkomsten.IsDefault ? uitkomsten = [.. Soort?.Outcomes(this) ?? []] : uitkomsten;

    /// <summary>An input's literal text, or null when it is absent or empty.</summary>
    public string? Text(string invoer) => Invoer.TryGetValue(invoer, out var v) && !string.IsNullOrWhiteSpace(v.Tekst) ? v.Tekst : null;

    /// <summary>A yes/no input; absent is no.</summary>
    public bool Flag(string invoer) => bool.TryParse(Text(invoer), out var ja) && ja;

    /// <summary>A list of names: a JSON list, or one written as text; empty when absent.</summary>
    public IReadOnlyList<string> List(string invoer) => Invoer.TryGetValue(invoer, out var v) ? v.Lijst : [];
}
