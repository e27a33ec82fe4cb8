using LeerwerkFlow.Store;

namespace LeerwerkFlow.Audit;

/// <summary>Who looked at whose dossier. A person may ask for this list (GDPR, article 15), so every screen that shows a dossier writes a line.</summary>
public static class VerwerkingsLog
{
    /// <summary>The line, to be written before the screen is shown.</summary>
    /// <param name="medewerker">Id of who looks.</param>
    /// <param name="traject">Id of the dossier, or null for a list or a report.</param>
    /// <param name="handeling">What was done, a code in lower case with dashes: <c>dossier-bekeken</c>, <c>brief-gelezen</c>, <c>rapport-gemaakt</c>.</param>
    public static Statement Looked(string medewerker, string? traject, string handeling, DateTimeOffset moment) => new(
        "INSERT INTO verwerking (id, tijdstip, medewerker, traject, handeling) VALUES (@id, @moment, @medewerker, @traject, @handeling)",
        new { id = Guid.CreateVersion7(moment).ToString("N"), moment, medewerker, traject, handeling });
}
