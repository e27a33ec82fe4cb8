using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>What the dialogs of an early exit bring: the days they allow, and no others.</summary>
internal static class Uitwegen
{
    public static SortedMap<Feit> Facts(string naam, FlowState state, DateOnly vandaag, Keuzes keuzes)
    {
        var laatste = LastDay(state, vandaag, keuzes);
        if (naam == Interrupts.JobGevonden)
        {
            return SortedMap<Feit>.Empty.SetItem("einde", Feit.Datum(laatste)).SetItem("werk", Feit.JaNee(true)).SetItem("werk.start", Feit.Datum(keuzes.Dag("werk.start", laatste.AddDays(1), laatste.AddDays(30))))
                .SetItem("uitkomst", Feit.Code(keuzes.Een("uitkomst", ["WERK_NEC", "WERK_SE"])));
        }

        var feiten = SortedMap<Feit>.Empty.SetItem("nazorgAangeboden", Feit.JaNee(keuzes.Ja("nazorgAangeboden", 0.75)));
        return state.Scopes.ContainsKey("nazorg") ? feiten : feiten.SetItem("einde", Feit.Datum(laatste));
    }

    private static DateOnly LastDay(FlowState state, DateOnly vandaag, Keuzes keuzes)
    {
        var (start, einde) = (Datums.Fact(state, "start"), Datums.Fact(state, "einde"));
        if (einde < vandaag)
            return einde.Value;
        var van = start <= vandaag ? start.Value : vandaag;
        if (van < vandaag.AddDays(-14) && keuzes.Ja("onlangs", 0.9))
            van = vandaag.AddDays(-14);
        return keuzes.Dag("einde", van, einde is { } dag && dag > van ? dag : vandaag);
    }
}
