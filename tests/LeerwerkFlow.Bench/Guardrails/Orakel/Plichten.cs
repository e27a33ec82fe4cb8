using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>The seven duties of B 3.2 (S9), the IUP that reaches VDAB (S14) and the order of the phases.</summary>
internal static class Plichten
{
    private static readonly (string Code, string[] Formulieren)[] Zeven =
    [
        ("STEUN_BEGELEIDINGSPLAN", ["begeleidingsplan"]),
        ("COMPETENTIES", ["tussentijdse-evaluatie", "tbs-evaluatie"]),
        ("EXTRA_VORMING", ["opvolgingsgesprek"]),
        ("INDIVIDUELE_BEGELEIDING", ["opvolgingsgesprek", "intake"]),
        ("SOLLICITATIE", ["sollicitatietraining", "jobhunting"]),
        ("NAZORG", ["nazorg-met-werk", "nazorg-zonder-werk"]),
    ];

    private static readonly string[] Orde = ["iup", "werkervaring", "sollicitatie", "nazorg"];

    public static IEnumerable<Breuk> Judge(Relaas r)
    {
        foreach (var (mijlpaal, formulier) in new[] { ("INSTROOMPROFIEL_VASTGESTELD", "iup"), ("UITSTROOMPROFIEL_VASTGESTELD", "uitstroomprofiel") })
        {
            if (r.First(mijlpaal) is not { } bereikt)
                continue;
            if (r.Afgedaan.FirstOrDefault(a => a.Nr < bereikt.Nr && a.Wat.IsTaak(formulier)) is not { } profiel)
                yield return new("IUP", Gewicht.Decreet, $"{mijlpaal} zonder dat het profiel gemaakt is");
            else if (!r.Afgedaan.Any(a => a.Nr > profiel.Nr && a.Nr < bereikt.Nr && IsVerstuurd(a.Wat)))
                yield return new("IUP_NAAR_VDAB", Gewicht.Decreet, $"{mijlpaal} zonder dat het standaard-IUP bij de trajectbegeleider van VDAB is");
        }

        foreach (var breuk in r.IsGewoon ? Gewoon(r) : [])
            yield return breuk;
        foreach (var breuk in Volgorde(r))
            yield return breuk;
    }

    private static IEnumerable<Breuk> Gewoon(Relaas r)
    {
        foreach (var (formulier, wat) in new[] { ("iup", "instroomprofiel"), ("uitstroomprofiel", "uitstroomprofiel") })
        {
            if (!r.Afgedaan.Any(a => a.Wat.IsTaak(formulier)))
                yield return new("PLICHT_IN_EN_UITSTROOMPROFIEL", Gewicht.Decreet, $"er is geen {wat} gemaakt");
        }

        if (!r.Afgedaan.Any(a => IsVerstuurd(a.Wat)))
            yield return new("IUP_NAAR_VDAB", Gewicht.Decreet, "het standaard-IUP is nooit bij de trajectbegeleider van VDAB");
        foreach (var (code, formulieren) in Zeven)
        {
            if (IsOpTijd(r) && !r.Afgedaan.Any(a => IsPlicht(a.Wat, code, formulieren)))
                yield return new("PLICHT_" + code, Gewicht.Decreet, $"de plicht {code} is nooit gedaan");
        }
    }

    // A contract that was asked again until the months of it were over leaves no time for what takes time.
    private static bool IsOpTijd(Relaas r) => Relaas.Fact(r.Werkt!.Zet, "start") is { } start && r.Werkt.Zet.Dag <= start.AddDays(35)
        && (r.Fasen.FirstOrDefault(f => f.Wat.Flow == "sollicitatie") is not { } tweede || Relaas.Fact(tweede.Zet, "einde") is not { } einde || tweede.Zet.Dag <= einde.AddDays(-60));

    private static bool IsPlicht(Afgedaan a, string code, string[] formulieren) => a.Wait.Soort == WaitSoort.Taak
        && (formulieren.Contains(a.Step.Text("formulier")) || (a.Step.Bron["customProperties"]?["plicht"] as JsonArray)?.Any(p => p?.ToString() == code) == true);

    private static bool IsVerstuurd(Afgedaan a) => a.Wait.Soort == WaitSoort.Document && (a.Step.Text("sjabloon") == "iup-standaard" || a.Step.Text("document") == "D10")
        && a.Step.Text("ontvanger") == "trajectbegeleider" && a.Step.Text("wachtOp") is "verstuurd" or "ontvangen";

    // An early exit skips phases; it never turns them round.
    private static IEnumerable<Breuk> Volgorde(Relaas r)
    {
        for (var i = 1; i < Orde.Length; i++)
        {
            if (Orde[i] == "nazorg" && r.Onderbroken is not null)
                continue;
            if (r.Fasen.FirstOrDefault(f => f.Wat.Flow == Orde[i]) is { } later && !r.Fasen.Any(f => f.Nr < later.Nr && f.Wat.Flow == Orde[i - 1]))
                yield return new("VOLGORDE", Gewicht.Decreet, $"{Orde[i]} begint zonder dat {Orde[i - 1]} ervoor kwam");
        }
    }
}
