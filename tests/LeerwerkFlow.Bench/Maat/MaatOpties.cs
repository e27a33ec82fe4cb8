using System.Globalization;
using LeerwerkFlow.Bench.Vdab;

namespace LeerwerkFlow.Bench.Maat;

/// <param name="Engine"><c>sqlite</c> or <c>postgres</c>; the latter makes databases of its own on the server of <c>LEERWERK_POSTGRES</c>.</param>
/// <param name="Peers">Besides <c>raw</c>: <c>rawgroup</c>, <c>leerwerkflow</c>, <c>product</c>, <c>dbos</c>.</param>
/// <param name="Seconds">0: 3,000 trajecten a run and five pairs. Otherwise a quick run: three pairs of at least so many seconds, never a headline.</param>
/// <param name="C">Callers at the same time.</param>
/// <param name="Synchronous">Of the raw baseline on SQLite; ours is always FULL, so another one is never a headline.</param>
/// <param name="Aantal">Size of the workload, as its verb says.</param>
/// <param name="Map">Where plots go.</param>
/// <param name="Bewaard">The ratio to raw that ours had when it was last looked at: every pair under <see cref="MostLoss"/> of it is a failure. 0: none.</param>
internal sealed record MaatOpties(string Engine, string[] Peers, double Seconds, int C, string Synchronous, int Aantal, bool JsonOnly, string Map, double Bewaard = 0)
{
    /// <summary>What may be left of a ratio that was stored (G13).</summary>
    public const double MostLoss = 0.85;

    private static readonly MaatOpties Gewoon = new("sqlite", ["rawgroup", "leerwerkflow", "product"], 0, 8, "FULL", 0, false, "docs/performance");

    /// <exception cref="FormatException">An unknown word, a number that is none, or no server.</exception>
    public static MaatOpties Read(string[] args) => args switch
    {
        [] => Gewoon,
        ["--db", "sqlite", .. var rest] => Read(rest) with { Engine = "sqlite" },
        ["--db", "postgres", .. var rest] => MeldingenOpties.Server.Length > 0 ? Read(rest) with { Engine = "postgres" } : throw new FormatException("LEERWERK_POSTGRES is empty"),
        ["--peers", var peers, .. var rest] => Read(rest) with { Peers = peers.Split(',', StringSplitOptions.RemoveEmptyEntries) },
        ["--seconds", var n, .. var rest] => Read(rest) with { Seconds = double.Parse(n, CultureInfo.InvariantCulture) },
        ["--c", var n, .. var rest] => Read(rest) with { C = int.Parse(n, CultureInfo.InvariantCulture) },
        ["--synchronous", ("FULL" or "NORMAL") and var hoe, .. var rest] => Read(rest) with { Synchronous = hoe },
        ["--aantal", var n, .. var rest] => Read(rest) with { Aantal = int.Parse(n, CultureInfo.InvariantCulture) },
        ["--bewaard", var n, .. var rest] => Read(rest) with { Bewaard = double.Parse(n, CultureInfo.InvariantCulture) },
        ["--map", var map, .. var rest] => Read(rest) with { Map = map },
        ["--json", .. var rest] => Read(rest) with { JsonOnly = true },
        _ => throw new FormatException($"unknown: {args[0]}"),
    };

    public Uitvoer Uitvoer() => new(new Opties(Seconds, null, "", JsonOnly));
}
