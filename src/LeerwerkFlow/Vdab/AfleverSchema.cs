namespace LeerwerkFlow.Vdab;

/// <summary>When a melding is tried again: ten attempts over 75 hours, 35 minutes and 5 seconds (Standard Webhooks), each up to a tenth later so that they do not come together.</summary>
public static class AfleverSchema
{
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
        TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    public static int Pogingen => Delays.Length;

    /// <summary>All delays together, without the spread.</summary>
    public static TimeSpan Total => Delays.Aggregate(TimeSpan.Zero, (sum, d) => sum + d);

    /// <summary>How long after attempt <paramref name="poging"/> (from 1) failed the next one comes; null when it was the last.</summary>
    /// <param name="id">Of the melding: it decides the spread, so that the answer is the same each time.</param>
    public static TimeSpan? After(long poging, string id) => poging < Delays.Length ? Delays[poging] * (1 + Spread(id, poging) / 1000.0) : null;

    private static int Spread(string id, long poging) => (int)((id.Aggregate(17L, (sum, c) => ((sum * 31) + c) % 1_000_003) + (poging * 37)) % 100);
}
