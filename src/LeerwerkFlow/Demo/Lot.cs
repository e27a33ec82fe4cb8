namespace LeerwerkFlow.Demo;

/// <summary>Chance that falls the same way each time: a stream of numbers of its own for each thing that is decided, whatever happens side by side.</summary>
internal static class Lot
{
    /// <summary>The same for the same seed and key, on every machine.</summary>
    public static Random Of(int zaad, string key)
    {
        // FNV-1a; the hash of a string in .NET is another one in each process.
        var hash = 2166136261u ^ (uint)zaad;
        foreach (var letter in key)
            hash = (hash ^ letter) * 16777619u;
        return new Random((int)(hash & 0x7fffffff));
    }
}
