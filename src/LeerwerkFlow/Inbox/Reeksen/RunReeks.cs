using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox.Reeksen;

/// <summary>Does the same to several taken, one at a time, and keeps per taak how it went, so that it can be read again and undone.</summary>
public sealed class RunReeks(Db db, Klok klok, ReadTaak read, ClaimTaak claim, GiveBackTaak giveBack, ReassignTaak reassign)
{
    /// <param name="taken">Each with the revision that the person saw.</param>
    /// <returns>Id of the reeks; see <see cref="ReadReeks"/>.</returns>
    /// <exception cref="RuleBroken">As <see cref="Reeks.Check"/>.</exception>
    public async Task<string> RunAsync(CurrentUser user, string? handeling, string? naar, IReadOnlyList<(string Id, long Revisie)> taken, CancellationToken ct = default)
    {
        Reeks.Check(user, handeling, taken.Count);
        var id = Guid.NewGuid().ToString("N");
        await db.WriteAsync([new(
            "INSERT INTO reeks (id, medewerker, handeling, naar, op) VALUES (@id, @wie, @handeling, (SELECT m.id FROM medewerker m WHERE m.id = @naar), @op)",
            new { id, wie = user.Id, handeling, naar = handeling == Reeks.GeefDoor ? naar ?? "" : "", op = klok.Now })],
            ct);
        foreach (var (taak, nr) in taken.DistinctBy(t => t.Id).Select((t, i) => (t, i + 1)))
            await OneAsync(user, id, nr, handeling!, naar, taak.Id, taak.Revisie, ct);
        return id;
    }

    private async Task OneAsync(CurrentUser user, string reeks, int nr, string handeling, string? naar, string taak, long revisie, CancellationToken ct)
    {
        Taak? was = null;
        string? fout = null;
        try
        {
            was = await read.GetAsync(user, taak, ct);
            await (handeling switch
            {
                Reeks.Neem => claim.RunAsync(user, taak, revisie, ct),
                Reeks.GeefTerug => giveBack.RunAsync(user, taak, revisie, ct),
                _ => reassign.RunAsync(user, taak, revisie, naar, ct),
            });
        }
        catch (Exception e) when (e is RuleBroken or Moved or NotAllowed or NotFound)
        {
            fout = e is Moved ? "Iemand anders wijzigde deze taak intussen. Er is niets aan veranderd." : e.Message;
        }

        // What is not in sight leaves no row: the page of the reeks would name it.
        if (was is not null)
            await db.WriteAsync([new(
                "INSERT INTO reeks_regel (reeks, nr, taak, was, revisie, fout) VALUES (@reeks, @nr, @taak, @was, @na, @fout)",
                new { reeks, nr, taak, was = was.Medewerker, na = fout is null ? revisie + 1 : (long?)null, fout })],
                ct);
    }
}
