using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab;

/// <summary>A beheerder passes over a melding that cannot leave, with a reason; the ones behind it go on. VDAB only hears that its number comes no more.</summary>
public sealed class SkipMelding(Db db, Klok klok, CurrentUser user)
{
    /// <exception cref="RuleBroken">It is gone already, or no reason was given.</exception>
    public async Task RunAsync(string id, string? reden, CancellationToken ct = default)
    {
        user.Require(Right.BeheertKanaal);
        var melding = await db.FindAsync<Melding>($"SELECT {Melding.Columns} FROM melding n JOIN traject t ON t.id = n.traject WHERE n.id = @id AND {Zicht.Sql}", user.ZichtArgs(new { id }), ct) ?? throw new NotFound();
        if (melding.Status is not ("VASTGEHOUDEN" or "KLAAR" or "TIJDELIJK_MISLUKT" or "GEPARKEERD"))
            throw new RuleBroken("Deze melding is al weg. Ze kan niet meer overgeslagen worden.");
        var waarom = Ingreep.Checked(reden, "RedenOverslaan");
        var ingreep = Ingreep.NewId(klok.Now);
        var voorbij = await Voorbij.RowAsync(db, ingreep, id, Voorbij.Overgeslagen, klok.Now, ct);
        await db.WriteAsync(
            [
                new("UPDATE melding SET status = 'OVERGESLAGEN', volgende = NULL, reden = @waarom WHERE id = @id AND status = @Status", new { id, waarom, melding.Status }, ExpectedRows: 1),
                // zicht: the melding came through Zicht.
                new("UPDATE taak SET status = 'geannuleerd', gesloten = @nu, revisie = revisie + 1 WHERE traject = @Traject AND soort = 'voorlezen' AND code = @id AND status = 'open'", new { melding.Traject, id, nu = klok.Now }),
                Ingreep.Row(ingreep, klok.Now, user.Id, "overgeslagen", waarom, id),
                voorbij,
            ],
            ct);
    }
}
