using System.Collections.Immutable;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>What holding one rule against a flow came to, before it is told with the rule's own words.</summary>
internal sealed record Uitslag(Verdict Verdict, string Uitleg, ImmutableArray<PadStap> Pad, ImmutableArray<Herstel> Herstel)
{
    public static readonly Uitslag Goed = new(Verdict.Kept, "", [], []);

    public static Uitslag Broken(string uitleg, ImmutableArray<PadStap> pad, params ImmutableArray<Herstel> herstel) => new(Verdict.Broken, uitleg, pad, herstel);

    public static Uitslag Unknown(string uitleg, ImmutableArray<PadStap> pad = default) => new(Verdict.Unknown, uitleg, pad.IsDefault ? [] : pad, []);

    /// <summary>The verdict on a rule in the rule's own words.</summary>
    public Oordeel Of(Regel regel) => new(regel.Code, regel.Zin, regel.Bron, regel.Ernst, Verdict, Uitleg, Verdict == Verdict.Kept ? "" : regel.Doe, Pad, Herstel);
}
