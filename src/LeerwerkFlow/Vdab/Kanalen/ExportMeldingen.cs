using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>
/// Puts all that may leave into one file, in order per traject: the exact bytes of each melding on a line of its own. It is made once and keeps its number; the bytes do not change,
/// so the same file comes again each time that it is asked for.
/// </summary>
public sealed class ExportMeldingen(Db db, Klok klok, CurrentUser user, Kanaalkeuze keuze)
{
    public const string MediaType = "application/jsonl";

    // Within one file the order is kept, so what follows a head may go along; what is held or parked holds up the rest.
    private const string MayLeave =
        $"""
        status IN ('KLAAR', 'TIJDELIJK_MISLUKT') AND traject IN (SELECT t.id FROM traject t WHERE t.organisatie = @organisatie)
          AND NOT EXISTS (SELECT 1 FROM melding e WHERE e.traject = melding.traject AND e.sequence < melding.sequence AND {Melding.Open} AND e.status IN ('VASTGEHOUDEN', 'GEPARKEERD'))
        """;

    /// <summary>How many may leave now.</summary>
    // zicht: a count for the own LWB.
    public Task<long> CountAsync(CancellationToken ct = default) => db.FindAsync<long>($"SELECT COUNT(*) FROM melding WHERE {MayLeave}", new { organisatie = user.Organisatie ?? "" }, ct);

    /// <returns>The number of the file.</returns>
    /// <exception cref="RuleBroken">The LWB uses another channel, or nothing may leave.</exception>
    /// <exception cref="Moved">Somebody else made a file at the same moment.</exception>
    public async Task<long> RunAsync(CancellationToken ct = default)
    {
        user.Require(Right.KiestKanaal);
        var organisatie = user.Organisatie ?? throw new NotAllowed();
        if ((await keuze.OfAsync(organisatie, ct)).Code != BestandKanaal.Naam)
            throw new RuleBroken("Dit leerwerkbedrijf stuurt zijn meldingen niet met een bestand.");
        if (await CountAsync(ct) == 0)
            throw new RuleBroken("Er is nu geen melding die mag vertrekken. Er is geen bestand gemaakt.");
        var nr = await db.FindAsync<long>("SELECT COALESCE(MAX(nr), 0) + 1 FROM vdab_bestand", ct: ct);
        await db.WriteAsync(
            [
                new("INSERT INTO vdab_bestand (nr, organisatie, gemaakt, door) VALUES (@nr, @organisatie, @nu, @Id) ON CONFLICT DO NOTHING", new { nr, organisatie, nu = klok.Now, user.Id }, ExpectedRows: 1),
                // zicht: those of the own LWB.
                new($"UPDATE melding SET status = 'VERZONDEN', kanaal = 'bestand', bestand = @nr, verzonden = @nu, volgende = NULL, reden = NULL WHERE {MayLeave}", new { nr, organisatie, nu = klok.Now }),
            ],
            ct);
        return nr;
    }

    /// <summary>The file of this number.</summary>
    /// <exception cref="NotFound">There is none in the own LWB.</exception>
    public async Task<byte[]> ReadAsync(long nr, CancellationToken ct = default)
    {
        user.Require(Right.KiestKanaal);
        _ = await db.FindAsync<long?>("SELECT nr FROM vdab_bestand WHERE nr = @nr AND organisatie = @organisatie", new { nr, organisatie = user.Organisatie ?? "" }, ct) ?? throw new NotFound();
        using var bestand = new MemoryStream();
        foreach (var body in await db.QueryAsync<byte[]>("SELECT body FROM melding WHERE bestand = @nr ORDER BY traject, sequence", new { nr }, ct))
        {
            bestand.Write(body);
            bestand.WriteByte((byte)'\n');
        }

        return bestand.ToArray();
    }
}
