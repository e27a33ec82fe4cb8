using LeerwerkFlow.Store;

namespace LeerwerkFlow.Audit;

/// <summary>What a check of all journals found.</summary>
public sealed record JournaalCheck(long Trajecten, long Regels, long Ankers, IReadOnlyList<ChainFault> Fouten);

/// <summary>Reads every chain and every anchor again, and the state of each traject against its last line.</summary>
public sealed class CheckJournaal(Db db)
{
    private const int PageSize = 200;

    private sealed record Head(string Id, long JournaalNr, string JournaalHash, string Staat);

    private sealed record AnkerKop(string Traject, long Nr, string? Hash);

    public async Task<JournaalCheck> RunAsync(CancellationToken ct = default)
    {
        var faults = new List<ChainFault>();
        var (trajecten, regels, na) = (0L, 0L, "");
        while (await PageAsync(na, ct) is { Length: > 0 } page)
        {
            var rows = await RowsAsync(page, ct);
            regels += rows.Sum(g => (long)g.Count());
            trajecten += page.Length;
            foreach (var head in page)
            {
                faults.AddRange(Check(head, [.. rows[head.Id]]));
            }

            na = page[^1].Id;
        }

        faults.AddRange((await db.QueryAsync<string>("SELECT DISTINCT traject FROM journaal WHERE traject NOT IN (SELECT id FROM traject)", ct: ct))
            .Select(traject => new ChainFault(traject, null, "Er is een journaal zonder traject.")));
        var ankers = await CheckAnkersAsync(faults, ct);
        return new(trajecten, regels, ankers, faults);
    }

    private Task<Head[]> PageAsync(string na, CancellationToken ct) =>
        db.QueryAsync<Head>($"SELECT id, journaal_nr, journaal_hash, staat FROM traject WHERE id > @na ORDER BY id LIMIT {PageSize}", new { na }, ct);

    private async Task<ILookup<string, JournalRow>> RowsAsync(Head[] page, CancellationToken ct) =>
        (await db.QueryAsync<JournalRow>($"SELECT {JournalRow.Columns} FROM journaal WHERE traject IN @ids ORDER BY traject, nr", new { ids = page.Select(h => h.Id) }, ct))
        .ToLookup(r => r.Traject);

    private static IEnumerable<ChainFault> Check(Head head, IReadOnlyList<JournalRow> rows)
    {
        var faults = HashChain.Verify(head.Id, rows, head.JournaalNr, head.JournaalHash);
        return rows.Count > 0 && rows[^1].StaatHash != Journal.HashOf(head.Staat)
            ? faults.Append(new(head.Id, null, "De staat van het traject is niet die van de laatste stap."))
            : faults;
    }

    private async Task<long> CheckAnkersAsync(List<ChainFault> faults, CancellationToken ct)
    {
        var koppen = new Dictionary<string, Kop>();
        var vorige = "";
        var ankers = await db.QueryAsync<Anker>("SELECT datum, aantal, hash FROM anker ORDER BY datum", ct: ct);
        foreach (var anker in ankers)
        {
            foreach (var kop in await MovedAsync(anker.Datum, ct))
            {
                koppen[kop.Traject] = new(kop.Traject, kop.Nr, kop.Hash ?? "");
                if (kop.Hash is null)
                {
                    faults.Add(new(kop.Traject, kop.Nr, $"Regel {kop.Nr} stond er op {anker.Datum:dd/MM/yyyy} en is weg."));
                }
            }

            if (koppen.Count != anker.Aantal || Anker.HashOver(vorige, koppen.Values) != anker.Hash)
            {
                faults.Add(new("", null, $"Het anker van {anker.Datum:dd/MM/yyyy} klopt niet: een journaal van voor die dag is herschreven of verwijderd."));
            }

            vorige = anker.Hash;
        }

        return ankers.Length;
    }

    private Task<AnkerKop[]> MovedAsync(DateOnly datum, CancellationToken ct) => db.QueryAsync<AnkerKop>(
        "SELECT k.traject, k.nr, j.hash FROM anker_kop k LEFT JOIN journaal j ON j.traject = k.traject AND j.nr = k.nr WHERE k.datum = @datum ORDER BY k.nr",
        new { datum },
        ct);
}
