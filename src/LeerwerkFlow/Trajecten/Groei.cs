using System.Text.Json.Nodes;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Where a deelnemer stands on one competence, in GROEI letters: three positions (S6) and what is aimed at. Null: not spoken of.</summary>
internal sealed record GroeiRij(string Naam, string? Deelnemer, string? Instructeur, string? Coach, string? Doel);

/// <summary>The competence grid of the newest IUP, evaluation or uitstroomprofiel.</summary>
/// <param name="Op">The day on which it was filled in.</param>
internal sealed record Groei(DateOnly Op, IReadOnlyList<GroeiRij> Rijen)
{
    private sealed record Bewaard(byte[] Inhoud, DateTimeOffset Op);

    /// <summary>The grid, or null when none was filled in. Who may see the traject was checked by the page.</summary>
    public static async Task<Groei?> FindAsync(Db db, Kluis kluis, string traject)
    {
        var rows = await db.QueryAsync<Bewaard>(
            "SELECT inhoud, bewaard AS op FROM antwoord WHERE traject = @traject AND formulier IN ('iup', 'tussentijdse-evaluatie', 'uitstroomprofiel') ORDER BY bewaard DESC", new { traject });
        foreach (var row in rows)
        {
            if (JsonNode.Parse(kluis.Open(Luik.Persoon, row.Inhoud))?["groei"] is JsonArray { Count: > 0 } rijen)
                return new(Flows.Kalender.BrusselsTime.DayOf(row.Op), [.. rijen.OfType<JsonObject>().Select(Read)]);
        }

        return null;
    }

    private static GroeiRij Read(JsonObject rij) => new((string?)rij["naam"] ?? "", (string?)rij["deelnemer"], (string?)rij["instructeur"], (string?)rij["coach"], (string?)rij["doel"]);
}
