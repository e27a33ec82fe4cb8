using System.Text.Json;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>
/// The open waits and taken of a traject as they stood before a move, letter by letter: a date that was computed long ago comes back as it was. Who has a taak and what was typed is
/// no part of it, for a move leaves that alone.
/// </summary>
internal sealed record Verhuisrijen(WachtBeeld[] Wachten, TaakBeeld[] Taken)
{
    public static async Task<Verhuisrijen> ReadAsync(Db db, string traject, CancellationToken ct) => new(
        await db.QueryAsync<WachtBeeld>(
            "SELECT id, pad, titel, code, formule, loopt_door, tot_en_met, datum, vervalt, waarom FROM wacht WHERE traject = @traject AND status = 'open' ORDER BY id", new { traject }, ct),
        await db.QueryAsync<TaakBeeld>(
            """
            SELECT id, wacht, pad, titel, rol, formulier, code, termijn, herinnering, escalatie, opvolging, vier_ogen_met, outreach
            FROM taak WHERE traject = @traject AND status = 'open' AND wacht IS NOT NULL ORDER BY id
            """,
            new { traject },
            ct));

    /// <exception cref="JsonException">They are no rows.</exception>
    public static Verhuisrijen Parse(string json) => JsonSerializer.Deserialize<Verhuisrijen>(json) ?? throw new JsonException("Geen rijen.");

    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>Puts them back.</summary>
    /// <param name="traject">Whose they are.</param>
    /// <param name="nu">The key that a wait has now by the key that it had.</param>
    public IEnumerable<Statement> Restore(string traject, Func<string, string> nu) =>
        Wachten.SelectMany(w => w.Restore(traject, nu(w.Id))).Concat(Taken.Select(t => t.Restore(traject)));
}

/// <summary>What a move may change of a row of <c>wacht</c>.</summary>
internal sealed record WachtBeeld(string Id, string Pad, string Titel, string? Code, string? Formule, long LooptDoor, long TotEnMet, string? Datum, string? Vervalt, string? Waarom)
{
    public IEnumerable<Statement> Restore(string traject, string nu) =>
    [
        new("UPDATE wacht_eerder SET wacht = @Id WHERE traject = @traject AND wacht = @nu", new { Id, traject, nu }),
        new(
        """
        UPDATE wacht SET id = @Id, pad = @Pad, titel = @Titel, code = @Code, formule = @Formule, loopt_door = @LooptDoor, tot_en_met = @TotEnMet, datum = @Datum, vervalt = @Vervalt, waarom = @Waarom
        WHERE traject = @traject AND id = @nu AND status = 'open'
        """,
        new { Id, Pad, Titel, Code, Formule, LooptDoor, TotEnMet, Datum, Vervalt, Waarom, traject, nu },
        ExpectedRows: 1),
    ];
}

/// <summary>What a move may change of a row of <c>taak</c>.</summary>
internal sealed record TaakBeeld(
    string Id, string Wacht, string Pad, string Titel, string Rol, string Formulier, string? Code, string? Termijn, string? Herinnering, string? Escalatie, string? Opvolging, string? VierOgenMet, long Outreach)
{
    public Statement Restore(string traject) => new(
        """
        UPDATE taak SET wacht = @Wacht, pad = @Pad, titel = @Titel, rol = @Rol, formulier = @Formulier, code = @Code, termijn = @Termijn, herinnering = @Herinnering, escalatie = @Escalatie,
          opvolging = @Opvolging, vier_ogen_met = @VierOgenMet, outreach = @Outreach, revisie = revisie - CASE WHEN formulier = @Formulier THEN 0 ELSE 1 END
        WHERE traject = @traject AND id = @Id AND status = 'open'
        """,
        new { Id, Wacht, Pad, Titel, Rol, Formulier, Code, Termijn, Herinnering, Escalatie, Opvolging, VierOgenMet, Outreach, traject },
        ExpectedRows: 1);
}
