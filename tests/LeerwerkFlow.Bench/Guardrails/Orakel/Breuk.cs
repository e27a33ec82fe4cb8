namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>How heavy the oracle takes a breach: the first two must stop publishing.</summary>
public enum Gewicht
{
    Decreet,
    Tekening,
}

/// <summary>What the oracle saw go wrong on a path.</summary>
/// <param name="Onderwerp">The subject of the rule, such as <c>NAZORG</c>.</param>
/// <param name="Zin">What happened, in Dutch.</param>
public sealed record Breuk(string Onderwerp, Gewicht Gewicht, string Zin)
{
    public override string ToString() => $"{Onderwerp}: {Zin}";
}
