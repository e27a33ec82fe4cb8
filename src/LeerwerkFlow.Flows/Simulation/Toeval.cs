using System.Numerics;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>
/// Chance that falls the same way each time, on every machine: a draw depends on the seed and on the names that lead to it, never on what was drawn before. So one
/// person meets the same luck on two flows, and a difference between them comes from the flows.
/// </summary>
public readonly record struct Toeval(ulong Stand)
{
    // FNV-1a of 64 bits names a place, the finish of SplitMix64 spreads it.
    private const ulong Prime = 1099511628211;

    public static Toeval Of(int zaad) => new(14695981039346656037 ^ (uint)zaad);

    /// <summary>The draws of a name below this one.</summary>
    public Toeval At(string naam)
    {
        var stand = Stand;
        foreach (var letter in naam)
            stand = (stand ^ letter) * Prime;
        return new((stand ^ '/') * Prime);
    }

    /// <summary>The draws of a number below this one.</summary>
    public Toeval At(int nr) => new(((BitOperations.RotateLeft(Stand, 7) ^ (uint)nr) * Prime) + 1);

    /// <summary>This draw: from 0 up to 1, 1 not counted in.</summary>
    public double Deel
    {
        get
        {
            var z = Stand + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }

    /// <summary>A whole number from <paramref name="van"/> to <paramref name="tot"/>, both counted in.</summary>
    public int Between(int van, int tot) => van + (int)(Deel * (tot - van + 1));
}
