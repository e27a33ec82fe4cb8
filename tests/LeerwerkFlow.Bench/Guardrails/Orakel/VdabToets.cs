using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>What VDAB hears (S13), and that a person can always stop.</summary>
internal static class VdabToets
{
    private static readonly HashSet<string> Lijst =
    [
        "TOELEIDING_ONTVANGEN", "WEIGERING", "INTAKE_AFGEROND", "INSTROOMPROFIEL_VASTGESTELD", "WERKERVARING_GESTART", "TUSSENTIJDSE_EVALUATIE", "TERBESCHIKKINGSTELLING_GESTART",
        "TERBESCHIKKINGSTELLING_BEEINDIGD", "VERLENGING_GEVRAAGD", "SOLLICITATIE_GESTART", "WERKERVARING_BEEINDIGD", "UITSTROOMPROFIEL_VASTGESTELD", "UITSTROOM_GEREGISTREERD", "NAZORG_GESTART",
        "NAZORGGESPREK_GEVOERD", "NAZORG_AFGEROND", "TRAJECT_STOPGEZET",
    ];

    public static IEnumerable<Breuk> Judge(Relaas r)
    {
        foreach (var zet in r.Wandeling.Zetten)
        {
            var mijlpalen = zet.Effects.OfType<MijlpaalReached>().Select(m => m.Mijlpaal).ToList();
            var meldingen = zet.Effects.OfType<MeldingQueued>().Select(m => m.Mijlpaal).ToList();
            foreach (var code in mijlpalen.Except(meldingen))
                yield return new("MELDING", Gewicht.Decreet, $"VDAB hoort de mijlpaal {code} niet");
            foreach (var code in meldingen.Except(mijlpalen))
                yield return new("MELDING", Gewicht.Decreet, $"VDAB krijgt een melding van {code} en die mijlpaal is niet bereikt");
            foreach (var code in mijlpalen.Concat(meldingen).Where(code => !Lijst.Contains(code)))
                yield return new("NAAM", Gewicht.Tekening, $"de mijlpaal {code} bestaat niet");
        }

        foreach (var zet in r.Wandeling.Zetten.Where(z => !z.Staat.IsEnded))
        {
            if (zet.Staat.Scopes.Keys.Any(pad => pad.Length > 0 && !pad.Contains('/', StringComparison.Ordinal) && IsFase(r, pad)) && !Interrupts.Accepted(r.Wandeling.Flows, zet.Staat).Contains(Interrupts.Stopgezet))
            {
                yield return new("STOPPEN", Gewicht.Decreet, $"stoppen kan hier niet: {string.Join(", ", zet.Staat.Waits.Keys)}");
                break;
            }
        }

        if (r.IsAfgelopen && r.Onderbroken is { Stimulus: Interrupt { Onderbreking: Interrupts.Stopgezet } } stop && !IsVerteld(r, stop))
            yield return new("STOPPEN", Gewicht.Decreet, "het traject stopt en VDAB hoort het niet");
    }

    private static bool IsFase(Relaas r, string pad) => r.Wandeling.Flows.Get(Bundel.Top).FindStep(pad)?.Type == "Leerwerk.Fase";

    private static bool IsVerteld(Relaas r, Zet stop)
    {
        var inNazorg = r.Wandeling.Zetten[stop.Nummer - 1].Staat.Scopes.ContainsKey("nazorg");
        return r.Of<MeldingQueued>().Any(m => m.Zet.Nummer >= stop.Nummer && (m.Wat.Mijlpaal == "TRAJECT_STOPGEZET" || (inNazorg && m.Wat.Mijlpaal == "NAZORG_AFGEROND")));
    }
}
