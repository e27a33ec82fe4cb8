using LeerwerkFlow.Store;

namespace LeerwerkFlow.Audit;

/// <summary>Drops the anchor of a day, once. Heads that moved since the anchor before are kept with it; later steps do not disturb it.</summary>
public sealed class DropAnker(Db db, ILogger<DropAnker> log)
{
    private const string KeepHeads =
        """
        INSERT INTO anker_kop (traject, nr, datum)
        SELECT t.id, t.journaal_nr, @dag
          FROM traject t LEFT JOIN (SELECT traject, MAX(nr) AS nr FROM anker_kop GROUP BY traject) k ON k.traject = t.id
         WHERE t.journaal_nr > COALESCE(k.nr, 0)
        ON CONFLICT (traject, nr) DO NOTHING
        """;

    private const string ReadHeads =
        """
        SELECT j.traject, j.nr, j.hash
          FROM (SELECT traject, MAX(nr) AS nr FROM anker_kop GROUP BY traject) k JOIN journaal j ON j.traject = k.traject AND j.nr = k.nr
        """;

    /// <summary>Returns the anchor, or null when this day or a later one has one already.</summary>
    public async Task<Anker?> RunAsync(DateOnly dag, CancellationToken ct = default)
    {
        var last = await db.FindAsync<Anker>("SELECT datum, aantal, hash FROM anker ORDER BY datum DESC LIMIT 1", ct: ct);
        if (last is not null && last.Datum >= dag)
        {
            return null;
        }

        await db.WriteAsync([new(KeepHeads, new { dag })], ct);
        var koppen = await db.QueryAsync<Kop>(ReadHeads, ct: ct);
        var anker = new Anker(dag, koppen.Length, Anker.HashOver(last?.Hash ?? "", koppen));
        await db.WriteAsync([new("INSERT INTO anker (datum, aantal, hash) VALUES (@Datum, @Aantal, @Hash)", anker)], ct);
        log.LogInformation("Anker {Datum}: {Aantal} trajecten, {Hash}", anker.Datum, anker.Aantal, anker.Hash);
        return anker;
    }
}
