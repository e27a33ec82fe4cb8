using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>What the checker found of a rule.</summary>
public enum Verdict
{
    /// <summary>Proved: no path breaks the rule.</summary>
    Kept,

    /// <summary>A path breaks it.</summary>
    Broken,

    /// <summary>Neither: the explanation says what made it so.</summary>
    Unknown,
}

/// <summary>How heavy a rule weighs.</summary>
public enum Ernst
{
    /// <summary>The decree, or a duty of S9: nobody publishes past it.</summary>
    Decreet,

    /// <summary>Strong practice: a warning.</summary>
    Praktijk,

    /// <summary>The drawing itself does not hold: nobody publishes past it.</summary>
    Tekening,
}

/// <summary>The codes of verdicts and severities, as they stand in files and on the wire.</summary>
public static class Codes
{
    public static string Code(this Verdict verdict) => verdict switch { Verdict.Kept => "kept", Verdict.Broken => "broken", _ => "unknown" };

    public static string Code(this Ernst ernst) => ernst switch { Ernst.Decreet => "decreet", Ernst.Praktijk => "praktijk", _ => "tekening" };
}

/// <summary>One step of a path that breaks a rule.</summary>
/// <param name="Flow">Definition id of the flow that holds the step.</param>
/// <param name="Stap">Step id.</param>
/// <param name="Pijl">The arrow by which the path leaves it, as <c>van:poort:naar</c>; null when it leaves by none.</param>
/// <param name="Tekst">Dutch sentence of the story.</param>
public sealed record PadStap(string Flow, string Stap, string? Pijl, string Tekst);

/// <summary>A repair that the designer can do in one click.</summary>
/// <param name="Titel">Dutch text of the button.</param>
/// <param name="Flow">Definition that it changes.</param>
/// <param name="Wijzigingen">The edits, in the designer's own words (<c>soort</c>: invoer, pijl, pijl-weg, stap-na, stap-weg, bereik).</param>
public sealed record Herstel(string Titel, string Flow, JsonArray Wijzigingen);

/// <summary>The verdict on one rule.</summary>
/// <param name="Code">Code of the rule, upper snake case.</param>
/// <param name="Zin">The rule in one Dutch sentence.</param>
/// <param name="Bron">Where it comes from.</param>
/// <param name="Uitleg">Dutch: what breaks it, or what made it unknown; empty when it is kept.</param>
/// <param name="Doe">Dutch: what to do about it; empty when it is kept.</param>
/// <param name="Pad">The shortest path that breaks it; empty when there is none.</param>
public sealed record Oordeel(
    string Code, string Zin, string Bron, Ernst Ernst, Verdict Verdict, string Uitleg, string Doe, ImmutableArray<PadStap> Pad, ImmutableArray<Herstel> Herstel)
{
    /// <summary>True when nothing may be published.</summary>
    public bool Blokkeert => Verdict != Verdict.Kept && Ernst != Ernst.Praktijk;
}

/// <summary>The verdicts on every rule of a set, in the order of the set.</summary>
public sealed record Nazicht(ImmutableArray<Oordeel> Oordelen)
{
    public bool MagGepubliceerd => !Oordelen.Any(o => o.Blokkeert);

    /// <summary>What is not kept, the heaviest first.</summary>
    public IEnumerable<Oordeel> Bevindingen => Oordelen.Where(o => o.Verdict != Verdict.Kept).OrderBy(o => o.Blokkeert ? 0 : 1);
}
