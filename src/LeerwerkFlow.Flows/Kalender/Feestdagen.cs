namespace LeerwerkFlow.Flows.Kalender;

/// <summary>The ten legal holidays of Belgium. 11 July is not one of them; a holiday on a Sunday is not replaced by another day.</summary>
/// <remarks>Standards 3.8.</remarks>
public static class Feestdagen
{
    private const string Arbeid = "Dag van de Arbeid";
    private const string Hemelvaart = "Hemelvaart";

    public static bool IsFeestdag(DateOnly day) => NaamOf(day) is not null;

    /// <summary>The holidays of a year in order, each day once: ten days, nine in 2008 when 1 May was Hemelvaart.</summary>
    /// <exception cref="FormulaException">The year is not 1 to 9999.</exception>
    public static IReadOnlyList<DateOnly> Of(int year)
    {
        if (year is < 1 or > 9999)
            throw new FormulaException("Een jaar ligt tussen 1 en 9999.");

        var easter = Easter(year);
        DateOnly[] days =
        [
            new(year, 1, 1), easter.AddDays(1), new(year, 5, 1), easter.AddDays(39), easter.AddDays(50), new(year, 7, 21),
            new(year, 8, 15), new(year, 11, 1), new(year, 11, 11), new(year, 12, 25),
        ];
        return [.. days.Distinct().Order()];
    }

    /// <summary>The Dutch name of the holiday on <paramref name="day"/>; null when it is none.</summary>
    public static string? NaamOf(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => "nieuwjaar",
        (5, 1) => MovingNaamOf(day) is { } naam ? $"{Arbeid} en {naam}" : Arbeid,
        (7, 21) => "nationale feestdag",
        (8, 15) => "O.L.V.-Hemelvaart",
        (11, 1) => "Allerheiligen",
        (11, 11) => "Wapenstilstand",
        (12, 25) => "Kerstmis",
        ( >= 3 and <= 6, _) => MovingNaamOf(day),
        _ => null,
    };

    /// <summary>Easter Sunday by the Gregorian rule.</summary>
    public static DateOnly Easter(int year)
    {
        // Golden number and century corrections give the paschal full moon; Easter is the Sunday after it.
        var golden = year % 19;
        var century = year / 100;
        var moon = ((19 * golden) + century - (century / 4) - (((8 * century) + 13) / 25) + 15) % 30;
        moon -= moon / 28 * (1 - (moon / 28 * (29 / (moon + 1)) * ((21 - golden) / 11)));
        var weekday = (year + (year / 4) + moon + 2 - century + (century / 4)) % 7;
        return new DateOnly(year, 3, 28).AddDays(moon - weekday);
    }

    private static string? MovingNaamOf(DateOnly day) => (day.DayNumber - Easter(day.Year).DayNumber) switch
    {
        1 => "paasmaandag",
        39 => Hemelvaart,
        50 => "pinkstermaandag",
        _ => null,
    };
}
