using System.Collections.Immutable;

namespace LeerwerkFlow.Flows.Model;

/// <summary>What an open wait waits for.</summary>
public enum WaitSoort
{
    /// <summary>A date (<c>Leerwerk.Wacht</c>).</summary>
    Moment,

    /// <summary>A person (<c>Leerwerk.Taak</c>).</summary>
    Taak,

    /// <summary>An inbound message, or its last day (<c>Leerwerk.WachtOpBericht</c>).</summary>
    Bericht,

    /// <summary>A document that must reach a status (<c>Leerwerk.Document</c>).</summary>
    Document,

    /// <summary>The answer of a domain rule, given in the same transaction (<c>Leerwerk.Controle</c>).</summary>
    Controle,

    /// <summary>An event by name (<c>Elsa.Event</c>).</summary>
    Event,

    /// <summary>Work outside the flow, by the name of the task (<c>Elsa.RunTask</c>).</summary>
    Opdracht,

    /// <summary>A person: the step could not be played; again, past it, or the end of the traject.</summary>
    Incident,
}

/// <summary>
/// One open wait. <paramref name="Pad"/> is its place in the flow without occurrence numbers (control); <paramref name="Id"/> carries them
/// (<c>sollicitatie#1/tbs#2/opvolgen#3</c>) and is unique in the life of a traject (history).
/// </summary>
/// <param name="Pad">Place: step ids of the scopes and the step, joined by <c>/</c>.</param>
/// <param name="Id">Unique key.</param>
/// <param name="Soort">What it waits for.</param>
/// <param name="Flow">Definition id of the flow that holds the step.</param>
/// <param name="Stap">Step id in that flow.</param>
/// <param name="Beurt">How often this step was entered in this scope instance, from 1.</param>
/// <param name="Formule">The date formula: the moment, the deadline, the last day for a message. Null: no date.</param>
/// <param name="Hier">The local day that <c>hier</c> stands for in the formula.</param>
/// <param name="LooptDoor">True: a suspension does not move the date (<c>loopt door</c>); false: it waits (<c>wacht</c>).</param>
/// <param name="TotEnMet">True: the day itself still belongs to the wait, so it is due on the next day.</param>
/// <param name="Uitkomsten">The outcomes it may be ended with.</param>
public sealed record OpenWait(
    string Pad, string Id, WaitSoort Soort, string Flow, string Stap, int Beurt, string? Formule, DateOnly Hier, bool LooptDoor, bool TotEnMet,
    ImmutableArray<string> Uitkomsten)
{
    /// <summary>The name of the event or the task that is awaited; null for every other wait.</summary>
    public string? Naam { get; init; }

    /// <summary>True when an arrow back led to the step; counters do not count such a turn as a visit.</summary>
    public bool Terug { get; init; }

    /// <summary>A date formula read the first time; null for none.</summary>
    public bool HasDate => Formule is not null;
}

/// <summary>
/// One running container: the top flow (<c>""</c>), a Fase or another step that plays a definition of its own, or a nested container.
/// <paramref name="Beurten"/>, <paramref name="Id"/> and <see cref="Waarden"/> are history, the rest control.
/// </summary>
/// <param name="Pad">Place; the empty string for the top flow. A second one at the same place ends in <c>~2</c>.</param>
/// <param name="Id">Unique key of this instance; the empty string for the top flow.</param>
/// <param name="Flow">Definition id of the flow it belongs to.</param>
/// <param name="Tokens">Ids of the connections on which a token waits at a join.</param>
/// <param name="Beurten">How often each step was entered in this instance.</param>
public sealed record Scope(string Pad, string Id, string Flow, ImmutableSortedSet<int> Tokens, SortedMap<int> Beurten)
{
    private static readonly SortedMap<string> NoWaarden = SortedMap<string>.Empty;
    private static readonly ImmutableSortedDictionary<int, int> NoTelling = ImmutableSortedDictionary<int, int>.Empty;

    /// <summary>Step id in <see cref="Flow"/> of the container that it plays; null for the root of the definition.</summary>
    public string? Stap { get; init; }

    /// <summary>
    /// Per connection: with tokens, how many arrivals are still blocked; with counters, twice the visits ahead of its target, plus one when the last visit was followed.
    /// </summary>
    public ImmutableSortedDictionary<int, int> Telling { get; init; } = NoTelling;

    /// <summary>True after a break: no next turn, no next step.</summary>
    public bool Breekt { get; init; }

    /// <summary>True when an arrow back led to it; see <see cref="OpenWait.Terug"/>.</summary>
    public bool Terug { get; init; }

    /// <summary>True when the step that began it does not wait for it.</summary>
    public bool Los { get; init; }

    /// <summary>Variables, inputs and outputs by name, each as canonical JSON text.</summary>
    public SortedMap<string> Waarden { get; init; } = NoWaarden;

    /// <summary>The correlation id of a flow that <c>Elsa.ExecuteWorkflow</c> plays, or null.</summary>
    public string? Correlatie { get; init; }
}

/// <summary>
/// Where a traject stands: control (scopes, tokens, open waits) and history (occurrences, facts, suspensions). Immutable; made only by the step function.
/// </summary>
/// <param name="Flow">Definition id of the top flow.</param>
/// <param name="Scopes">Active scopes by place.</param>
/// <param name="Waits">Open waits by place.</param>
/// <param name="Feiten">Facts by name.</param>
/// <param name="Opschortingen">Suspensions, in the order they were recorded.</param>
/// <param name="Uitkomst">How the traject ended; null while it runs.</param>
public sealed record FlowState(
    string Flow,
    SortedMap<Scope> Scopes,
    SortedMap<OpenWait> Waits,
    SortedMap<Feit> Feiten,
    ImmutableArray<Opschorting> Opschortingen,
    string? Uitkomst)
{
    /// <summary>What <c>Elsa.SetName</c> called this traject, or null.</summary>
    public string? Naam { get; init; }

    /// <summary>The correlation id that <c>Elsa.Correlate</c> gave, or null.</summary>
    public string? Correlatie { get; init; }

    /// <summary>When the traject ended: the variables and outputs of its top flow, as canonical JSON text.</summary>
    public SortedMap<string> Waarden { get; init; } = SortedMap<string>.Empty;

    /// <summary>True when nothing can happen any more.</summary>
    public bool IsEnded => Uitkomst is not null;
}
