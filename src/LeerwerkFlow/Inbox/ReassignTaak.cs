using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>Gives a taak to a colleague with the role it asks for.</summary>
public sealed class ReassignTaak(Db db, Klok klok, ReadTaak read, VierOgen vierOgen)
{
    /// <summary>A colleague who may get the taak.</summary>
    public sealed record Collega(string Id, string Naam, string? Organisatie, string Rollen);

    /// <summary>Who may get it and is not away today: the same organisation, or any for a second pair of eyes (design §11: the coordinator of another partner).</summary>
    public async Task<IReadOnlyList<Collega>> ChoicesAsync(Taak taak, CancellationToken ct = default) =>
        [.. (await db.QueryAsync<Collega>(
            """
            SELECT m.id, m.naam, m.organisatie, m.rollen FROM medewerker m WHERE m.actief = 1 AND (m.organisatie = @Organisatie OR @vierOgen = 1)
              AND NOT EXISTS (SELECT 1 FROM afwezigheid a WHERE a.medewerker = m.id AND a.van <= @Vandaag AND a.tot >= @Vandaag) ORDER BY m.naam
            """,
            new { taak.Organisatie, vierOgen = taak.VierOgenMet is not null, klok.Vandaag },
            ct)).Where(c => c.Id != taak.Medewerker && taak.SuitsRoleOf(AsUser(c)))];

    /// <exception cref="Moved">It was completed, cancelled or given to somebody else since.</exception>
    /// <exception cref="RuleBroken">The colleague does not have the role, or did the step before it.</exception>
    public async Task RunAsync(CurrentUser user, string id, long revisie, string? naar, CancellationToken ct = default)
    {
        user.Require(Right.VerdeeltTaken);
        var taak = await read.GetAsync(user, id, ct);
        if (!taak.IsOpen || taak.Revisie != revisie)
            throw new Moved();
        var collega = (await ChoicesAsync(taak, ct)).FirstOrDefault(c => c.Id == naar) ?? throw new RuleBroken("Kies een collega met de juiste rol, die er vandaag is.", "naar");

        await vierOgen.CheckAsync(AsUser(collega), taak, ct);
        await db.WriteAsync([ClaimTaak.OnName(taak, collega.Id)], ct);
    }

    private static CurrentUser AsUser(Collega collega) => new(collega.Id, collega.Naam, collega.Organisatie, Roles.Parse(collega.Rollen));
}
