using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten.Personenlijsten;

/// <summary>
/// Begins a toeleiding for every row that was confirmed, through the door that the page uses. A row is ticked off in the transaction of its traject, so that each is done once and a server that
/// dies goes on where it was. Files of the day before go.
/// </summary>
public sealed class RunPersonenlijsten(Db db, Klok klok, Kluis kluis, CheckPersonenlijst check, StartTraject start)
{
    private const int PerKeer = 200;

    /// <summary>The next part of each list.</summary>
    /// <returns>How many rows were done.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var done = 0;
        foreach (var lijst in await db.QueryAsync<Personenlijst>($"SELECT {Personenlijst.Columns} FROM personenlijst l WHERE l.begonnen IS NOT NULL AND l.klaar IS NULL ORDER BY l.begonnen", ct: ct))
            done += await OneAsync(lijst, ct);
        const string old = "inhoud IS NOT NULL AND op < @gisteren AND (begonnen IS NULL OR klaar IS NOT NULL)";
        var args = new { gisteren = klok.Now.AddDays(-1) };
        if (await db.FindAsync<string>($"SELECT id FROM personenlijst WHERE {old}", args, ct) is not null)
            await db.WriteAsync([new($"UPDATE personenlijst SET inhoud = NULL WHERE {old}", args)], ct);
        return done;
    }

    private async Task<int> OneAsync(Personenlijst lijst, CancellationToken ct)
    {
        var rijen = await db.QueryAsync<int>($"SELECT rij FROM personenlijst_rij WHERE lijst = @Id AND traject IS NULL AND zin IS NULL ORDER BY rij LIMIT {PerKeer}", new { lijst.Id }, ct);
        if (rijen.Length == 0)
        {
            await db.WriteAsync([new("UPDATE personenlijst SET klaar = @Now WHERE id = @Id", new { klok.Now, lijst.Id })], ct);
            return 0;
        }

        // Whoever came in since by another way is not doubled: such a row is no longer good.
        var verslag = await check.RunAsync(lijst.Organisatie, kluis.OpenBytes(Luik.Persoon, lijst.Inhoud!), lijst.Vacature, lijst.Coach, ct);
        foreach (var rij in rijen)
        {
            if (verslag.Goed.TryGetValue(rij, out var nieuw))
                await start.RunAsync(nieuw, lijst.Medewerker, traject => [
                    new("UPDATE personenlijst_rij SET traject = @traject WHERE lijst = @Id AND rij = @rij AND traject IS NULL AND zin IS NULL", new { traject, lijst.Id, rij }, ExpectedRows: 1),
                    VerwerkingsLog.Looked(lijst.Medewerker, traject, "toeleiding-gestart", klok.Now)], ct);
            else
                await db.WriteAsync([new("UPDATE personenlijst_rij SET kolom = @Kolom, zin = @Zin WHERE lijst = @Id AND rij = @rij", verslag.Fouten.Where(f => f.Rij == rij).Select(f => new { f.Kolom, f.Zin, lijst.Id, rij }).First())], ct);
        }

        return rijen.Length;
    }
}
