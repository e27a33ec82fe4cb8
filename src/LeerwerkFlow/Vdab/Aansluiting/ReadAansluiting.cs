using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>What VDAB should know and what it knows, as it is now: counted, and side by side per traject.</summary>
public sealed class ReadAansluiting(Db db, CurrentUser user)
{
    /// <summary>Trajecten on a page.</summary>
    public const int PerPagina = 20;

    /// <summary>One melding of a traject; the fields of the melding are null for a traject without one.</summary>
    public sealed record Rij(
        string Traject, string Deelnemer, string? Id, string? Mijlpaal, long? Versie, string? Soort, DateOnly? Datum, string? Status, DateTimeOffset? Verzonden, string? Ontvangst, DateTimeOffset? Aangemaakt)
    {
        public string Label => $"{Mijlpalen.Label(Mijlpaal!)}{(Versie > 1 ? $", versie {Versie}" : "")}{(Soort == "INTREKKING" ? " (ingetrokken)" : "")}";
    }

    /// <param name="Oudste">The oldest one that VDAB does not know yet; null when it knows all.</param>
    /// <param name="More">True when there is a next page.</param>
    public sealed record Beeld(IReadOnlyDictionary<string, long> Aantallen, Rij? Oudste, ILookup<(string Traject, string Deelnemer), Rij> Trajecten, bool More);

    private const string Columns = "n.id, n.mijlpaal, n.versie, n.soort, n.datum, n.status, n.verzonden, n.ontvangst, n.aangemaakt";

    /// <param name="zoek">Part of a name or of the number of a traject; empty for all.</param>
    /// <param name="stand">Only trajecten with a melding in this stand; empty for all.</param>
    /// <param name="pagina">From 1; newest traject first.</param>
    public async Task<Beeld> RunAsync(string zoek, string stand, int pagina, CancellationToken ct = default)
    {
        user.Require(Right.ZietAansluiting);
        var args = user.ZichtArgs(new { zoek, bevat = $"%{zoek}%", stand, limit = PerPagina + 1, offset = (Math.Max(1, pagina) - 1) * PerPagina });
        var tellingen = await CountMeldingen.RunAsync(db, user, ct);
        var oudste = await db.FindAsync<Rij>(
            $"""
            SELECT t.id AS traject, d.voornaam || ' ' || d.naam AS deelnemer, {Columns} FROM melding n JOIN traject t ON t.id = n.traject JOIN deelnemer d ON d.id = t.deelnemer
            WHERE n.status IN ('VASTGEHOUDEN', 'KLAAR', 'TIJDELIJK_MISLUKT', 'GEPARKEERD') AND {Zicht.Sql} ORDER BY n.aangemaakt, n.id LIMIT 1
            """,
            args,
            ct);
        var rijen = await db.QueryAsync<Rij>(
            $"""
            WITH p AS (
              SELECT t.id, t.nummer, d.voornaam || ' ' || d.naam AS deelnemer FROM traject t JOIN deelnemer d ON d.id = t.deelnemer
              WHERE {Zicht.Sql} AND (@zoek = '' OR d.zoek LIKE @bevat OR LOWER(t.id) LIKE @bevat)
                AND (@stand = '' OR EXISTS (SELECT 1 FROM melding n WHERE n.traject = t.id AND {Stand.Sql} = @stand))
              ORDER BY t.nummer DESC LIMIT @limit OFFSET @offset)
            SELECT p.id AS traject, p.deelnemer, {Columns} FROM p LEFT JOIN melding n ON n.traject = p.id ORDER BY p.nummer DESC, n.sequence
            """,
            args,
            ct);
        var trajecten = rijen.Select(r => r.Traject).Distinct().Take(PerPagina).ToHashSet();
        return new(
            tellingen.Where(t => Stand.Of(t.Status) is not null).GroupBy(t => Stand.Of(t.Status)!, t => t.Aantal).ToDictionary(g => g.Key, g => g.Sum()), oudste, rijen.Where(r => trajecten.Contains(r.Traject)).ToLookup(r => (r.Traject, r.Deelnemer)),
            rijen.Any(r => !trajecten.Contains(r.Traject)));
    }
}
