using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace LeerwerkFlow.Flows.Model;

/// <summary>
/// What reaches a traject from outside; the journal keeps each one whole. <paramref name="Now"/> is an instant that is only copied
/// to the journal, <paramref name="Hier"/> is the local day in Brussels that <c>hier</c> means: the due date after time, today after a person.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "soort")]
[JsonDerivedType(typeof(Begin), "begin")]
[JsonDerivedType(typeof(Resume), "hervat")]
[JsonDerivedType(typeof(Interrupt), "onderbreking")]
[JsonDerivedType(typeof(Change), "wijziging")]
[JsonDerivedType(typeof(Signal), "signaal")]
[JsonDerivedType(typeof(Verhuizing), "verhuizing")]
[JsonDerivedType(typeof(Undo), "ongedaan")]
public abstract record Stimulus(DateTimeOffset Now, DateOnly Hier, SortedMap<Feit> Feiten);

/// <summary>Starts the flow. <paramref name="Invoer"/>: inputs of the definition by name, as JSON text; null for none.</summary>
public sealed record Begin(DateTimeOffset Now, DateOnly Hier, SortedMap<Feit> Feiten, SortedMap<string>? Invoer = null)
    : Stimulus(Now, Hier, Feiten);

/// <summary>
/// Ends the open wait <paramref name="Wait"/> (its <see cref="OpenWait.Id"/>) with one of its outcomes: a date came (<c>Klaar</c>), a person completed
/// a task, a message came or was late (<c>TeLaat</c>), a document reached its status, a Controle was answered. <paramref name="Waarde"/>: the result of a
/// <c>RunTask</c> or the payload of an <c>Event</c> as JSON text, or null.
/// </summary>
public sealed record Resume(DateTimeOffset Now, DateOnly Hier, SortedMap<Feit> Feiten, string Wait, string Uitkomst, string? Waarde = null)
    : Stimulus(Now, Hier, Feiten);

/// <summary>An event by name: every <c>Elsa.Event</c> that waits for it goes on. <paramref name="Waarde"/> is its payload as JSON text, or null.</summary>
public sealed record Signal(DateTimeOffset Now, DateOnly Hier, SortedMap<Feit> Feiten, string Naam, string? Waarde = null) : Stimulus(Now, Hier, Feiten);

/// <summary>
/// An interrupt: the active <c>Leerwerk.Fase</c> that draws <paramref name="Onderbreking"/> as an outcome is left by it and everything open inside
/// is cancelled. <paramref name="Buitenste"/>: the outermost such Fase (a stop of the traject), else the innermost.
/// </summary>
public sealed record Interrupt(DateTimeOffset Now, DateOnly Hier, SortedMap<Feit> Feiten, string Onderbreking, bool Buitenste) : Stimulus(Now, Hier, Feiten);

/// <summary>Facts or suspensions change (extension, corrected start, illness). No token moves; open dates are read again. Null leaves the suspensions as they are.</summary>
public sealed record Change(DateTimeOffset Now, DateOnly Hier, SortedMap<Feit> Feiten, ImmutableArray<Opschorting>? Opschortingen = null) : Stimulus(Now, Hier, Feiten);

/// <summary>
/// The traject goes on in another version of its flow. <paramref name="Feiten"/> are settings that are new there; a fact that exists stays. <paramref name="Van"/> and
/// <paramref name="Naar"/> name the versions; <paramref name="Plaatsen"/> says, for places whose step is gone, which place takes over; null for none.
/// </summary>
public sealed record Verhuizing(DateTimeOffset Now, DateOnly Hier, SortedMap<Feit> Feiten, string Van, string Naar, SortedMap<string>? Plaatsen = null) : Stimulus(Now, Hier, Feiten);

/// <summary>Takes back the <see cref="Verhuizing"/> at line <paramref name="Regel"/> of the journal, the last one: the traject stands again where it stood before it.</summary>
public sealed record Undo(DateTimeOffset Now, DateOnly Hier, SortedMap<Feit> Feiten, long Regel) : Stimulus(Now, Hier, Feiten);
