using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten.Controle;

/// <summary>What anyone may know of an attest by its code.</summary>
public enum AttestStand
{
    Onbekend,
    Echt,
    Vervangen,
    Ingetrokken,
}

/// <summary>
/// Answers for one code: how the attest stands, its date and leerwerkbedrijf, and nothing of the person. An attest counts from the moment that it may leave the house;
/// the newest of a traject replaces those before it.
/// </summary>
public sealed class CheckAttest(Db db)
{
    // zicht: anyone who has the code may ask; no row of a person is read.
    private const string Sql =
        """
        SELECT b.datum, o.naam AS organisatie, b.status, b.nalezen, b.ingetrokken,
          (SELECT COUNT(*) FROM document n WHERE n.traject = b.traject AND n.code = b.code AND n.controlecode IS NOT NULL AND n.id > b.id
            AND (n.status IN ('nagelezen', 'verstuurd', 'ontvangen') OR (n.status = 'gemaakt' AND n.nalezen = 0))) AS nieuwere
        FROM document b JOIN traject t ON t.id = b.traject JOIN organisatie o ON o.id = t.organisatie WHERE b.controlecode = @code
        """;

    public sealed record Uitslag(AttestStand Stand, DateOnly? Datum, string? Organisatie);

    /// <summary>The same question is put to the database for what can be no code at all, so that all that is unknown looks alike.</summary>
    public async Task<Uitslag> RunAsync(string? getypt, CancellationToken ct = default)
    {
        var rij = await db.FindAsync<Rij>(Sql, new { code = Controlecode.Read(getypt) ?? "" }, ct);
        var stand = rij switch
        {
            null => AttestStand.Onbekend,
            { Ingetrokken: not null } or { Status: "geannuleerd" } => AttestStand.Ingetrokken,
            { Status: "gemaakt", Nalezen: true } => AttestStand.Onbekend,
            { Nieuwere: > 0 } => AttestStand.Vervangen,
            _ => AttestStand.Echt,
        };
        return stand == AttestStand.Onbekend ? new(stand, null, null) : new(stand, rij!.Datum, rij.Organisatie);
    }

    private sealed record Rij(DateOnly Datum, string Organisatie, string Status, bool Nalezen, DateTimeOffset? Ingetrokken, long Nieuwere);
}
