using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Agenda;

/// <summary>Cancels an afspraak. It stays readable, and its invitation becomes a CANCEL.</summary>
internal sealed class CancelAfspraak(Db db, Klok klok, ReadAgenda read)
{
    /// <exception cref="Moved">Somebody moved it first.</exception>
    /// <exception cref="NotFound">It is not in sight.</exception>
    public async Task RunAsync(CurrentUser user, string id, long revisie, CancellationToken ct = default)
    {
        user.Require(Right.PlantAfspraken);
        var afspraak = await read.GetAsync(user, id, ct);
        if (afspraak.Geannuleerd)
            return;
        if (!afspraak.MayBeChangedBy(user))
            throw new NotAllowed();
        await db.WriteAsync(
            [new("UPDATE afspraak SET geannuleerd = 1, gewijzigd = @nu, door = @door, revisie = revisie + 1 WHERE id = @id AND revisie = @revisie", new { id, revisie, nu = klok.Now, door = user.Id }, ExpectedRows: 1)], ct);
    }
}
