using System.Globalization;

namespace LeerwerkFlow.Bench.Guardrails;

/// <summary>How many edits to try, and how hard.</summary>
/// <param name="Aantal">How many edits.</param>
/// <param name="Zaad">The same seed gives the same edits.</param>
/// <param name="Paden">Paths that the oracle walks over an edit in which it sees nothing.</param>
/// <param name="Pogingen">Tries to walk the path of a broken rule.</param>
/// <param name="Samen">Edits at the same time; 1 for honest times.</param>
/// <param name="Json">The table as JSON lines too.</param>
/// <param name="Alles">A line for every edit.</param>
/// <param name="Map">The folder of workflows.</param>
internal sealed record MutatieOpties(int Aantal = 300, int Zaad = 1, int Paden = 120, int Pogingen = 300, int Samen = 1, bool Json = false, bool Alles = false, string Map = "workflows")
{
    /// <exception cref="FormatException">An unknown word, or a number that is none.</exception>
    public static MutatieOpties Read(string[] args) => args switch
    {
        [] => new(),
        ["--aantal", var n, .. var rest] => Read(rest) with { Aantal = Number(n) },
        ["--zaad", var n, .. var rest] => Read(rest) with { Zaad = Number(n) },
        ["--paden", var n, .. var rest] => Read(rest) with { Paden = Number(n) },
        ["--pogingen", var n, .. var rest] => Read(rest) with { Pogingen = Number(n) },
        ["--samen", var n, .. var rest] => Read(rest) with { Samen = Number(n) },
        ["--map", var map, .. var rest] => Read(rest) with { Map = map },
        ["--json", .. var rest] => Read(rest) with { Json = true },
        ["--alles", .. var rest] => Read(rest) with { Alles = true },
        _ => throw new FormatException($"unknown: {args[0]}"),
    };

    private static int Number(string tekst) => int.Parse(tekst, NumberStyles.None, CultureInfo.InvariantCulture);
}
