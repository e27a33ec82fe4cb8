using System.Security.Cryptography;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>The figures of a period as they were frozen: MAAND at the end of a month, SLOT when it was closed.</summary>
public sealed record Rapport(string Id, string Periode, string Soort, byte[] Csv, string Hash, DateTimeOffset Gemaakt, string? Door)
{
    /// <summary>One melding in it.</summary>
    /// <param name="Over">The closed month that this line corrects; null when it belongs to the period itself.</param>
    public sealed record Regel(string Melding, string Traject, string Mijlpaal, long Versie, string Soort, DateOnly Datum, string? Uitkomst, string Status, string? Ontvangst, string? Over);

    /// <summary>How many of a milestone VDAB knows, and how many it should.</summary>
    public sealed record Telling(string Mijlpaal, int Moet, int Weet, int Correcties)
    {
        public string Label => Mijlpalen.Label(Mijlpaal);
    }

    private const string Columns = "traject, mijlpaal, versie, soort, datum, uitkomst, status, ontvangst, over";

    /// <summary>The last month that is closed; it and all before it no longer change. Null when none is.</summary>
    public static async Task<Maand?> GeslotenTotAsync(Db db, string organisatie, CancellationToken ct = default) =>
        Maand.Find(await db.FindAsync<string>("SELECT MAX(periode) FROM rapport WHERE organisatie = @organisatie AND soort = 'SLOT' AND periode NOT LIKE '%K%'", new { organisatie }, ct));

    /// <summary>
    /// The meldingen of a month as they are now. In the first open month also each one of a closed month that came since, or stands otherwise than when it was frozen last: a correction.
    /// </summary>
    public static async Task<Regel[]> RegelsAsync(Db db, string organisatie, Maand maand, CancellationToken ct = default)
    {
        var correcties = await GeslotenTotAsync(db, organisatie, ct) is { } tot && tot.Next == maand;
        return await db.QueryAsync<Regel>(
            """
            SELECT n.id AS melding, n.traject, n.mijlpaal, n.versie, n.soort, n.datum, n.uitkomst, n.status, n.ontvangst, CASE WHEN n.datum < @van THEN substr(n.datum, 1, 7) END AS over
            FROM melding n JOIN traject t ON t.id = n.traject
            WHERE t.organisatie = @organisatie AND ((n.datum >= @van AND n.datum <= @tot) OR (@correcties = 1 AND n.datum < @van AND n.status <> COALESCE(
              (SELECT r.status FROM rapport_regel r JOIN rapport s ON s.id = r.rapport WHERE r.melding = n.id AND s.soort = 'SLOT' AND s.periode NOT LIKE '%K%' ORDER BY s.periode DESC LIMIT 1), '')))
            ORDER BY n.traject, n.sequence
            """,
            new { organisatie, van = maand.Eerste, tot = maand.Laatste, correcties },
            ct);
    }

    public static Task<Regel[]> RegelsAsync(Db db, string rapport, CancellationToken ct = default) =>
        db.QueryAsync<Regel>($"SELECT melding, {Columns} FROM rapport_regel WHERE rapport = @rapport ORDER BY traject, melding", new { rapport }, ct);

    public static Telling[] Totals(IEnumerable<Regel> regels) =>
    [
        .. regels.GroupBy(r => r.Mijlpaal).OrderBy(g => Mijlpalen.All.ToList().IndexOf(g.Key))
            .Select(g => new Telling(g.Key, g.Count(r => Stand.Of(r.Status) is not null), g.Count(r => Stand.Of(r.Status) == Stand.Weet), g.Count(r => r.Over is not null))),
    ];

    /// <summary>The statements that freeze these lines, with the bytes of the export and their hash. Frozen already: <see cref="Moved"/>.</summary>
    /// <param name="door">Id of the medewerker who closes; null for the clockwork.</param>
    public static IEnumerable<Statement> Freeze(string organisatie, string periode, string soort, IReadOnlyCollection<Regel> regels, DateTimeOffset nu, string? door)
    {
        var (id, csv) = (Guid.CreateVersion7(nu).ToString(), RapportCsv.Write(regels));
        yield return new(
            "INSERT INTO rapport (id, organisatie, periode, soort, csv, hash, gemaakt, door) VALUES (@id, @organisatie, @periode, @soort, @csv, @hash, @nu, @door) ON CONFLICT (organisatie, periode, soort) DO NOTHING",
            new { id, organisatie, periode, soort, csv, hash = HashOf(csv), nu, door },
            ExpectedRows: 1);
        foreach (var r in regels)
        {
            yield return new(
                $"INSERT INTO rapport_regel (rapport, melding, {Columns}) VALUES (@id, @Melding, @Traject, @Mijlpaal, @Versie, @Soort, @Datum, @Uitkomst, @Status, @Ontvangst, @Over)",
                new { id, r.Melding, r.Traject, r.Mijlpaal, r.Versie, r.Soort, r.Datum, r.Uitkomst, r.Status, r.Ontvangst, r.Over });
        }
    }

    /// <summary>SHA-256 in hex.</summary>
    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
