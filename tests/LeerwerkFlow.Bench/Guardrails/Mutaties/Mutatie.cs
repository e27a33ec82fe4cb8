namespace LeerwerkFlow.Bench.Guardrails.Mutaties;

/// <summary>One edit of a good bundel.</summary>
/// <param name="Soort">The kind of edit, such as <c>stap-weg</c>.</param>
/// <param name="Flow">The definition that it changes.</param>
/// <param name="Stap">The step that it changes; empty for a setting or a fact of the flow.</param>
/// <param name="Wat">What was done, in a few words.</param>
/// <param name="Bundel">The flows after it.</param>
public sealed record Mutatie(string Soort, string Flow, string Stap, string Wat, Bundel Bundel)
{
    public override string ToString() => $"{Soort} {Flow}/{Stap}: {Wat}";
}
