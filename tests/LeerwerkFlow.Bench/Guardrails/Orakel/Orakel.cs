using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>What many paths over a flow showed.</summary>
/// <param name="Breuken">The breaches of the first path that had any.</param>
/// <param name="Wandeling">That path; null when none had.</param>
/// <param name="Paden">How many paths were walked.</param>
public sealed record Uitspraak(IReadOnlyList<Breuk> Breuken, Wandeling? Wandeling, int Paden);

/// <summary>Walks many paths over flows and judges each, until one breaks something.</summary>
public static class Orakel
{
    /// <param name="nadruk">The flow in which to look hardest; null: everywhere alike.</param>
    public static Uitspraak Search(FlowSet flows, Vormen vormen, Bekend bekend, int zaad, int paden, string? nadruk = null)
    {
        var keuzes = new Toeval(new Random(zaad), flows, nadruk);
        var wandelaar = new Wandelaar(flows, vormen);
        for (var n = 1; n <= paden; n++)
        {
            var wandeling = wandelaar.Walk(keuzes, keuzes.Plan());
            if (Rechter.Judge(wandeling, bekend) is { Count: > 0 } breuken)
                return new(breuken, wandeling, n);
        }

        return new([], null, paden);
    }
}
