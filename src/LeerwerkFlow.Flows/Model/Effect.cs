using System.Collections.Immutable;

namespace LeerwerkFlow.Flows.Model;

/// <summary>
/// What a step wants from the world. The app writes each as rows in the step's own transaction; simulation and proof only read them.
/// <paramref name="Id"/> is the unique occurrence key of the step, <paramref name="Pad"/> its place in the flow.
/// </summary>
public abstract record Effect(string Id, string Pad);

/// <summary>A wait was opened; <paramref name="Titel"/> is what people read, <paramref name="Code"/> a timer code (T01–T21) or null.</summary>
public sealed record WaitOpened(string Id, string Pad, OpenWait Wait, string Titel, string? Code) : Effect(Id, Pad);

/// <summary>A wait ended with an outcome.</summary>
public sealed record WaitClosed(string Id, string Pad, OpenWait Wait, string Uitkomst) : Effect(Id, Pad);

/// <summary>A wait was cancelled: its scope ended (<paramref name="Reden"/> says how).</summary>
public sealed record WaitCancelled(string Id, string Pad, OpenWait Wait, string Reden) : Effect(Id, Pad);

/// <summary>A human task was opened (its wait comes with <see cref="WaitOpened"/>). Terms are date formulas or null.</summary>
/// <param name="Titel">Dutch sentence for the inbox.</param>
/// <param name="Rol">Role code that does it (<c>coach</c>, <c>coordinator</c>, <c>instructeur</c>, <c>promotor</c>).</param>
/// <param name="Formulier">Name of the form in <c>workflows/formulieren</c>.</param>
/// <param name="Herinnering">When to remind: a formula, or null.</param>
/// <param name="Escalatie">When to escalate: a formula, or null.</param>
/// <param name="VierOgenMet">Step id whose actor may not do this one, or null.</param>
/// <param name="Outreach">True when the task is a call or a visit to the deelnemer (S12).</param>
public sealed record TaakOpened(
    string Id, string Pad, string Titel, string Rol, string Formulier, string? Herinnering, string? Escalatie, string? VierOgenMet, bool Outreach, string? Code)
    : Effect(Id, Pad);

/// <summary>An inbound message is awaited (its wait comes with <see cref="WaitOpened"/>).</summary>
public sealed record BerichtAwaited(string Id, string Pad, string Bericht, string Titel, string? Code) : Effect(Id, Pad);

/// <summary>A domain rule is asked; the answer comes back at once as <see cref="Resume"/> with <c>InOrde</c> or <c>NietInOrde</c>.</summary>
public sealed record ControleAsked(string Id, string Pad, string Regel, string Titel) : Effect(Id, Pad);

/// <summary>A document is requested. <paramref name="WachtOp"/>: gevraagd, nagelezen, verstuurd, ontvangen, ondertekend(n).</summary>
public sealed record DocumentRequested(
    string Id, string Pad, string Sjabloon, string Document, string Titel, string Ontvanger, string Kanaal, bool Nalezen, string WachtOp) : Effect(Id, Pad);

/// <summary>A milestone was reached on the local date that <paramref name="Datum"/> (a formula) gives.</summary>
public sealed record MijlpaalReached(string Id, string Pad, string Mijlpaal, string Datum, DateOnly Hier) : Effect(Id, Pad);

/// <summary>A notification to VDAB is queued for a milestone; <paramref name="Uitkomst"/> is a wire outcome (S13) or null.</summary>
public sealed record MeldingQueued(string Id, string Pad, string Mijlpaal, string? Uitkomst, string Datum, DateOnly Hier) : Effect(Id, Pad);

/// <summary>A fact was set by the flow.</summary>
public sealed record FeitSet(string Id, string Pad, string Naam, Feit Feit) : Effect(Id, Pad);

/// <summary>A Fase began to play its flow.</summary>
public sealed record FaseEntered(string Id, string Pad, string Flow, string Titel) : Effect(Id, Pad);

/// <summary>A Fase was left by an outcome.</summary>
public sealed record FaseLeft(string Id, string Pad, string Flow, string Titel, string Uitkomst) : Effect(Id, Pad);

/// <summary>A line for the journal (<c>Elsa.WriteLine</c>).</summary>
public sealed record JournalNote(string Id, string Pad, string Tekst) : Effect(Id, Pad);

/// <summary>The flow gave this traject a name (<c>naam</c>) or a correlation id (<c>correlatie</c>).</summary>
public sealed record KenmerkSet(string Id, string Pad, string Kenmerk, string? Waarde) : Effect(Id, Pad);

/// <summary>The flow published an event; what waits for it in this traject goes on in the same step.</summary>
public sealed record EventPublished(string Id, string Pad, string Naam) : Effect(Id, Pad);

/// <summary>The flow cannot go on here by itself; a person sees it. Its wait (<see cref="WaitSoort.Incident"/>) comes just before with the same id.</summary>
public sealed record IncidentRaised(string Id, string Pad, string Reden) : Effect(Id, Pad);

/// <summary>The traject ended.</summary>
public sealed record TrajectEnded(string Id, string Pad, string Uitkomst) : Effect(Id, Pad);

/// <summary>An open wait was carried over to another version of the flow and reads otherwise there: its date, its title, its outcomes or its place.</summary>
/// <param name="Id">Unique key from now on; another one than before when another place took over.</param>
/// <param name="OudeTitel">What people read before.</param>
public sealed record WaitMoved(string Id, string Pad, OpenWait Oud, OpenWait Wait, string OudeTitel, string Titel) : Effect(Id, Pad);
