namespace LeerwerkFlow.Tests.Ontwerp;

/// <summary>Everything that a move may touch of a traject, as the tables keep it, letter by letter.</summary>
internal static class Rijen
{
    private static readonly string[] Wacht =
        ["traject", "id", "pad", "soort", "titel", "code", "formule", "hier", "loopt_door", "tot_en_met", "datum", "vervalt", "waarom", "status", "uitkomst", "geopend", "gesloten"];

    private static readonly string[] Taak =
    [
        "id", "traject", "wacht", "soort", "pad", "titel", "rol", "formulier", "code", "medewerker", "status", "uitkomst", "termijn", "herinnering", "escalatie", "opvolging", "vier_ogen_met", "outreach", "reden",
        "geopend", "gesloten", "gesloten_door", "samen_met", "revisie",
    ];

    private static readonly string[] Traject = ["id", "flowversie", "status", "fase", "start", "einde", "uitkomst", "staat", "melding_nr"];

    /// <param name="traject">Of whom; null: of everyone.</param>
    public static Task<string[]> OfAsync(TestWorld world, string? traject = null) => world.Db.QueryAsync<string>(
        $"""
        SELECT {Line(Traject)} FROM traject WHERE {(traject is null ? "1 = 1" : "id = @traject")}
        UNION ALL SELECT {Line(Wacht)} FROM wacht WHERE {(traject is null ? "1 = 1" : "traject = @traject")}
        UNION ALL SELECT {Line(Taak)} FROM taak WHERE {(traject is null ? "1 = 1" : "traject = @traject")}
        ORDER BY 1
        """,
        new { traject });

    private static string Line(string[] kolommen) => string.Join(" || '|' || ", kolommen.Select(k => $"COALESCE(CAST({k} AS TEXT), '-')"));
}
