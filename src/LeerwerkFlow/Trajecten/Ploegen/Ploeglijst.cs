using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten.Ploegen;

/// <summary>One person of a ploeg, as the instructeur sees them: a name and the profile of the work, and no more (S15).</summary>
/// <param name="Profiel">Id of the functieprofiel.</param>
/// <param name="Vandaag">How often something was noted of them today.</param>
internal sealed record PloegLid(string Id, string Voornaam, string Naam, string Werkplek, string Profiel, string Competenties, long Vandaag)
{
    public string Voluit => $"{Voornaam} {Naam}";
}

/// <summary>Who works in the ploeg of an instructeur today, or in that of one for whom they stand in.</summary>
internal static class Ploeglijst
{
    /// <summary>The mijlpaal at which somebody leaves the ploeg.</summary>
    public const string Einde = "WERKERVARING_BEEINDIGD";

    public static Task<PloegLid[]> ReadAsync(Db db, CurrentUser user, DateOnly vandaag, CancellationToken ct = default) => db.QueryAsync<PloegLid>(
        $"""
        SELECT t.id, d.voornaam, d.naam, w.naam AS werkplek, w.functieprofiel AS profiel, f.competenties,
          (SELECT COUNT(*) FROM observatie o WHERE o.traject = t.id AND o.dag = @vandaag AND o.ingetrokken IS NULL) AS vandaag
        FROM traject t JOIN deelnemer d ON d.id = t.deelnemer JOIN werkplek w ON w.id = t.werkplek JOIN functieprofiel f ON f.id = w.functieprofiel
        WHERE t.status = 'lopend' AND t.start <= @vandaag AND NOT EXISTS (SELECT 1 FROM mijlpaal m WHERE m.traject = t.id AND m.mijlpaal = '{Einde}') AND {Zicht.Ploeg}
        ORDER BY d.voornaam, d.naam, t.id
        """,
        (user with { Dag = vandaag }).ZichtArgs(new { vandaag }),
        ct);
}
