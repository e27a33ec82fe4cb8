using System.Diagnostics;
using LeerwerkFlow.Bench.Guardrails.Mutaties;
using LeerwerkFlow.Bench.Guardrails.Naspel;
using LeerwerkFlow.Bench.Guardrails.Orakel;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails;

/// <summary>What one edit came to.</summary>
/// <param name="Geweigerd">What the loader said; null: the flows load.</param>
/// <param name="Breuken">What the oracle saw on a path that was really walked.</param>
/// <param name="Nazicht">The verdicts; null when the flows do not load.</param>
/// <param name="Milliseconden">How long the checker took.</param>
/// <param name="Nagespeeld">Broken rules whose path was walked again.</param>
/// <param name="ValsAlarm">Broken rules whose path could not be walked.</param>
public sealed record Proefuitslag(
    Mutatie Mutatie, string? Geweigerd, IReadOnlyList<Breuk> Breuken, Nazicht? Nazicht, double Milliseconden, IReadOnlyList<Oordeel> Nagespeeld, IReadOnlyList<Oordeel> ValsAlarm)
{
    public bool IsBreuk => Breuken.Count > 0;

    /// <summary>The checker, or the loader before it, stops publishing.</summary>
    public bool IsTegengehouden => Geweigerd is not null || Nazicht is { MagGepubliceerd: false };

    /// <summary>The oracle walked a path that breaks the law or stands still, and nothing would have stopped it.</summary>
    public bool IsGemist => IsBreuk && !IsTegengehouden;

    /// <summary>Something else was found than what the oracle saw.</summary>
    public bool IsNaastOnderwerp => IsBreuk && Nazicht is not null && !IsGemist && !Nazicht.Oordelen.Where(o => o.Blokkeert).Any(o => Breuken.Any(b => Onderwerpen.IsOver(o.Code, b.Onderwerp)));

    /// <summary>The blocking verdicts, for a report.</summary>
    public IEnumerable<string> Oordelen => Nazicht?.Oordelen.Where(o => o.Blokkeert).Select(o => $"{o.Code} {o.Verdict}") ?? [];
}

/// <summary>Holds edits before the checker and before an oracle that shares nothing with it.</summary>
/// <param name="nazien">The checker.</param>
/// <param name="paden">How many paths the oracle walks over an edit in which it sees nothing.</param>
/// <param name="pogingen">How often a path of a broken rule is tried before it counts as a false alarm.</param>
public sealed class Mutatieproef(string map, Func<FlowSet, Nazicht> nazien, int paden, int pogingen)
{
    private readonly Vormen vormen = Vormen.Read(map);
    private readonly Bekend bekend = new(Bundel.Read(map), Vormen.Read(map));

    public Bundel Bundel { get; } = Bundel.Read(map);

    public Proefuitslag Run(Mutatie mutatie)
    {
        var read = mutatie.Bundel.Load();
        if (read.Flows is not { } flows)
            return new(mutatie, read.Findings[0].ToString(), [], null, 0, [], []);
        var breuken = Orakel.Orakel.Search(flows, vormen, bekend, 7, paden, mutatie.Flow).Breuken;
        var clock = Stopwatch.GetTimestamp();
        var nazicht = nazien(flows);
        var tijd = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;

        // One step alone is a place in the drawing, not a path.
        var gebroken = nazicht.Oordelen.Where(o => o is { Verdict: Verdict.Broken, Ernst: not Ernst.Praktijk, Pad.Length: > 1 }).ToList();
        var naspeler = new Naspeler(flows, vormen);
        var gelopen = gebroken.ToLookup(o => naspeler.Play(o.Pad, pogingen, weigering: o.Code == "KAN_ALTIJD_VERDER" ? o.Uitleg : null) is not null);
        return new(mutatie, null, breuken, nazicht, tijd, [.. gelopen[true]], [.. gelopen[false]]);
    }
}
