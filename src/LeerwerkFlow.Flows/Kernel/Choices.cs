namespace LeerwerkFlow.Flows.Kernel;

/// <summary>
/// The branches taken at unknown conditions in one explored step. <see cref="Next"/> moves on to the next combination, so that repeating a step
/// until it returns false plays every one.
/// </summary>
public sealed class Choices
{
    private readonly List<(int Taken, int Options)> picked = [];
    private int at;

    /// <summary>The branch to take, from 0.</summary>
    public int Pick(int options)
    {
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
