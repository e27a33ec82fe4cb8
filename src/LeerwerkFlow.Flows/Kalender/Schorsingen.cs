using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kalender;

/// <summary>What suspensions do to a date that waits for them (<c>wacht</c>). Both ends of a suspension count.</summary>
/// <remarks>Design 4; OD-09: absence of over thirty calendar days suspends open timers.</remarks>
public static class Schorsingen
{
    /// <summary>A suspension counts when it is longer than this many days, both ends counted.</summary>
    public const int IgnoredDays = 30;

    /// <summary>
    /// The same suspended days as few suspensions, in order: those that overlap or follow each other without a day between become one, an open one takes in
    /// all that begin after it. One that ends before it begins has no days and is left out.
    /// </summary>
    public static IReadOnlyList<Opschorting> Merge(IEnumerable<Opschorting> opschortingen)
    {
        var merged = new List<Opschorting>();
        foreach (var next in opschortingen.Where(o => o.Tot is null || o.Tot >= o.Van).OrderBy(o => o.Van))
        {
            if (merged.Count == 0 || !Touches(merged[^1], next))
                merged.Add(next);
            else if (merged[^1].Tot is { } tot && (next.Tot is null || next.Tot > tot))
                merged[^1] = merged[^1] with { Tot = next.Tot };
        }

        return merged;
    }

    /// <summary>
    /// Moves <paramref name="datum"/> by the suspended days of [<paramref name="since"/>, date], again until no new suspended day falls in it.
    /// <paramref name="landing"/> puts each moved date where it may fall (a Handelingstermijn on a werkdag).
    /// </summary>
    internal static Verschuiving Move(DateOnly since, DateOnly datum, IEnumerable<Opschorting> opschortingen, Func<DateOnly, DateOnly> landing)
    {
        var counted = new List<Opschorting>();
        var dagen = 0;
        foreach (var schorsing in Merge(opschortingen))
        {
            if (schorsing.Van > datum)
                break;
            if (schorsing.Tot is not { } tot)
                return new(null, dagen, counted, schorsing);
            if (Days(schorsing.Van, tot) <= IgnoredDays || tot < since || since > datum)
                continue;

            // Once its first day falls in the wait, each suspended day pushes the date past the next one: the rest of the suspension counts whole.
            var days = Days(schorsing.Van < since ? since : schorsing.Van, tot);
            datum = landing(Grens.AddDays(datum, days));
            dagen += days;
            counted.Add(schorsing);
        }

        return new(datum, dagen, counted, null);
    }

    private static bool Touches(Opschorting first, Opschorting next) => first.Tot is not { } tot || next.Van.DayNumber <= tot.DayNumber + 1;

    private static int Days(DateOnly van, DateOnly tot) => tot.DayNumber - van.DayNumber + 1;
}

/// <summary>A date moved by suspensions; without <paramref name="Datum"/> the suspension <paramref name="Open"/> holds it.</summary>
internal sealed record Verschuiving(DateOnly? Datum, int Dagen, IReadOnlyList<Opschorting> Geteld, Opschorting? Open);
