using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>A slice's part in a step: which rows an effect becomes. All slices' rows and the new state are one transaction.</summary>
public interface IEffectWriter
{
    IEnumerable<Statement> Write(Effect effect, StepWriting step);
}

/// <summary>An open wait got another date because a fact or a suspension changed.</summary>
/// <param name="Aanleiding">Dutch: what changed, for the history of the date.</param>
public sealed record WaitRedated(string Id, string Pad, OpenWait Wait, WachtDatum Datum, string Aanleiding) : Effect(Id, Pad);

/// <summary>The date that a notification told is another one since facts changed: a corrected version follows it.</summary>
/// <param name="Id">Of the notification that it corrects.</param>
/// <param name="Verteld">True when VDAB has it already: a person looks first.</param>
public sealed record MeldingRedated(string Id, string Pad, string Mijlpaal, string? Uitkomst, string Formule, DateOnly Hier, DateOnly Datum, bool Verteld) : Effect(Id, Pad);

/// <summary>The traject goes on in another version of its flow.</summary>
/// <param name="Versie">Number of that version.</param>
/// <param name="IsTerug">True when a move was taken back.</param>
public sealed record TrajectMoved(string Naam, long Versie, bool IsTerug) : Effect("", "");

/// <summary>What a step leaves behind as rows, and the numbers it gives out.</summary>
/// <param name="traject">The traject before the step.</param>
/// <param name="flows">The flows it runs on.</param>
/// <param name="mijlpalen">Highest version of each milestone that stands.</param>
/// <param name="meldingen">Highest version of each notification that stands.</param>
/// <param name="actor">Id of the medewerker, or <c>klok</c>, <c>vdab</c>, <c>systeem</c>.</param>
public sealed class StepWriting(
    TrajectRow traject, FlowSet flows, IDictionary<string, long> mijlpalen, IDictionary<string, long> meldingen, string actor, DateTimeOffset now)
{
    public TrajectRow Traject { get; } = traject;

    public FlowSet Flows { get; } = flows;

    public string Actor { get; } = actor;

    /// <summary>The instant of the writing.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The state before the stimulus being written: a wait that ended is read there, for the step may clear the fact it hangs on.</summary>
    public FlowState Before { get; internal set; } = null!;

    /// <summary>The state after the stimulus being written.</summary>
    public FlowState State { get; internal set; } = null!;

    /// <summary>The same as text, as the traject keeps it and the journal takes its hash.</summary>
    public string Staat { get; internal set; } = "";

    /// <summary>The local day of the stimulus being written.</summary>
    public DateOnly Hier { get; internal set; }

    /// <summary>Number of the last notification of this traject.</summary>
    public long MeldingNr { get; private set; } = traject.MeldingNr;

    /// <summary>Number of the last journal row, and its hash.</summary>
    public long JournaalNr { get; internal set; } = traject.JournaalNr;

    public string JournaalHash { get; internal set; } = traject.JournaalHash;

    /// <summary>The next gapless <c>sequence</c> of this traject.</summary>
    public long NextSequence() => ++MeldingNr;

    /// <summary>The next version of a milestone: one for each time it is reached and for each correction.</summary>
    public long NextMijlpaal(string mijlpaal) => mijlpalen[mijlpaal] = mijlpalen.TryGetValue(mijlpaal, out var v) ? v + 1 : 1;

    /// <summary>The next version of a notification.</summary>
    public long NextMelding(string mijlpaal) => meldingen[mijlpaal] = meldingen.TryGetValue(mijlpaal, out var v) ? v + 1 : 1;

    /// <summary>The date a formula gives in this state; today's local day when it is not known.</summary>
    public DateOnly Date(string formule, DateOnly hier) => WachtDatum.Read(State, formule, hier).Datum ?? Hier;
}
