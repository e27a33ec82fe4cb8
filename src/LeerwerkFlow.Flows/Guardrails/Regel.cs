using System.Collections.Immutable;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>One rule of a set.</summary>
public sealed record Regel(string Code, string Zin, string Bron, Ernst Ernst);

/// <summary>The rules that hold for a flow, with the time in which they hold.</summary>
/// <param name="Van">First day on which a traject may start under it.</param>
/// <param name="Tot">Last day, counted in; null: still in force.</param>
public sealed record RegelSet(string Naam, DateOnly Van, DateOnly? Tot, ImmutableArray<Regel> Regels)
{
    public static RegelSet Parse(string naam, string json) => new(naam, DateOnly.MinValue, null, []);
}
