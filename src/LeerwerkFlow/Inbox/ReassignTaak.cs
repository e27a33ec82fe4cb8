using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>Gives a taak to a colleague with the role it asks for.</summary>
public sealed class ReassignTaak(Db db, ReadTaak read, VierOgen vierOgen)
{
    /// <summary>A colleague who may get the taak.</summary>
    public sealed record Collega(string Id, string Naam, string? Organisatie, string Rollen);

    /// <summary>Who may get it: the same organisation, or any for a second pair of eyes (design §11: the coordinator of another partner).</summary>
    public async Task<IReadOnlyList<Collega>> ChoicesAsync(Taak taak, CancellationToken ct = default) =>
        [.. (await db.QueryAsync<Collega>(
            "SELECT id, naam, organisatie, rollen FROM medewerker WHERE actief = 1 AND (organisatie = @Organisatie OR @vierOgen = 1) ORDER BY naam",
            new { taak.Organisatie, vierOgen = taak.VierOgenMet is not null },
            ct)).Where(c => c.Id != taak.Medewerker && taak.SuitsRoleOf(AsUser(c)))];

    /// <exception cref="Moved">It was completed, cancelled or given to somebody else since.</exception>
    /// <exception cref="RuleBroken">The colleague does not have the role, or did the step before it.</exception>
    public async Task RunAsync(CurrentUser user, string id, long revisie, string? naar, CancellationToken ct = default)
    {
        user.Require(Right.VerdeeltTaken);
        var taak = await read.GetAsync(user, id, ct);
        if (!taak.IsOpen || taak.Revisie != revisie)
            throw new Moved();
        var collega = (await ChoicesAsync(taak, ct)).FirstOrDefault(c => c.Id == naar) ?? throw new RuleBroken("Kies een collega met de juiste rol.", "naar");

        await vierOgen.CheckAsync(AsUser(collega), taak, ct);
        await db.WriteAsync([ClaimTaak.OnName(taak, collega.Id)], ct);
    }

    private static CurrentUser AsUser(Collega collega) => new(collega.Id, collega.Naam, collega.Organisatie, Roles.Parse(collega.Rollen));
}
