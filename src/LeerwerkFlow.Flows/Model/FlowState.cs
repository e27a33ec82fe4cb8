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
    /// <summary>A date formula read the first time; null for none.</summary>
    public bool HasDate => Formule is not null;
}

/// <summary>An active scope: the top flow (<c>""</c>) or a Fase playing its flow. <paramref name="Beurten"/> and <paramref name="Id"/> are history, the rest control.</summary>
/// <param name="Pad">Place; the empty string for the top flow.</param>
/// <param name="Id">Unique key of this instance; the empty string for the top flow.</param>
/// <param name="Flow">Definition id of the flow it plays.</param>
/// <param name="Tokens">Ids of the connections on which a token waits at a join.</param>
/// <param name="Beurten">How often each step was entered in this instance.</param>
public sealed record Scope(string Pad, string Id, string Flow, ImmutableSortedSet<int> Tokens, ImmutableSortedDictionary<string, int> Beurten);

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
    ImmutableSortedDictionary<string, Scope> Scopes,
    ImmutableSortedDictionary<string, OpenWait> Waits,
    ImmutableSortedDictionary<string, Feit> Feiten,
    ImmutableArray<Opschorting> Opschortingen,
    string? Uitkomst)
{
    /// <summary>True when nothing can happen any more.</summary>
    public bool IsEnded => Uitkomst is not null;
}
