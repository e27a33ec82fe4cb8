using System.Text.Json.Nodes;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>What makes work hard for a person, and what is done about it: of the vertrouwelijk luik, for the coach of the traject only (S5).</summary>
/// <param name="Vrijgave">The day on which the deelnemer released it for profile and plan; null: not released.</param>
internal sealed record Randvoorwaarde(string Domein, string? Beschrijving, string? Ernst, string? Actie, DateOnly? Vrijgave)
{
    private static readonly Dictionary<string, string> Woorden = new()
    {
        ["WONEN"] = "Wonen", ["KINDEROPVANG"] = "Kinderopvang", ["SCHULDEN"] = "Geld en schulden", ["MOBILITEIT"] = "Vervoer", ["PSYCHISCH"] = "Zich goed voelen in het hoofd", ["GEZONDHEID"] = "Gezondheid",
        ["GEZIN"] = "Gezin", ["JUSTITIE"] = "Justitie", ["ADMINISTRATIE"] = "Papieren en administratie", ["ANDERE"] = "Iets anders", ["LICHT"] = "licht", ["MATIG"] = "matig", ["ZWAAR"] = "zwaar, werken lukt zo niet",
    };

    /// <summary>Those of the newest talk that spoke of them. The caller checked that the person may read them, and logs that they did.</summary>
    public static async Task<IReadOnlyList<Randvoorwaarde>> ReadAsync(Db db, Kluis kluis, string traject)
    {
        var rijen = await db.QueryAsync<Rij>(
            "SELECT vertrouwelijk AS inhoud FROM antwoord WHERE traject = @traject AND formulier IN ('intake', 'tussentijdse-evaluatie') AND vertrouwelijk IS NOT NULL ORDER BY bewaard DESC", new { traject });
        foreach (var rij in rijen)
        {
            if (OpenAntwoord.Rijen(JsonNode.Parse(kluis.Open(Luik.Vertrouwelijk, rij.Inhoud))!.AsObject(), "randvoorwaarden").Select(Read).ToList() is { Count: > 0 } punten)
                return punten;
        }

        return [];
    }

    private static Randvoorwaarde Read(JsonObject r) => new(
        Word(r, "domein") ?? "Iets anders", OpenAntwoord.Text(r, "beschrijving"), Word(r, "ernst"), OpenAntwoord.Text(r, "actie"), OpenAntwoord.Dag(r, "vrijgave"));

    private static string? Word(JsonObject r, string veld) => OpenAntwoord.Text(r, veld) is { } code ? Woorden.GetValueOrDefault(code, code) : null;

    private sealed record Rij(byte[] Inhoud);
}
