using LeerwerkFlow.Store;

namespace LeerwerkFlow.Access.Afwezig;

/// <summary>Somebody is back early, or does not go after all. Their taken are with them again at once: nothing was moved.</summary>
/// <remarks>More people who are there can only bring more taken within reach, so that nothing has to be proved.</remarks>
public sealed class EndAfwezigheid(Db db, Klok klok, ReadBezetting read)
{
    /// <returns>True when it had begun and now ended yesterday; false when it is gone altogether.</returns>
    /// <exception cref="NotFound">It is not there, is over, or is of another LWB.</exception>
    /// <exception cref="Moved">Somebody else changed it first.</exception>
    public async Task<bool> RunAsync(CurrentUser user, string id, long revisie, CancellationToken ct = default)
    {
        user.Require(Right.MeldtAfwezig);
        var weg = (await read.OfAsync(user.Organisatie ?? throw new NotAllowed(), klok.Vandaag, ct: ct)).Afwezigheden.FirstOrDefault(a => a.Id == id) ?? throw new NotFound();
        if (weg.Medewerker != user.Id)
            user.Require(Right.BeheertAfwezigheid);
        var (began, args) = (weg.Van < klok.Vandaag, new { id, revisie, gisteren = klok.Vandaag.AddDays(-1), door = user.Id, klok.Now });
        await db.WriteAsync(
            began
                ? [new("UPDATE afwezigheid SET tot = @gisteren, door = @door, bewaard = @Now, revisie = revisie + 1 WHERE id = @id AND revisie = @revisie", args, 1)]
                : [new("DELETE FROM vervanging WHERE afwezigheid = @id", args), new("DELETE FROM afwezigheid WHERE id = @id AND revisie = @revisie", args, 1)],
            ct);
        return began;
    }
}
