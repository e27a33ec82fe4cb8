namespace LeerwerkFlow.Flows.Kalender;

/// <summary>A date with the reason why it is what it is.</summary>
/// <param name="Datum">The date; null when a date it leans on is not known yet, or an open suspension holds it.</param>
/// <param name="Waarom">Dutch: <c>einde 28/02/2027 − 2 maanden = 31/12/2026</c>, or which date is missing.</param>
public sealed record DatumUitleg(DateOnly? Datum, string Waarom);
