using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Trajecten;

/// <summary>One terbeschikkingstelling; both days count.</summary>
/// <param name="Stand"><c>voorbij</c>, <c>loopt</c> or <c>gepland</c>.</param>
internal sealed record TbsPeriode(DateOnly Van, DateOnly Tot, string Stand);

/// <summary>How much of the six months of TBS a person used, and what is left (S4).</summary>
/// <param name="Gebruikt">Up to and with today.</param>
/// <param name="MetGepland">When the period that runs or is planned goes to its last day.</param>
internal sealed record TbsStand(IReadOnlyList<TbsPeriode> Perioden, (int Maanden, int Dagen) Gebruikt, (int Maanden, int Dagen) MetGepland)
{
    private const int DagenPerMaand = 30;

    /// <summary>What is left once everything that runs or is planned is over, by the same rule of thirty days a month.</summary>
    public (int Maanden, int Dagen) Over => Math.Max(0, (TbsDuur.CapMaanden * DagenPerMaand) - (MetGepland.Maanden * DagenPerMaand) - MetGepland.Dagen) is var dagen ? (dagen / DagenPerMaand, dagen % DagenPerMaand) : default;

    /// <summary>The stays of a traject; null when there is none and none is planned.</summary>
    public static async Task<TbsStand?> FindAsync(Db db, string traject, FlowState state, DateOnly vandaag)
    {
        var (starts, ends) = await ReachedAsync(db, traject);
        var perioden = starts.Zip(ends, (van, tot) => new TbsPeriode(van, tot, "voorbij")).ToList();
        var (start, einde) = (StepRows.Fact(state, "tbs.start"), StepRows.Fact(state, "tbs.einde"));
        if (einde is { } tot && StepRows.Fact(state, "einde") is { } laatste && laatste < tot)
            einde = laatste;
        if (starts.Length > ends.Length)
            perioden.Add(new(starts[^1], einde ?? vandaag, "loopt"));
        else if (start > vandaag && einde >= start && state.Scopes.Keys.Any(pad => pad.EndsWith("/tbs", StringComparison.Ordinal)))
            perioden.Add(new(start.Value, einde.Value, "gepland"));
        return perioden.Count == 0
            ? null
            : new(perioden, TbsDuur.Total(perioden.Where(p => p.Van <= vandaag).Select(p => (p.Van, p.Tot < vandaag ? p.Tot : vandaag))), TbsDuur.Total(perioden.Select(p => (p.Van, p.Tot))));
    }

    /// <summary>The first and the last days of the stays that were reached, in order.</summary>
    public static async Task<(DateOnly[] Starts, DateOnly[] Ends)> ReachedAsync(Db db, string traject)
    {
        // zicht: the periods of this very traject; the caller asked or counts.
        var rows = await db.QueryAsync<Reached>(
            "SELECT mijlpaal, datum FROM mijlpaal WHERE traject = @traject AND mijlpaal IN ('TERBESCHIKKINGSTELLING_GESTART', 'TERBESCHIKKINGSTELLING_BEEINDIGD') ORDER BY versie", new { traject });
        DateOnly[] Of(string tail) => [.. rows.Where(r => r.Mijlpaal.EndsWith(tail, StringComparison.Ordinal)).Select(r => r.Datum)];
        return (Of("GESTART"), Of("BEEINDIGD"));
    }

    /// <summary>"2 maanden en 14 dagen".</summary>
    public static string Words((int Maanden, int Dagen) duur) => duur switch
    {
        (0, var d) => Count(d, "dag", "dagen"),
        (var m, 0) => Count(m, "maand", "maanden"),
        var (m, d) => $"{Count(m, "maand", "maanden")} en {Count(d, "dag", "dagen")}",
    };

    /// <summary>How one stay counts: "1 mrt 2010 tot en met 31 aug 2010: 6 maanden".</summary>
    public static string Words(TbsPeriode p) => $"{Datum.Kort(p.Van)} tot en met {Datum.Kort(p.Tot)}: {Words(Duur.Count(p.Van, p.Tot))}";

    private static string Count(int n, string een, string meer) => $"{n} {(n == 1 ? een : meer)}";

    private sealed record Reached(string Mijlpaal, DateOnly Datum);
}
