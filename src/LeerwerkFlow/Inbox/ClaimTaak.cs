using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>Puts a taak on one's own name: one that is for a role, or a colleague's who is away.</summary>
public sealed class ClaimTaak(Db db, ReadTaak read, VierOgen vierOgen)
{
    /// <exception cref="Moved">Somebody else took it first.</exception>
    /// <exception cref="RuleBroken">It is not for this person's role, or they did the step before it.</exception>
    public async Task RunAsync(CurrentUser user, string id, long revisie, CancellationToken ct = default)
    {
        var taak = await read.GetAsync(user, id, ct);
        if (!taak.IsOpen || taak.Revisie != revisie)
            throw new Moved();
        if (!taak.MayBeClaimedBy(user))
            throw new RuleBroken($"Deze taak is voor een {taak.Rol}. Je kan ze niet oppakken.");

        await vierOgen.CheckAsync(user, taak, ct);
        await db.WriteAsync([OnName(taak, user.Id)], ct);
    }

    /// <summary>The taak on this name (null: nobody's), guarded by the revision that was read.</summary>
    internal static Statement OnName(Taak taak, string? medewerker) => new(
        "UPDATE taak SET medewerker = @medewerker, revisie = revisie + 1 WHERE id = @Id AND status = 'open' AND revisie = @Revisie",
        new { medewerker, taak.Id, taak.Revisie },
        ExpectedRows: 1);
}
