using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>What must hold of a played traject, looked at from outside: dates and notifications only. It shares nothing with the checker of flows.</summary>
/// <remarks>Seed 000: B 3.1.4, B 3.2, B 3.2.2–3.2.4, B 3.2.8; decisions S4 and S13.</remarks>
public static class Naspeelregels
{
    private const int Langst = 18;
    private const int Nazorg = 6;

    // Each comes on the day of the one before or later.
    private static readonly string[] Volgorde =
    [
        "TOELEIDING_ONTVANGEN", "WERKERVARING_GESTART", "INSTROOMPROFIEL_VASTGESTELD", "TUSSENTIJDSE_EVALUATIE", "SOLLICITATIE_GESTART", "WERKERVARING_BEEINDIGD", "NAZORG_GESTART", "NAZORG_AFGEROND",
    ];

    private static readonly (string Code, string Zin, Func<Afloop, bool> Breekt)[] Regels =
    [
        ("MELDING_ONTBREEKT", "een mijlpaal zonder melding aan VDAB", a => a.Gebeurd.Where(g => g.Soort == Feitelijk.Mijlpaal).GroupBy(g => g.Code).Any(g => a.Of(Feitelijk.Melding, g.Key).Count() < g.Count())),
        ("VOLGORDE", "mijlpalen in de verkeerde volgorde", a => Volgorde.Select(a.Mijlpaal).OfType<DateOnly>().ToArray() is var dagen && dagen.Zip(dagen.Skip(1)).Any(p => p.Second < p.First)),
        ("IUP_LAAT", "geen instroomprofiel voor het begin van de fase werkervaring", IsIupLate),
        ("EVALUATIE_ONTBREEKT", "geen tussentijdse evaluatie in een volledige werkervaring", a => a.Of(Feitelijk.FaseVerlaten, "sollicitatie").Any(f => f.Uitkomst == "Klaar") && a.Mijlpaal("TUSSENTIJDSE_EVALUATIE") is null),
        ("LENGTE", "een werkervaring van meer dan achttien maanden", a => a.Mijlpaal("WERKERVARING_GESTART") is { } van && a.Mijlpaal("WERKERVARING_BEEINDIGD") > Duur.LastDay(van, Langst)),
        ("TBS_LENGTE", "meer dan zes maanden terbeschikkingstelling", a => !TbsDuur.WithinCap(a.Of(Feitelijk.Mijlpaal, "TERBESCHIKKINGSTELLING_GESTART").Zip(a.Of(Feitelijk.Mijlpaal, "TERBESCHIKKINGSTELLING_BEEINDIGD"), (van, tot) => (van.Dag, tot.Dag)))),
        ("NAZORG_ONTBREEKT", "een beëindigde werkervaring zonder nazorg", a => a.Mijlpaal("WERKERVARING_BEEINDIGD") is not null && a.Mijlpaal("NAZORG_GESTART") is null),
        ("NAZORG_KORT", "een nazorg van minder dan zes maanden die niemand stopzette", IsNazorgShort),
    ];

    /// <summary>The rules by code, each with the Dutch words that complete "met …".</summary>
    public static IEnumerable<(string Code, string Zin)> All => Regels.Select(r => (r.Code, r.Zin));

    /// <summary>The codes of the rules that a traject breaks.</summary>
    public static IEnumerable<string> Broken(Afloop afloop) => Regels.Where(r => r.Breekt(afloop)).Select(r => r.Code);

    private static bool IsIupLate(Afloop a)
    {
        var begonnen = a.Gebeurd.FirstOrDefault(g => g is { Soort: Feitelijk.FaseBegonnen, Code: "werkervaring" });
        return begonnen is not null && a.Gebeurd.TakeWhile(g => g != begonnen).All(g => g is not { Soort: Feitelijk.Mijlpaal, Code: "INSTROOMPROFIEL_VASTGESTELD" });
    }

    private static bool IsNazorgShort(Afloop a) =>
        a.Mijlpaal("NAZORG_GESTART") is { } van && a.Mijlpaal("NAZORG_AFGEROND") < Duur.LastDay(van, Nazorg) && a.Of(Feitelijk.FaseVerlaten, "nazorg").All(f => f.Uitkomst == "Klaar");
}
