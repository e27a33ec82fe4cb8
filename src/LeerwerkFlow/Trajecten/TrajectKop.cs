using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>What stands at the top of every page about one traject.</summary>
/// <param name="ZietVertrouwelijk">True when this person may open its vertrouwelijk luik (S5).</param>
internal sealed record TrajectKop(
    string Id, string Organisatie, string Deelnemer, string Voornaam, string Naam, string? Coach, string? CoachNaam, string? Vacature, string? VacatureTitel, string? Werkplek,
    string? WerkplekNaam, string? PromotorNaam, string? Trajectbegeleider, string Flowversie, string Status, string Fase, DateOnly? Start, DateOnly? Einde, string Staat,
    long Revisie, long JournaalNr, bool ZietVertrouwelijk)
{
    private const string Sql =
        $"""
        SELECT t.id, t.organisatie, t.deelnemer, d.voornaam, d.naam, t.coach, m.naam AS coach_naam, t.vacature, v.titel AS vacature_titel, t.werkplek,
          w.naam AS werkplek_naam, p.naam AS promotor_naam, t.trajectbegeleider, t.flowversie, t.status, t.fase, t.start, t.einde, t.staat,
          t.revisie, t.journaal_nr, CAST(CASE WHEN {Zicht.Vertrouwelijk} THEN 1 ELSE 0 END AS BIGINT) AS ziet_vertrouwelijk
        FROM traject t JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker m ON m.id = t.coach LEFT JOIN vacature v ON v.id = t.vacature
          LEFT JOIN werkplek w ON w.id = t.werkplek LEFT JOIN promotor p ON p.id = t.promotor
        WHERE t.id = @id AND {Zicht.Sql}
        """;

    public string Persoon => $"{Voornaam} {Naam}";

    /// <summary>The traject, when this person may see it.</summary>
    /// <exception cref="NotFound">It is not there, or not for this person.</exception>
    public static async Task<TrajectKop> GetAsync(Db db, CurrentUser user, string id) =>
        await db.FindAsync<TrajectKop>(Sql, user.ZichtArgs(new { id })) ?? throw new NotFound("Dit traject bestaat niet, of je mag het niet zien.");

    public FlowState State() => StateJson.ReadState(Staat);

    /// <summary>The words and the look of a status.</summary>
    public static (string Label, string Badge) StatusLabel(string status) => status switch
    {
        "opgeschort" => ("geschorst", "badge-let"),
        "afgerond" => ("afgerond", "badge-ok"),
        _ => ("lopend", "badge-info"),
    };
}
