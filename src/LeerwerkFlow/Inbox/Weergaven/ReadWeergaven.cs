using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox.Weergaven;

/// <summary>A filter of the inbox under a name.</summary>
/// <param name="Vraag">As it stands in the address, with the question mark; empty for everything of one's own.</param>
/// <param name="Van">Who made it.</param>
public sealed record Weergave(string Id, string Medewerker, string Naam, bool Gedeeld, string Vraag, string Van)
{
    public string Address => "/postvak" + Vraag;
}

/// <summary>The weergaven that a person may open: their own, and what colleagues of the same leerwerkbedrijf share.</summary>
public sealed class ReadWeergaven(Db db)
{
    /// <summary>One's own first, then by name.</summary>
    public Task<Weergave[]> ListAsync(CurrentUser user, CancellationToken ct = default) => db.QueryAsync<Weergave>(
        """
        SELECT v.id, v.medewerker, v.naam, v.gedeeld, v.vraag, m.naam AS van FROM weergave v JOIN medewerker m ON m.id = v.medewerker
        WHERE v.medewerker = @Id OR (v.gedeeld = 1 AND v.organisatie = @organisatie AND @team = 1) ORDER BY CASE WHEN v.medewerker = @Id THEN 0 ELSE 1 END, v.sleutel, v.id
        """,
        new { user.Id, organisatie = user.Organisatie ?? "", team = user.May(Right.ZietTeam) },
        ct);
}
