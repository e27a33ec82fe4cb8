namespace LeerwerkFlow.Beheer;

/// <summary>How the house is doing, in numbers without people. Days and moments are those of its own clock, but backups and knocks are in real time.</summary>
/// <param name="Stappen">Steps of trajecten today.</param>
/// <param name="TeWekken">Waits that are due and were not woken yet.</param>
/// <param name="Mails">Mails that are due.</param>
/// <param name="TeLaat">Open taken after their last day.</param>
/// <param name="Bytes">Size of the database.</param>
public sealed record Cijfers(
    long Stappen, long TeWekken, DateOnly? OudsteWacht, long Afleveringen, DateTimeOffset? OudsteAflevering, long Mails, long TeLaat, long Incidenten, long Bytes);

/// <summary>One line of the clockwork.</summary>
/// <param name="Laatst">When it last knocked, on whichever node; null: never.</param>
public sealed record Klop(string Lijn, DateTimeOffset? Laatst);
