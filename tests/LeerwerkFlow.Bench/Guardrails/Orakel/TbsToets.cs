using System.Globalization;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>A TBS: six months in all, asked before, allowed, and signed by four (B 3.1.4, S4).</summary>
internal static class TbsToets
{
    public static IEnumerable<Breuk> Judge(Relaas r)
    {
        var starts = r.Mijlpalen.Where(m => m.Wat.Mijlpaal == "TERBESCHIKKINGSTELLING_GESTART").Select(m => (m.Nr, m.Zet))
            .Concat(r.Of<FeitSet>().Where(f => f.Wat is { Naam: "tbs.loopt", Feit.Tekst: "ja", Pad.Length: > 0 }).Select(f => (f.Nr, f.Zet)));
        foreach (var (nr, zet) in starts)
        {
            var van = r.Fasen.LastOrDefault(f => f.Nr < nr && f.Wat.Flow == "tbs")?.Nr ?? 0;
            var hier = r.Afgedaan.Where(a => a.Nr > van && a.Nr < nr).ToList();
            if (hier.LastOrDefault(a => a.Wat.Step.Text("regel") == "tbs-totaal")?.Wat.Uitkomst != "InOrde")
                yield return new("TBS_TOTAAL", Gewicht.Decreet, "een TBS begint zonder dat het totaal is nagegaan");
            if (!hier.Any(a => IsGetekend(a.Wat)))
                yield return new("TBS_HANDTEKENINGEN", Gewicht.Decreet, "een TBS begint zonder vier handtekeningen");
            if (!IsToegestaan(r, hier))
                yield return new("TBS_TOESTEMMING", Gewicht.Decreet, "een TBS begint zonder toestemming van de inspectie, en zonder twee personen die zeggen dat ze niet nodig is");
            if (Relaas.Fact(zet, "tbs.einde") is null)
                yield return new("TBS_EINDE", Gewicht.Decreet, "een TBS begint zonder einddatum");
            if (Relaas.Fact(zet, "tbs.start") is { } dag && zet.Dag < dag)
                yield return new("TBS_START", Gewicht.Decreet, $"een TBS begint op {zet.Dag}, voor de afgesproken dag {dag}");
        }

        foreach (var breuk in Perioden(r))
            yield return breuk;
    }

    private static IEnumerable<Breuk> Perioden(Relaas r)
    {
        var perioden = new List<(DateOnly Van, DateOnly Tot)>();
        (DateOnly Van, DateOnly Uiterlijk)? open = null;
        foreach (var mijlpaal in r.Mijlpalen)
        {
            if (mijlpaal.Wat.Mijlpaal == "TERBESCHIKKINGSTELLING_GESTART")
                open = Relaas.Fact(mijlpaal.Zet, "tbs.start") is { } dag ? (dag, Later(Relaas.Fact(mijlpaal.Zet, "tbs.einde"), mijlpaal.Zet.Dag.AddDays(45)).AddDays(31)) : null;
            else if (mijlpaal.Wat.Mijlpaal == "TERBESCHIKKINGSTELLING_BEEINDIGD" && open is { } tbs)
            {
                // After an early exit the end is told on the last day of the werkervaring.
                if (mijlpaal.Zet.Dag > tbs.Uiterlijk && !(r.Onderbroken?.Nummer < mijlpaal.Zet.Nummer))
                    yield return new("TBS_EINDE", Gewicht.Decreet, $"een TBS loopt op {mijlpaal.Zet.Dag} nog, ruim na haar einde");
                if (Relaas.Fact(mijlpaal.Zet, "tbs.einde") is { } tot)
                    perioden.Add((tbs.Van, Relaas.Fact(mijlpaal.Zet, "einde") is { } einde && einde < tot ? einde : tot));
                open = null;
            }
        }

        if (open is not null && r.IsAfgelopen)
            yield return new("TBS_EINDE", Gewicht.Decreet, "een TBS begint en houdt nooit op");
        if (!TbsDuur.WithinCap(perioden))
            yield return new("TBS_TOTAAL", Gewicht.Decreet, $"alle TBS samen: {TbsDuur.Total(perioden).ToString()} (maanden, dagen), meer dan zes maanden");
    }

    private static DateOnly Later(DateOnly? een, DateOnly ander) => een > ander ? een.Value : ander;

    private static bool IsGetekend(Afgedaan a) => a.Wait.Soort == WaitSoort.Document && (a.Step.Text("sjabloon") == "tbs-overeenkomst" || a.Step.Text("document") == "D18")
        && a.Step.Text("wachtOp") is { } op && op.StartsWith("ondertekend(", StringComparison.Ordinal) && int.TryParse(op[12..^1], CultureInfo.InvariantCulture, out var n) && n >= 4;

    private static bool IsToegestaan(Relaas r, List<Punt<Afgedaan>> hier)
    {
        var antwoord = hier.LastOrDefault(a => a.Wat.IsBericht("TBS_TOESTEMMING"));
        if (antwoord?.Wat.Uitkomst == "Toegestaan")
            return true;
        if (hier.LastOrDefault(a => a.Wat.IsTaak("tbs-toestemming") && a.Wat.Uitkomst == "NietNodig") is not { } nietNodig)
            return false;
        var tweede = hier.LastOrDefault(a => a.Nr > nietNodig.Nr && a.Wat.IsTaak("tbs-toestemming"));

        // One person may hold both roles: only four eyes keep the two apart.
        return tweede?.Wat.Uitkomst == "Akkoord" && r.Of<TaakOpened>().First(t => t.Wat.Id == tweede.Wat.Wait.Id).Wat.VierOgenMet == nietNodig.Wat.Wait.Stap;
    }
}
