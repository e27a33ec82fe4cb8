namespace LeerwerkFlow.Audit;

/// <summary>What people read of one effect in the timeline of a traject. Codes, dates and titles from the flow only: no text about a person.</summary>
/// <param name="Datum">The local date it belongs to.</param>
/// <param name="Soort">Kind: fase, taak, wacht, bericht, mijlpaal, melding, document, feit, incident, vervallen, notitie, einde.</param>
/// <param name="Code">Code of the milestone, timer, document or outcome; or null.</param>
/// <param name="Stap">Place in the flow.</param>
public sealed record Gebeurtenis(DateOnly Datum, string Soort, string? Code, string Titel, string Stap);
