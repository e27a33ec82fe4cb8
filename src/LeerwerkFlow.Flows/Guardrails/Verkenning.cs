using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>One way on: what happens and where it leads.</summary>
/// <param name="Naar">Number of the place that follows.</param>
/// <param name="Voorvallen">What happened, in order, by number.</param>
/// <param name="Wacht">Place of the wait that ended; null for a beginning or an interrupt.</param>
/// <param name="Uitkomst">By what it ended; the name of the interrupt.</param>
internal readonly record struct Pas(int Naar, ImmutableArray<int> Voorvallen, string? Wacht, string Uitkomst);

/// <summary>The places that a flow can be in and how they follow each other, as far as the rules that asked look. Place 0 is before the beginning.</summary>
internal sealed class Verkenning
{
    public required IReadOnlyList<FlowState?> Staten { get; init; }

    public required IReadOnlyList<List<Pas>> Passen { get; init; }

    /// <summary>Where the kernel refused, and its sentence.</summary>
    public required IReadOnlyList<(int Plaats, string? Wacht, string Uitkomst, string Zin)> Fouten { get; init; }

    /// <summary>True when the flow has more places than can be looked at: no verdict can be given.</summary>
    public required bool TeGroot { get; init; }
}
