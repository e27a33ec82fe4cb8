using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten.Maatregelen;

/// <summary>
/// Does what maatregelen still have to do, traject by traject, through the door that a person uses. A row is ticked off in the transaction of its traject, so that each is done once, whoever dies when.
/// </summary>
public sealed class RunMaatregelen(Db db, Klok klok, Kluis kluis, ChangeTraject change)
{
    private const int PerKeer = 200;

    private sealed record Open(string Id, string Medewerker, string Soort, string? Na, DateOnly Van, DateOnly? Tot, bool Schuift, byte[]? Reden);

    /// <summary>The next part of each.</summary>
    /// <returns>How many rows were ticked off.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var done = 0;
        foreach (var open in await db.QueryAsync<Open>("SELECT id, medewerker, soort, na, van, tot, schuift, reden FROM maatregel WHERE klaar IS NULL ORDER BY op, id", ct: ct))
        {
            // zicht: chosen by the person who started it; for the system itself from then on.
            var rows = await db.QueryAsync<TrajectRow>(
                $"SELECT {TrajectRow.Columns} FROM maatregel_regel r JOIN traject t ON t.id = r.traject WHERE r.maatregel = @Id AND r.stand = 'wacht' ORDER BY t.nummer LIMIT {PerKeer}", new { open.Id }, ct);
            if (rows.Length == 0)
                await db.WriteAsync([new("UPDATE maatregel SET klaar = @Now, reden = NULL WHERE id = @Id", new { klok.Now, open.Id })], ct);
            done += (await Task.WhenAll(rows.Select(row => OneAsync(open, row, ct)))).Count(ok => ok);
        }

        return done;
    }

    private async Task<bool> OneAsync(Open open, TrajectRow row, CancellationToken ct)
    {
        try
        {
            var reden = new VertrouwelijkeReden(null, open.Reden is { } dicht ? kluis.Open(Luik.Vertrouwelijk, dicht) : null).Seal(kluis, row.Id, "schorsing", open.Medewerker, klok.Now);
            var wijziging = new Maatregel(open.Soort, open.Na, open.Van, open.Tot, open.Schuift).For(row.State());
            await change.RunAsync(row.Id, row.Revisie, wijziging, open.Medewerker, [Ticked(open, row, "gedaan", null), .. reden], ct);
            return true;
        }
        catch (RuleBroken broken)
        {
            await db.WriteAsync([Ticked(open, row, "niet", broken.Message) with { ExpectedRows = null }], ct);
            return true;
        }
        catch (Moved)
        {
            // Somebody was at this traject: the next knock looks at it as it is then.
            return false;
        }
    }

    private static Statement Ticked(Open open, TrajectRow row, string stand, string? zin) => new(
        "UPDATE maatregel_regel SET stand = @stand, zin = @zin WHERE maatregel = @maatregel AND traject = @traject AND stand = 'wacht'",
        new { stand, zin, maatregel = open.Id, traject = row.Id },
        ExpectedRows: 1);
}
