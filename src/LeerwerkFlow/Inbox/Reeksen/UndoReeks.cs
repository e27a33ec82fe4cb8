using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox.Reeksen;

/// <summary>Puts the taken of a reeks back on the name they stood on; one that somebody changed since stays as it is, and says so.</summary>
public sealed class UndoReeks(Db db)
{
    private sealed record Regel(long Nr, string Taak, string? Was, long Revisie, bool? Actief);

    /// <exception cref="NotFound">It is not this person's.</exception>
    public async Task RunAsync(CurrentUser user, string id, CancellationToken ct = default)
    {
        if (await db.FindAsync<long?>("SELECT 1 FROM reeks WHERE id = @id AND medewerker = @wie", new { id, wie = user.Id }, ct) is null)
            throw new NotFound();
        foreach (var regel in await db.QueryAsync<Regel>(
            "SELECT g.nr, g.taak, g.was, g.revisie, m.actief FROM reeks_regel g LEFT JOIN medewerker m ON m.id = g.was WHERE g.reeks = @id AND g.revisie IS NOT NULL AND g.terug IS NULL ORDER BY g.nr",
            new { id },
            ct))
            await OneAsync(id, regel, ct);
    }

    private async Task OneAsync(string reeks, Regel regel, CancellationToken ct)
    {
        try
        {
            if (regel.Actief == false)
                throw new RuleBroken("Wie deze taak had, werkt hier niet meer. De taak blijft waar ze is.");
            // zicht: this person changed that very revision a moment ago, and it goes back to where it was.
            await db.WriteAsync(
                [
                    new("UPDATE taak SET medewerker = @Was, revisie = revisie + 1 WHERE id = @Taak AND status = 'open' AND revisie = @Revisie", regel, ExpectedRows: 1),
                    Noted(reeks, regel, "Teruggezet."),
                ],
                ct);
        }
        catch (Exception e) when (e is RuleBroken or Moved)
        {
            await db.WriteAsync([Noted(reeks, regel, e is Moved ? "Niet teruggezet: iemand wijzigde deze taak intussen." : e.Message)], ct);
        }
    }

    private static Statement Noted(string reeks, Regel regel, string terug) =>
        new("UPDATE reeks_regel SET terug = @terug WHERE reeks = @reeks AND nr = @Nr AND terug IS NULL", new { terug, reeks, regel.Nr });
}
