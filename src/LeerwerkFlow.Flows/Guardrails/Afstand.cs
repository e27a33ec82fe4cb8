using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>How far one date lies after another at least and at most: whole months and days beside them. Both ends count.</summary>
/// <param name="MinMaanden">Months of the shortest distance; with <see cref="MinDagen"/> below zero when the date may lie before.</param>
internal readonly record struct Afstand(int MinMaanden, int MinDagen, int MaxMaanden, int MaxDagen)
{
    /// <summary>Further than any traject lasts.</summary>
    public const int Oneindig = 100_000;

    public static readonly Afstand Nul = new(0, 0, 0, 0);

    public static Afstand operator +(Afstand a, Afstand b) => new(Clip(a.MinMaanden + b.MinMaanden), Clip(a.MinDagen + b.MinDagen), Clip(a.MaxMaanden + b.MaxMaanden), Clip(a.MaxDagen + b.MaxDagen));

    public static Afstand operator -(Afstand a) => new(-a.MaxMaanden, -a.MaxDagen, -a.MinMaanden, -a.MinDagen);

    public static Afstand operator -(Afstand a, Afstand b) => a + -b;

    /// <summary>The smallest range that holds both.</summary>
    public static Afstand Hull(Afstand a, Afstand b) => Order(a.MinMaanden, a.MinDagen, b.MinMaanden, b.MinDagen) is var low && Order(a.MaxMaanden, a.MaxDagen, b.MaxMaanden, b.MaxDagen) is var high
        ? new(low.First.Maanden, low.First.Dagen, high.Last.Maanden, high.Last.Dagen)
        : default;

    /// <summary>The range of the earliest (or the latest) of two dates.</summary>
    public static Afstand Choose(Afstand a, Afstand b, bool vroegste)
    {
        var low = Order(a.MinMaanden, a.MinDagen, b.MinMaanden, b.MinDagen);
        var high = Order(a.MaxMaanden, a.MaxDagen, b.MaxMaanden, b.MaxDagen);
        return vroegste ? new(low.First.Maanden, low.First.Dagen, high.First.Maanden, high.First.Dagen) : new(low.Last.Maanden, low.Last.Dagen, high.Last.Maanden, high.Last.Dagen);
    }

    /// <summary>Half the way, an odd month as fifteen days.</summary>
    public Afstand Half() => new(MinMaanden / 2, (MinMaanden % 2 * 15) + (MinDagen / 2), MaxMaanden / 2, (MaxMaanden % 2 * 15) + ((MaxDagen + 1) / 2));

    /// <summary>True when the distance is never shorter; false when it can be; null when months and days cannot be compared.</summary>
    public bool? IsAtLeast(Maat maat) => Compare(MinMaanden - maat.Maanden, MinDagen - maat.Dagen) is { } sign ? sign >= 0 : null;

    /// <summary>True when the distance is never longer; false when it can be; null when months and days cannot be compared.</summary>
    public bool? IsAtMost(Maat maat) => Compare(MaxMaanden - maat.Maanden, MaxDagen - maat.Dagen) is { } sign ? sign <= 0 : null;

    /// <summary>The range as people read it.</summary>
    public string Words()
    {
        var (min, max) = (Words(MinMaanden, MinDagen), Words(MaxMaanden, MaxDagen));
        return min == max ? min : MaxMaanden >= Oneindig / 2 || MaxDagen >= Oneindig / 2 ? $"{min} of langer" : $"{min} tot {max}";
    }

    public static string Words(int maanden, int dagen)
    {
        var months = maanden is 1 or -1 ? $"{maanden} maand" : $"{maanden} maanden";
        var days = dagen is 1 or -1 ? $"{dagen} dag" : $"{dagen} dagen";
        return dagen == 0 ? months : maanden == 0 ? days : $"{months} en {days}";
    }

    // A month is 28 to 31 days.
    private static int? Compare(int maanden, int dagen)
    {
        if (maanden == 0 || dagen == 0 || Math.Sign(maanden) == Math.Sign(dagen))
            return maanden == 0 ? Math.Sign(dagen) : Math.Sign(maanden);
        var (low, high) = maanden > 0 ? ((28 * maanden) + dagen, (31 * maanden) + dagen) : ((31 * maanden) + dagen, (28 * maanden) + dagen);
        return low > 0 ? 1 : high < 0 ? -1 : null;
    }

    private static ((int Maanden, int Dagen) First, (int Maanden, int Dagen) Last) Order(int m1, int d1, int m2, int d2) =>
        (m1 * 30.4) + d1 <= (m2 * 30.4) + d2 ? ((m1, d1), (m2, d2)) : ((m2, d2), (m1, d1));

    private static int Clip(int n) => Math.Clamp(n, -Oneindig, Oneindig);
}

/// <summary>A length as a rule writes it: whole months, or days.</summary>
internal readonly record struct Maat(int Maanden, int Dagen)
{
    /// <summary><c>6 maanden</c>, <c>1 jaar</c>, <c>1 dag</c>, <c>2 weken</c>.</summary>
    /// <exception cref="FormatException">It is not one of these.</exception>
    public static Maat Read(string tekst)
    {
        var delen = tekst.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (delen.Length != 2 || !int.TryParse(delen[0], System.Globalization.CultureInfo.InvariantCulture, out var n) || n < 0)
            throw Wrong(tekst);
        return Kalender.Woorden.FindEenheid(delen[1]) switch
        {
            Kalender.Eenheid.Maand => new(n, 0),
            Kalender.Eenheid.Jaar => new(12 * n, 0),
            Kalender.Eenheid.Dag => new(0, n),
            Kalender.Eenheid.Week => new(0, 7 * n),
            _ => throw Wrong(tekst),
        };
    }

    public override string ToString() => Afstand.Words(Maanden, Dagen);

    private static FormatException Wrong(string tekst) => new($"“{tekst}” is geen duur, zoals “6 maanden” of “1 dag”.");
}

/// <summary>How far a date must lie after a fact.</summary>
/// <param name="Vanaf">Name of the fact, or <c>hier</c>.</param>
/// <param name="Minstens">At least so far; null: no bound.</param>
/// <param name="Hoogstens">At most so far; null: no bound.</param>
/// <param name="TotEnMet">For a wait: the last day itself must have passed.</param>
internal sealed record Afstandseis(string Vanaf, Maat? Minstens, Maat? Hoogstens, bool TotEnMet)
{
    public static Afstandseis Read(JsonObject o) => new(
        o.Text("vanaf") ?? throw new FormatException("“vanaf” ontbreekt."),
        o.Text("minstens") is { } min ? Maat.Read(min) : null,
        o.Text("hoogstens") is { } max ? Maat.Read(max) : null,
        o.Flag("totEnMet"));

    /// <summary>A number of months as it is written: <c>6 maanden</c>, <c>1 jaar</c>.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static int Maanden(string tekst) => Maat.Read(tekst) is { Dagen: 0, Maanden: var maanden } ? maanden : throw new FormatException($"“{tekst}” is geen aantal maanden, zoals “6 maanden”.");

    /// <summary>True: the distance keeps to it. False: it can fall outside. Null: months and days cannot be compared.</summary>
    public bool? Holds(Afstand afstand)
    {
        var (min, max) = (Minstens is { } m ? afstand.IsAtLeast(m) : true, Hoogstens is { } n ? afstand.IsAtMost(n) : true);
        return min == false || max == false ? false : min is null || max is null ? null : true;
    }
}
