using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox.Reeksen;

/// <summary>How it went with one taak of a reeks.</summary>
/// <param name="Revisie">Of the taak after it; null when it was refused.</param>
/// <param name="Terug">How the undoing went; null when nobody asked.</param>
public sealed record ReeksRegel(string Taak, string Titel, string Voornaam, string Naam, long? Revisie, string? Fout, string? Terug, string? WasNaam)
{
    public bool IsGedaan => Revisie is not null;
}

/// <summary>A reeks as it was done.</summary>
public sealed record ReeksVerslag(string Handeling, string? Naar, DateTimeOffset Op, IReadOnlyList<ReeksRegel> Regels);

/// <summary>Reads back what this person did to several taken at once.</summary>
public sealed class ReadReeks(Db db)
{
    private sealed record Kop(string Handeling, string? Naar, DateTimeOffset Op);

    /// <exception cref="NotFound">It is not this person's.</exception>
    public async Task<ReeksVerslag> GetAsync(CurrentUser user, string id, CancellationToken ct = default)
    {
        var kop = await db.FindAsync<Kop>("SELECT r.handeling, m.naam AS naar, r.op FROM reeks r LEFT JOIN medewerker m ON m.id = r.naar WHERE r.id = @id AND r.medewerker = @wie", new { id, wie = user.Id }, ct)
            ?? throw new NotFound();
        // zicht: only taken that this person saw and acted on themselves.
        var regels = await db.QueryAsync<ReeksRegel>(
            """
            SELECT g.taak, k.titel, d.voornaam, d.naam, g.revisie, g.fout, g.terug, m.naam AS was_naam FROM reeks_regel g JOIN taak k ON k.id = g.taak JOIN traject t ON t.id = k.traject
              JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker m ON m.id = g.was WHERE g.reeks = @id ORDER BY g.nr
            """,
            new { id },
            ct);
        return new(kop.Handeling, kop.Naar, kop.Op, regels);
    }
}
