namespace LeerwerkFlow.Flows.Kalender;

/// <summary>Monday to Friday without the ten legal holidays. Closing days of an organisation play no part here: they never move a term.</summary>
/// <remarks>Decisions S22; standards 3.8.</remarks>
public static class Werkdagen
{
    public static bool IsWerkdag(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Feestdagen.IsFeestdag(day);

    /// <summary>
    /// The <paramref name="n"/>-th werkdag after <paramref name="from"/>, counted from the day after it; negative: before it, counted from the day before.
    /// Zero is <paramref name="from"/> itself, werkdag or not.
    /// </summary>
    /// <exception cref="FormulaException">More than 1200 either way, or outside the calendar.</exception>
    public static DateOnly Add(DateOnly from, int n)
    {
        // The most negative number has no positive twin.
        var left = Grens.Check(n == int.MinValue ? int.MaxValue : Math.Abs(n));
        var step = Math.Sign(n);
        var day = from;
        while (left > 0)
        {
            day = Grens.AddDays(day, step);
            if (IsWerkdag(day))
                left--;
        }

        return day;
    }

    /// <summary>The day itself when it is a werkdag, otherwise the next one.</summary>
    /// <exception cref="FormulaException">Outside the calendar.</exception>
    public static DateOnly NextOrSame(DateOnly day)
    {
        while (!IsWerkdag(day))
            day = Grens.AddDays(day, 1);

        return day;
    }
}
