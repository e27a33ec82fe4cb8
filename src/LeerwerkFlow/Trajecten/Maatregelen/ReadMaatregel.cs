using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten.Maatregelen;

/// <summary>A maatregel as it stands: how far it is.</summary>
public sealed record MaatregelVerslag(
    string Id, string Soort, string? Na, DateOnly Van, DateOnly? Tot, bool Schuift, DateTimeOffset Op, string Door, long Gedaan, long Niet, long Wacht, string? Gevolgd)
{
    public long Totaal => Gedaan + Niet + Wacht;

    /// <summary>Nothing is left to do, although the last knock may not have said so yet.</summary>
    public bool IsKlaar => Wacht == 0;

    internal Maatregel Maatregel => new(Soort, Na, Van, Tot, Schuift);
}

/// <summary>One traject of it.</summary>
public sealed record MaatregelRegel(string Traject, string Voornaam, string Naam, string Stand, string? Zin, DateOnly? Einde);

/// <summary>Reads maatregelen back, for the coördinators of the leerwerkbedrijf.</summary>
public sealed class ReadMaatregel(Db db)
{
    public const int PerPagina = 50;

    // gevolgd: the newest one that ended it or took it back.
    private const string Columns =
        """
        m.id, m.soort, m.na, m.van, m.tot, m.schuift, m.op, w.naam AS door, (SELECT COUNT(*) FROM maatregel_regel r WHERE r.maatregel = m.id AND r.stand = 'gedaan') AS gedaan,
          (SELECT COUNT(*) FROM maatregel_regel r WHERE r.maatregel = m.id AND r.stand = 'niet') AS niet, (SELECT COUNT(*) FROM maatregel_regel r WHERE r.maatregel = m.id AND r.stand = 'wacht') AS wacht,
          (SELECT MAX(v.id) FROM maatregel v WHERE v.na = m.id) AS gevolgd
        FROM maatregel m JOIN medewerker w ON w.id = m.medewerker
        """;

    /// <exception cref="NotFound">It is not there, or of another leerwerkbedrijf.</exception>
    public async Task<MaatregelVerslag> GetAsync(CurrentUser user, string id, CancellationToken ct = default) =>
        await db.FindAsync<MaatregelVerslag>($"SELECT {Columns} WHERE m.id = @id AND m.organisatie = @Organisatie", new { id, user.Organisatie }, ct) ?? throw new NotFound();

    /// <summary>The last ten.</summary>
    public Task<MaatregelVerslag[]> LastAsync(CurrentUser user, CancellationToken ct = default) =>
        db.QueryAsync<MaatregelVerslag>($"SELECT {Columns} WHERE m.organisatie = @Organisatie ORDER BY m.op DESC, m.id DESC LIMIT 10", new { user.Organisatie }, ct);

    /// <summary>The trajecten that it was done to.</summary>
    public Task<string[]> DoneAsync(CurrentUser user, string id, CancellationToken ct = default) => db.QueryAsync<string>(
        $"SELECT t.id FROM maatregel_regel r JOIN traject t ON t.id = r.traject WHERE r.maatregel = @id AND r.stand = 'gedaan' AND {Zicht.Sql} ORDER BY t.nummer", user.ZichtArgs(new { id }), ct);

    /// <summary>A page of its rows, from 1: first what was passed over.</summary>
    public Task<MaatregelRegel[]> RowsAsync(CurrentUser user, string id, int pagina, CancellationToken ct = default) => db.QueryAsync<MaatregelRegel>(
        $"""
        SELECT r.traject, d.voornaam, d.naam, r.stand, r.zin, t.einde FROM maatregel_regel r JOIN traject t ON t.id = r.traject JOIN deelnemer d ON d.id = t.deelnemer
        WHERE r.maatregel = @id AND {Zicht.Sql} ORDER BY CASE r.stand WHEN 'niet' THEN 0 WHEN 'gedaan' THEN 1 ELSE 2 END, t.nummer LIMIT @limit OFFSET @offset
        """,
        user.ZichtArgs(new { id, limit = PerPagina, offset = (Math.Max(1, pagina) - 1) * PerPagina }),
        ct);
}
