using LeerwerkFlow.Flows.Json;

namespace LeerwerkFlow.Ontwerp;

/// <summary>A drawing was refused: one sentence per thing that is wrong. Nothing was written.</summary>
public sealed class FlowRefused(IReadOnlyList<FlowFinding> findings) : Exception(string.Join('\n', findings.Select(f => f.ToString())))
{
    public IReadOnlyList<FlowFinding> Findings { get; } = findings;

    /// <exception cref="FlowRefused">There is at least one finding.</exception>
    public static void When(IReadOnlyList<FlowFinding> findings)
    {
        if (findings.Count > 0)
            throw new FlowRefused(findings);
    }
}
