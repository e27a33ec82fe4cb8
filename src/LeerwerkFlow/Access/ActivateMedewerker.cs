using LeerwerkFlow.Store;

namespace LeerwerkFlow.Access;

/// <summary>Closes an account or opens it again. A closed account is signed out at its next click; its history stays. Nobody closes their own, so a beheerder is left always; and an LWB keeps a coördinator.</summary>
internal sealed class ActivateMedewerker(Db db)
{
    /// <exception cref="RuleBroken">It is one's own account, or that of the last coördinator.</exception>
    /// <exception cref="Moved">The account changed meanwhile.</exception>
    public async Task RunAsync(CurrentUser door, string id, long revisie, bool actief)
    {
        if (!actief && id == door.Id)
            throw new RuleBroken("Je kan je eigen toegang niet stopzetten.");
        var wie = await db.FindAsync<Wie>("SELECT naam, organisatie, rollen FROM medewerker WHERE id = @id", new { id }) ?? throw new NotFound();
        var moetBlijven = !actief && wie.Organisatie is not null && Roles.Parse(wie.Rollen).Contains(Role.Coordinator);
        if (moetBlijven && await db.FindAsync<long?>($"SELECT 1 WHERE {Andere}", new { id, wie.Organisatie }) is null)
            throw new RuleBroken($"{wie.Naam} is de laatste coördinator van dit leerwerkbedrijf. Geef eerst iemand anders een account als coördinator, en zet daarna deze toegang stop.");

        // The row of the organisation first: two coordinators who are closed at the same moment go one after the other, and the second is refused.
        await db.WriteAsync(
        [
            .. moetBlijven ? new[] { new Statement("UPDATE organisatie SET revisie = revisie + 1 WHERE id = @Organisatie", new { wie.Organisatie }) } : [],
            new(
                $"UPDATE medewerker SET actief = @actief, stempel = @stempel, revisie = revisie + 1 WHERE id = @id AND revisie = @revisie{(moetBlijven ? $" AND {Andere}" : "")}",
                new { id, revisie, actief, stempel = Medewerker.NewStempel(), wie.Organisatie },
                1),
        ]);
    }

    private const string Andere = "EXISTS (SELECT 1 FROM medewerker a WHERE a.organisatie = @Organisatie AND a.actief = 1 AND a.id <> @id AND ',' || a.rollen || ',' LIKE '%,coordinator,%')";

    private sealed record Wie(string Naam, string? Organisatie, string Rollen);
}
