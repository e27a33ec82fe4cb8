using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>What must hold of the rows after any fault.</summary>
internal static class Rekening
{
    private const string Doubled =
        """
        SELECT traject || ' ' || wacht FROM taak WHERE wacht IS NOT NULL GROUP BY traject, wacht HAVING COUNT(*) > 1
        UNION ALL
        SELECT traject || ' ' || sequence FROM melding GROUP BY traject, sequence HAVING COUNT(*) > 1
        UNION ALL
        SELECT traject || ' ' || mijlpaal || ' ' || versie FROM mijlpaal GROUP BY traject, mijlpaal, versie HAVING COUNT(*) > 1
        """;

    // What a run made, without the ids and moments that chance gave.
    private const string Made =
        """
        SELECT 'wacht ' || traject || ' ' || id || ' ' || status || ' ' || COALESCE(uitkomst, '') AS rij FROM wacht
        UNION ALL SELECT 'taak ' || traject || ' ' || soort || ' ' || COALESCE(wacht, pad) || ' ' || status FROM taak
        UNION ALL SELECT 'mijlpaal ' || traject || ' ' || mijlpaal || ' ' || versie || ' ' || datum FROM mijlpaal
        UNION ALL SELECT 'melding ' || traject || ' ' || sequence || ' ' || mijlpaal || ' ' || versie || ' ' || status FROM melding
        UNION ALL SELECT 'document ' || traject || ' ' || aanleiding || ' ' || status FROM document
        UNION ALL SELECT 'traject ' || id || ' ' || status || ' ' || journaal_nr || ' ' || staat FROM traject
        ORDER BY rij
        """;

    /// <summary>Everything that is wrong; empty when all is well.</summary>
    public static Task<IReadOnlyList<string>> CheckAsync(IServiceProvider services) => CheckAsync(services.GetRequiredService<Db>());

    /// <summary>The same without an app.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(Db db) =>
    [
        .. await Auditor.GlanceAsync(db, DateTimeOffset.MaxValue),
        .. (await db.QueryAsync<string>(Doubled)).Select(r => "doubled " + r),
        .. (await new CheckTrajecten(db, new CheckJournaal(db), new Replay(db, new FlowVersies(db))).RunAsync()).Fouten,
    ];

    public static async Task CleanAsync(IServiceProvider services) => Assert.Empty(await CheckAsync(services));

    /// <summary>Every effect as a line; two runs that came to the same have the same lines, and a doubled effect is a line too many.</summary>
    public static Task<string[]> MadeAsync(Db db) => db.QueryAsync<string>(Made);

    /// <summary>The rows, looked at from outside the app that works on them.</summary>
    public static Task<Db> WatchAsync(StoreOptions store) => Db.OpenAsync(store with { Demo = true }, NullLogger.Instance);

    /// <summary>How many steps stand in the journals.</summary>
    public static long Steps(Db db) => db.FindAsync<long>("SELECT CAST(COALESCE(SUM(journaal_nr), 0) AS BIGINT) FROM traject").GetAwaiter().GetResult();

    /// <summary>How far each traject is: what a client may be told.</summary>
    public static async Task<Dictionary<string, long>> HeadsAsync(Db db) =>
        (await db.QueryAsync<(string Id, long Nr)>("SELECT id, journaal_nr FROM traject")).ToDictionary(t => t.Id, t => t.Nr);
}
