using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten.Personenlijsten;

/// <summary>Says yes to the good rows of a list: they are noted, and <see cref="RunPersonenlijsten"/> begins a toeleiding for each. What is wrong with the others is kept beside them.</summary>
public sealed class StartPersonenlijst(Db db, Klok klok, Kluis kluis, CheckPersonenlijst check)
{
    /// <exception cref="RuleBroken">No row is good, it was confirmed already, its file is gone, or another list of this leerwerkbedrijf is not done yet.</exception>
    public async Task RunAsync(CurrentUser user, string id, CancellationToken ct = default)
    {
        user.Require(Right.StartTraject);
        var lijst = await Personenlijst.GetAsync(db, user, id, ct);
        if (lijst.Begonnen is not null)
            throw new RuleBroken("Deze lijst is al ingevoerd.");
        var verslag = await check.RunAsync(lijst.Organisatie, kluis.OpenBytes(Luik.Persoon, lijst.Inhoud ?? throw new RuleBroken("Dit bestand is niet meer bewaard. Kies het opnieuw.")), lijst.Vacature, lijst.Coach, ct);
        if (verslag.Goed.Count == 0)
            throw new RuleBroken("Geen enkele rij kan ingevoerd worden. Verbeter het bestand en kies het opnieuw.");
        try
        {
            // Two lists at once could each hold the same person.
            await db.WriteAsync(
            [
                new(
                    """
                    UPDATE personenlijst SET begonnen = @Now WHERE id = @id AND begonnen IS NULL
                      AND NOT EXISTS (SELECT 1 FROM personenlijst x WHERE x.organisatie = @Organisatie AND x.begonnen IS NOT NULL AND x.klaar IS NULL)
                    """,
                    new { klok.Now, id, lijst.Organisatie },
                    ExpectedRows: 1),
                .. verslag.Goed.Keys.Select(rij => new Statement("INSERT INTO personenlijst_rij (lijst, rij) VALUES (@id, @rij)", new { id, rij })),
                .. verslag.Fouten.Select(f => new Statement("INSERT INTO personenlijst_rij (lijst, rij, kolom, zin) VALUES (@id, @Rij, @Kolom, @Zin)", new { id, f.Rij, f.Kolom, f.Zin })),
            ],
            ct);
        }
        catch (Moved)
        {
            throw new RuleBroken("Er wordt nog een lijst ingevoerd. Wacht tot die klaar is en probeer het dan opnieuw.");
        }
    }
}
