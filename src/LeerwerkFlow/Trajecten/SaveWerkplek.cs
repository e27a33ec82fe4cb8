using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Makes or changes a werkplek: a place at a promotor, with its functieprofiel and hours (B 3.1.1). An LWB serves external promotors of its own regions only (S16).</summary>
internal sealed class SaveWerkplek(Db db)
{
    internal sealed record Input(string Naam, string Promotor, string Functieprofiel, string Gemeente, long Vte, string Uurrooster, string? Ploeg, string? Instructeur = null);

    /// <param name="id">Null for a new one.</param>
    /// <exception cref="RuleBroken">Something is missing, or the promotor is not one of the own.</exception>
    /// <exception cref="Moved">Somebody else changed it after <paramref name="revisie"/>.</exception>
    public async Task<string> RunAsync(CurrentUser user, string? id, long revisie, Input input)
    {
        user.Require(Right.BeheertVacatures);
        foreach (var (waarde, veld, zin) in new[] { (input.Naam, "Naam", "Vul de naam van de werkplek in."), (input.Gemeente, "Gemeente", "Vul de gemeente in."), (input.Uurrooster, "Uurrooster", "Vul het uurrooster in.") })
        {
            if (string.IsNullOrWhiteSpace(waarde))
                throw new RuleBroken(zin, veld);
        }

        if ((await PromotorsAsync(db, user.Organisatie!)).All(p => p.Code != input.Promotor))
            throw new RuleBroken("Kies een promotor uit de lijst: een eigen promotor, of een externe uit jullie regio’s.", "Promotor");
        if (await db.FindAsync<string>("SELECT id FROM functieprofiel WHERE id = @Functieprofiel AND organisatie = @Organisatie", new { input.Functieprofiel, user.Organisatie }) is null)
            throw new RuleBroken("Kies een functieprofiel uit de lijst.", "Functieprofiel");
        if (input.Instructeur is not null && (await InstructeursAsync(db, user.Organisatie!)).All(i => i.Code != input.Instructeur))
            throw new RuleBroken("Kies een instructeur uit de lijst.", "Instructeur");

        var args = new { id = id ?? Guid.CreateVersion7().ToString(), user.Organisatie, revisie, input.Naam, input.Promotor, input.Functieprofiel, input.Gemeente, input.Vte, input.Uurrooster, input.Ploeg, input.Instructeur };
        await db.WriteAsync([id is null
            ? new(
                """
                INSERT INTO werkplek (id, organisatie, promotor, functieprofiel, naam, gemeente, vte, uurrooster, ploeg, instructeur)
                VALUES (@id, @Organisatie, @Promotor, @Functieprofiel, @Naam, @Gemeente, @Vte, @Uurrooster, @Ploeg, @Instructeur)
                """,
                args)
            : new(
                """
                UPDATE werkplek SET promotor = @Promotor, functieprofiel = @Functieprofiel, naam = @Naam, gemeente = @Gemeente, vte = @Vte, uurrooster = @Uurrooster, ploeg = @Ploeg,
                  instructeur = @Instructeur, revisie = revisie + 1 WHERE id = @id AND organisatie = @Organisatie AND revisie = @revisie
                """,
                args,
                1)]);
        return args.id;
    }

    /// <summary>Before a person goes to a promotor: the regions may have changed since the werkplek was made (C 3.2).</summary>
    /// <exception cref="RuleBroken">It is not one of those whom the organisation serves.</exception>
    internal static async Task CheckRegioAsync(Db db, string organisatie, string promotor)
    {
        if ((await PromotorsAsync(db, organisatie)).All(p => p.Code != promotor))
            throw new RuleBroken("Deze vacature is bij een promotor buiten jullie regio’s. Kies een andere vacature.");
    }

    /// <summary>The promotors whom an organisation serves.</summary>
    internal static Task<Keuze[]> PromotorsAsync(Db db, string organisatie) => db.QueryAsync<Keuze>(
        """
        SELECT p.id AS code, p.naam AS label FROM promotor p
        WHERE (p.soort = 'intern' AND p.organisatie = @organisatie)
          OR (p.soort = 'extern' AND p.regio IN (SELECT r.regio FROM organisatie_regio r WHERE r.organisatie = @organisatie)) ORDER BY p.naam
        """,
        new { organisatie });

    /// <summary>Who may guide a ploeg of an organisation.</summary>
    internal static Task<Keuze[]> InstructeursAsync(Db db, string organisatie) => db.QueryAsync<Keuze>(
        "SELECT id AS code, naam AS label FROM medewerker WHERE organisatie = @organisatie AND actief = 1 AND ',' || rollen || ',' LIKE '%,instructeur,%' ORDER BY naam", new { organisatie });
}
