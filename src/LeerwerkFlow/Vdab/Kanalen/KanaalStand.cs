namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>How the webhook of the whole house is doing: one row, so that it survives a restart and all nodes see the same.</summary>
/// <param name="Volgende">When one probe may be sent; null when it works, or waits for a person.</param>
/// <param name="Hersteld">When it worked again after the last time that it did not.</param>
public sealed record KanaalStand(string Stand, DateTimeOffset? Sinds, string? Reden, DateTimeOffset? Volgende, long Pauzes, DateTimeOffset? Hersteld, long Revisie)
{
    /// <summary>So many different trajecten whose attempt failed on the way, and nothing that arrived, is a fault of the channel and not of them.</summary>
    public const int MostStoringen = 10;

    /// <summary>What it gets in the first minute after a fault; each minute after twice as much, until it may have everything.</summary>
    public const int FirstMinute = 60;

    private const int SlowMinutes = 10;
    private static readonly int[] Minutes = [1, 5, 15, 30];

    private static readonly Dictionary<string, (string Label, string Badge)> Labels = new()
    {
        ["werkt"] = ("werkt", "badge-ok"), ["rust"] = ("rust even", "badge-let"), ["storing"] = ("storing", "badge-fout"), ["geweigerd"] = ("VDAB laat ons niet binnen", "badge-fout"),
        ["gepauzeerd"] = ("gepauzeerd", "badge-let"), ["uit"] = ("uit", "badge-fout"),
    };

    public bool Werkt => Stand == "werkt";

    /// <summary>Nothing leaves until a person does something, or for long enough that a person must know.</summary>
    public bool IsAlarm => Stand is not ("werkt" or "rust");

    public string Label => Labels[Stand].Label;

    public string Badge => Labels[Stand].Badge;

    /// <summary>The pause after the n-th failed probe, from 0.</summary>
    public static TimeSpan Pauze(long n) => TimeSpan.FromMinutes(Minutes[Math.Min(n, Minutes.Length - 1)]);

    /// <summary>Which minute after a fault this is, from 0; null when it is long ago.</summary>
    public int? SlowMinute(DateTimeOffset nu) => Hersteld is { } h && nu >= h && nu - h < TimeSpan.FromMinutes(SlowMinutes) ? (int)(nu - h).TotalMinutes : null;

    /// <summary>How many attempts may begin now: none, one probe, or what is left of this minute.</summary>
    /// <param name="gedaan">Attempts made in this <see cref="SlowMinute"/>.</param>
    public int Room(DateTimeOffset nu, int gedaan) => this switch
    {
        { Werkt: true } => SlowMinute(nu) is { } minuut ? (FirstMinute << minuut) - gedaan : int.MaxValue,
        { Volgende: { } volgende } when volgende <= nu => 1,
        _ => 0,
    };
}
