using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>How long things last: six to twelve months planned, eighteen in all, six months of nazorg (A 3.2, B 3.1, B 3.2.8). All ends count.</summary>
internal static class Duren
{
    // People finish what was asked on the last days; nothing legal hangs on that.
    private const int Speling = 31;

    // An extension that is granted a month at a time is registered later each time. A beginning that people told too late shifts all that follows: no fault of the drawing.
    private const int RuimeSpeling = 200;

    public static IEnumerable<Breuk> Judge(Relaas r) => [.. Werkervaring(r), .. Nazorg(r)];

    private static IEnumerable<Breuk> Werkervaring(Relaas r)
    {
        if (r.Werkt is not { } werk)
            yield break;
        if (Relaas.Fact(werk.Zet, "start") is not { } start || Relaas.Fact(werk.Zet, "einde") is not { } einde)
        {
            yield return new("LENGTE", Gewicht.Decreet, "de werkervaring begint zonder begin of einde");
            yield break;
        }

        if (r.Onderbroken is not { } weg || weg.Nummer > werk.Zet.Nummer)
        {
            if (einde < Duur.LastDay(start, 6) || einde > Duur.LastDay(start, 12))
                yield return new("LENGTE", Gewicht.Decreet, $"gepland van {start} tot {einde}: geen zes tot twaalf maanden");
        }

        if (r.Wandeling.Zetten.Skip(werk.Zet.Nummer).FirstOrDefault(z => Relaas.Fact(z, "einde") > Duur.LastDay(start, 18)) is { } te)
            yield return new("MAXIMUM", Gewicht.Decreet, $"van {start} tot {Relaas.Fact(te, "einde")}: meer dan achttien maanden");
        if (!r.IsGewoon)
            yield break;
        var klaar = r.First("WERKERVARING_BEEINDIGD")?.Zet ?? r.Fasen.FirstOrDefault(f => f.Wat.Flow == "nazorg")?.Zet ?? r.Wandeling.Zetten[^1];
        if (klaar.Dag <= Duur.LastDay(start, 6))
            yield return new("LENGTE", Gewicht.Decreet, $"de werkervaring die op {start} begon is op {klaar.Dag} al gedaan: geen zes maanden");
        else if (Relaas.Fact(klaar, "einde") is { } laatste && klaar.Dag <= laatste)
            yield return new("EINDE_WERKERVARING", Gewicht.Decreet, $"de werkervaring is op {klaar.Dag} gedaan en loopt tot {laatste}");
        else if (werk.Zet.Dag <= start.AddDays(Speling) && Relaas.Fact(klaar, "einde") is { } dag && klaar.Dag > dag.AddDays(IsVerlengd(r) ? RuimeSpeling : Speling))
            yield return new("MAXIMUM", Gewicht.Decreet, $"de werkervaring eindigt op {dag} en is op {klaar.Dag} nog niet gedaan");
    }

    private static bool IsVerlengd(Relaas r) => r.Afgedaan.Any(a => a.Wat.IsBericht("VERLENGINGSBESLISSING") && a.Wat.Uitkomst == "Toegestaan");

    private static IEnumerable<Breuk> Nazorg(Relaas r)
    {
        var erin = r.Fasen.FirstOrDefault(f => f.Wat.Flow == "nazorg");
        if (erin is null)
        {
            // After an early exit the person may decline.
            var stop = r.Onderbroken?.Stimulus is Flows.Model.Interrupt { Onderbreking: "Stopgezet" };
            if (r.IsAfgelopen && r.Werkt is not null && !(stop && r.Was("nazorgAangeboden", "nee")))
                yield return new("NAZORG", Gewicht.Decreet, "na de werkervaring komt geen nazorg");
            yield break;
        }

        if (Relaas.Fact(erin.Zet, "einde") is not { } einde || erin.Zet.Dag <= einde)
        {
            yield return new("NAZORG", Gewicht.Decreet, $"de nazorg begint op {erin.Zet.Dag}, voor de werkervaring gedaan is ({Relaas.Fact(erin.Zet, "einde")})");
            yield break;
        }

        if (r.Verlaten.FirstOrDefault(f => f.Wat.Flow == "nazorg") is not { Wat.Uitkomst: "Klaar" } uit)
            yield break;
        var laatste = Duur.LastDay(einde.AddDays(1), 6);
        if (uit.Zet.Dag <= laatste)
            yield return new("NAZORG", Gewicht.Decreet, $"de nazorg na {einde} is op {uit.Zet.Dag} al gedaan: geen zes maanden");

        // A last day that is told afterwards may lie so far back that nazorg is over before it begins.
        if (uit.Zet.Dag > (laatste > erin.Zet.Dag ? laatste : erin.Zet.Dag).AddDays(Speling))
            yield return new("NAZORG", Gewicht.Decreet, $"de nazorg na {einde} loopt op {uit.Zet.Dag} nog: meer dan zes maanden");
        if (r.First("NAZORG_AFGEROND") is not { } af)
        {
            if (r.IsAfgelopen)
                yield return new("NAZORG", Gewicht.Decreet, "VDAB hoort niet dat de nazorg gedaan is");
        }
        else if (Relaas.DatumOf(af) != laatste)
            yield return new("NAZORG", Gewicht.Decreet, $"de nazorg na {einde} eindigt volgens de mijlpaal op {Relaas.DatumOf(af)}, niet op {laatste}");
        if (r.First("NAZORG_GESTART") is { } van && Relaas.DatumOf(van) != einde.AddDays(1))
            yield return new("NAZORG", Gewicht.Decreet, $"de nazorg begint volgens de mijlpaal op {Relaas.DatumOf(van)}, niet de dag na {einde}");
    }
}
