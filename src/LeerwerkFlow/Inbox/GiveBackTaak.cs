using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>Gives a taak back: to the coach of the traject, or to whoever has the role.</summary>
public sealed class GiveBackTaak(Db db, ReadTaak read)
{
    /// <exception cref="Moved">It was completed, cancelled or given to somebody else since.</exception>
    /// <exception cref="RuleBroken">It does not stand on this person's name.</exception>
    public async Task RunAsync(CurrentUser user, string id, long revisie, CancellationToken ct = default)
    {
        var taak = await read.GetAsync(user, id, ct);
        if (!taak.IsOpen || taak.Revisie != revisie)
            throw new Moved();
        if (taak.Medewerker != user.Id)
            throw new RuleBroken("Deze taak staat niet op jouw naam.");

        await db.WriteAsync([ClaimTaak.OnName(taak, taak.Rol == "coordinator" || taak.Coach == user.Id ? null : taak.Coach)], ct);
    }
}
