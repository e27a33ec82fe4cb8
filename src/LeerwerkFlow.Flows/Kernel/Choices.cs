using System.Collections.Frozen;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>
/// The branches taken at unknown conditions in one explored step. <see cref="Next"/> moves on to the next combination, so that repeating a step
/// until it returns false plays every one.
/// </summary>
public sealed class Choices
{
    // More conditions than any step of a drawing has, one after another.
    private const int Most = 60;

    private readonly List<(int Taken, int Options)> picked = [];
    private int at;

    /// <summary>The yes/no facts that are chosen when first read and remembered, by the name that expressions use; every other fact stays unknown.</summary>
    public IReadOnlyDictionary<string, string> JaNee { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Those of them that only the flow itself writes: where one is read before, a real step stops.</summary>
    public IReadOnlySet<string> Eigen { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Names, as expressions use them, of facts that nobody ever sets: a real step that chooses by one stops.</summary>
    public IReadOnlySet<string> Nooit { get; init; } = FrozenSet<string>.Empty;

    /// <summary>True when the condition that is read now hangs on a fact that is certainly not set.</summary>
    internal bool IsGemist { get; set; }

    /// <summary>The branch to take, from 0.</summary>
    /// <exception cref="FlowFault">One step asks so many that it goes round without waiting.</exception>
    public int Pick(int options)
    {
        if (at == Most)
            throw new FlowFault("Deze flow draait rond zonder ergens te wachten. Zet een taak of een wachttijd in de lus.");
        if (at == picked.Count)
            picked.Add((0, options));
        return picked[at++].Taken;
    }

    /// <summary>Prepares the next combination; false when all were played.</summary>
    public bool Next()
    {
        at = 0;
        while (picked.Count > 0)
        {
            var (taken, options) = picked[^1];
            picked.RemoveAt(picked.Count - 1);
            if (taken + 1 < options)
            {
                picked.Add((taken + 1, options));
                return true;
            }
        }

        return false;
    }
}
