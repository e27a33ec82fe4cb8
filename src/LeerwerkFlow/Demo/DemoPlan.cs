using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Demo;

/// <summary>A way through the flow, and how long ago its first working day was.</summary>
/// <param name="Scenarios">Names in <c>workflows/scenarios</c>, one after the other.</param>
/// <param name="Van">Least days since the first working day; negative: it lies ahead.</param>
/// <param name="Tot">Most days since, included.</param>
/// <param name="Deel">How many of a hundred and fifty.</param>
internal sealed record DemoWeg(string[] Scenarios, int Van, int Tot, int Deel, Ziekte Ziek = Ziekte.Geen, bool Afgezien = false, bool IntakeVandaag = false);

/// <summary>Whether an illness suspends the traject: one in the past for some, or one that goes on today.</summary>
internal enum Ziekte
{
    Geen,
    Voorbij,
    Nu,
}

/// <summary>One fictitious traject of the plan.</summary>
/// <param name="Gedaan">The last day on which people did what was asked; time went on without them since.</param>
internal sealed record DemoDoel(int Nr, DemoWeg Weg, string Scenario, DateOnly Start, int Organisatie, int Coach, int Plek, DateOnly Gedaan);

/// <summary>Who stands where in the flow today: every phase, everything that can happen, in the measure of a real house.</summary>
internal static class DemoPlan
{
    private const int Whole = 150;

    private static readonly DemoWeg[] Wegen =
    [
        new(["normaal", "met-tbs"], -24, -2, 12),
        new(["normaal", "met-tbs"], 0, 4, 5),
        new(["normaal", "geen-werk"], 7, 14, 6, IntakeVandaag: true),
        new(["normaal", "geen-werk", "verlengd-18"], 9, 24, 12),
        new(["normaal", "met-tbs", "geen-werk", "verlengd-18"], 38, 172, 28),
        new(["met-tbs"], 245, 290, 10),
        new(["normaal", "geen-werk"], 195, 345, 17),
        new(["verlengd-18"], 345, 520, 8),
        new(["normaal", "geen-werk", "met-tbs"], 385, 520, 18),
        new(["stopt-vroeg"], 130, 260, 6),
        new(["job-bij-gastbedrijf"], 335, 470, 4),
        new(["geweigerd"], 10, 150, 4),
        new(["normaal"], 60, 150, 4, Ziekte.Nu),
        new(["geen-werk"], 200, 330, 3, Ziekte.Voorbij),
        new(["normaal"], -10, 60, 2, Afgezien: true),
        new(["normaal", "kort-9", "geen-werk", "verlengd-18"], 760, 860, 6),
        new(["kort-6", "kort-9", "kort-6-verlengd-12"], 100, 420, 5),
    ];

    /// <summary>The plan of a house with <paramref name="aantal"/> trajecten, the oldest first; the ways keep their measure, and each is there once if there is room.</summary>
    public static IReadOnlyList<DemoDoel> Make(int aantal, int zaad, DateOnly vandaag)
    {
        var wegen = Share(aantal).ToList();
        var starts = wegen.Select((weg, n) => (Weg: weg, Scenario: weg.Scenarios[n % weg.Scenarios.Length], Start: Start(weg, Lot.Of(zaad, $"start/{n}"), vandaag)));
        return [.. starts.OrderBy(s => s.Start).Select((s, nr) =>
        {
            var organisatie = nr % DemoAccounts.Organisaties.Count;
            return new DemoDoel(nr + 1, s.Weg, s.Scenario, s.Start, organisatie, nr / DemoAccounts.Organisaties.Count % DemoAccounts.CoachesEach, Lot.Of(zaad, $"plek/{nr}").Next(5), Gedaan(s.Weg, s.Start, Lot.Of(zaad, $"gedaan/{nr}"), vandaag));
        })];
    }

    // One of each first, in the order of the table; then by measure.
    private static IEnumerable<DemoWeg> Share(int aantal)
    {
        var delen = Wegen.Select(w => 1).ToArray();
        for (var n = Wegen.Length; n < aantal; n++)
            delen[Enumerable.Range(0, Wegen.Length).MaxBy(i => ((double)Wegen[i].Deel / Whole) - ((double)delen[i] / aantal))]++;
        return Wegen.SelectMany((weg, i) => Enumerable.Repeat(weg, delen[i])).Take(aantal);
    }

    // Whose intake must be done today began five werkdagen ago (OD-20).
    private static DateOnly Start(DemoWeg weg, Random lot, DateOnly vandaag) => weg.IntakeVandaag
        ? Enumerable.Range(weg.Van, weg.Tot - weg.Van + 1).Select(n => vandaag.AddDays(-n)).FirstOrDefault(dag => Werkdagen.IsWerkdag(dag) && Werkdagen.Add(dag, 5) == vandaag, Werkdagen.NextOrSame(vandaag.AddDays(-weg.Van)))
        : Werkdagen.NextOrSame(vandaag.AddDays(-lot.Next(weg.Van, weg.Tot + 1)));

    // One in three lies still for some days; not in the busy weeks around the first working day, which no LWB lets pass.
    private static DateOnly Gedaan(DemoWeg weg, DateOnly start, Random lot, DateOnly vandaag)
    {
        if (weg.IntakeVandaag)
            return start.AddDays(3);
        if (weg.Ziek == Ziekte.Nu || lot.Next(3) > 0 || (start < vandaag.AddDays(14) && start > vandaag.AddDays(-45)))
            return vandaag;
        return vandaag.AddDays(-lot.Next(5, 19));
    }
}
