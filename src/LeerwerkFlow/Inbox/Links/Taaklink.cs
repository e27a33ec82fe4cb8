using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox.Links;

/// <summary>A link by which somebody from outside does one taak, as whoever opens it meets it.</summary>
/// <param name="Door">Who gave it.</param>
/// <param name="Eigenaar">Id of whose name the taak stands on, or null.</param>
public sealed record Taaklink(string Id, string Taak, string Aan, string Door, DateOnly GeldigTot, DateTimeOffset? Gesloten, DateTimeOffset? Gebruikt, string Status, string? Eigenaar, string? EigenaarNaam, string Organisatie)
{
    /// <summary>In the journal and the log of who looked: it was no medewerker.</summary>
    public string Actor => $"link-{Id}";

    /// <summary>True while it opens the form.</summary>
    public bool Works(DateOnly vandaag) => Gesloten is null && GeldigTot >= vandaag && Status == "open" && Eigenaar is not null;

    /// <summary>True when there is nothing left to fill in: it was done, by this link or otherwise.</summary>
    public bool IsDone => Gebruikt is not null || (Gesloten is null && Status != "open");

    /// <summary>The owner of the taak with the rights of a promotor and no others: they see that taak, and never a confidential field (S5).</summary>
    internal CurrentUser AsPromotor() => new(Eigenaar!, EigenaarNaam!, Organisatie, new HashSet<Role> { Role.Promotor });

    /// <summary>Works once: the row that goes with the completed taak.</summary>
    internal Statement Use(DateTimeOffset now) => new("UPDATE taaklink SET gebruikt = @now, gesloten = @now, inhoud = NULL WHERE id = @Id AND gesloten IS NULL", new { Id, now }, ExpectedRows: 1);

    /// <summary>The link with this code, whatever became of it; null when it never was.</summary>
    internal static Task<Taaklink?> FindAsync(Db db, string code, CancellationToken ct) => db.FindAsync<Taaklink>(
        // zicht: anyone who has the link may ask.
        """
        SELECT l.id, l.taak, l.aan, m.naam AS door, l.geldig_tot, l.gesloten, l.gebruikt, k.status, k.medewerker AS eigenaar, e.naam AS eigenaar_naam, t.organisatie
        FROM taaklink l JOIN medewerker m ON m.id = l.door JOIN taak k ON k.id = l.taak JOIN traject t ON t.id = k.traject LEFT JOIN medewerker e ON e.id = k.medewerker WHERE l.code = @hash
        """,
        new { hash = Linkcode.HashOf(code) },
        ct);
}
