using System.Globalization;

namespace LeerwerkFlow.Bench;

/// <summary>How to measure.</summary>
/// <param name="Seconds">Processor time of one round.</param>
/// <param name="Core">The core to stay on; null leaves it to the system.</param>
/// <param name="Only">The workloads whose name holds this; empty is all.</param>
/// <param name="JsonOnly">No lines for people.</param>
internal sealed record Opties(double Seconds, int? Core, string Only, bool JsonOnly)
{
    /// <summary>True when the workload is wanted.</summary>
    public bool Wants(string workload) => workload.Contains(Only, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the words after a verb.</summary>
    /// <exception cref="FormatException">An unknown word, or a number that is none.</exception>
    public static Opties Read(string[] args) => args switch
    {
        [] => new(2, null, "", false),
        ["--seconds", var n, .. var rest] => Read(rest) with { Seconds = double.Parse(n, CultureInfo.InvariantCulture) },
        ["--core", var n, .. var rest] => Read(rest) with { Core = int.Parse(n, CultureInfo.InvariantCulture) },
        ["--only", var naam, .. var rest] => Read(rest) with { Only = naam },
        ["--json", .. var rest] => Read(rest) with { JsonOnly = true },
        _ => throw new FormatException($"unknown: {args[0]}"),
    };
}
