using LeerwerkFlow.Store;

namespace LeerwerkFlow.Access.Afwezig;

/// <summary>Reads the calendar of one LWB: who works there, and who is away from a day on.</summary>
public sealed class ReadBezetting(Db db)
{
    // The colleagues of somebody from elsewhere stand in for them there.
    private const string Wie = "(m.organisatie = @organisatie OR m.id = @ook OR m.organisatie = (SELECT o.organisatie FROM medewerker o WHERE o.id = @ook))";

    /// <param name="vanaf">Absences that ended before this day are left out.</param>
    /// <param name="ook">Somebody who may be of another LWB, such as the second pair of eyes.</param>
    public async Task<Bezetting> OfAsync(string organisatie, DateOnly vanaf, string? ook = null, CancellationToken ct = default)
    {
        var args = new { organisatie, vanaf, ook = ook ?? "" };
        var personen = await db.QueryAsync<PersoonRij>($"SELECT m.id, m.naam, m.organisatie, m.rollen, m.actief FROM medewerker m WHERE {Wie} ORDER BY m.naam, m.id", args, ct);
        var rijen = await db.QueryAsync<Rij>(
            $"""
            SELECT a.id, a.medewerker, a.van, a.tot, a.revisie, v.rol, v.vervanger FROM afwezigheid a JOIN medewerker m ON m.id = a.medewerker LEFT JOIN vervanging v ON v.afwezigheid = a.id
            WHERE {Wie} AND a.tot >= @vanaf ORDER BY a.van, a.id
            """,
            args,
            ct);
        return new(
            organisatie,
            personen.Select(p => new Persoon(p.Id, p.Naam, p.Organisatie, Roles.Parse(p.Rollen), p.Actief)),
            rijen.GroupBy(r => r.Id).Select(g => g.First() is var a
                ? new Afwezigheid(a.Id, a.Medewerker, a.Van, a.Tot, a.Revisie, g.Where(r => r.Rol is not null).ToDictionary(r => r.Rol!, r => r.Vervanger!))
                : null!));
    }

    private sealed record PersoonRij(string Id, string Naam, string? Organisatie, string Rollen, bool Actief);

    private sealed record Rij(string Id, string Medewerker, DateOnly Van, DateOnly Tot, long Revisie, string? Rol, string? Vervanger);
}
