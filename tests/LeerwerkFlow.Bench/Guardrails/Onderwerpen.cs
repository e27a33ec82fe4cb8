namespace LeerwerkFlow.Bench.Guardrails;

/// <summary>Which rules of the set speak of what the oracle judges.</summary>
internal static class Onderwerpen
{
    private static readonly Dictionary<string, string[]> Codes = [];

    public static bool IsOver(string regel, string onderwerp) => !Codes.TryGetValue(onderwerp, out var codes) || codes.Contains(regel);
}
