namespace LeerwerkFlow.Flows.Kalender;

/// <summary>
/// The length of a phase, of nazorg, of a TBS. Both ends of the period count and no end ever shifts to a werkdag.
/// </summary>
/// <remarks>Decisions S22 and S4; standards 3.8 (Ger.W. art. 54: from the so-manieth to the day before the so-manieth).</remarks>
public static class Duur
{
    /// <summary>
    /// The last day of a period of <paramref name="months"/> months whose first day is <paramref name="first"/>: the day before the same day so many
    /// months on; from the first of a month, the last day of a month; where that day does not exist, the last day of its month. Zero months end the day before.
    /// </summary>
    /// <exception cref="FormulaException"><paramref name="months"/> is not 0 to 1200, or the day lies outside the calendar.</exception>
    public static DateOnly LastDay(DateOnly first, int months)
    {
        var target = Grens.FirstOfMonth(first, Grens.Check(months));
        return Grens.AddDays(target, Math.Min(first.Day - 1, DaysInMonth(target)) - 1);
    }

    /// <summary>The last day of a period of <paramref name="days"/> days whose first day is <paramref name="first"/>: thirty days from 1 March end on 30 March.</summary>
    /// <exception cref="FormulaException"><paramref name="days"/> is not 0 to 1200, or the day lies outside the calendar.</exception>
    public static DateOnly LastDayOfDays(DateOnly first, int days) => Grens.AddDays(first, Grens.Check(days) - 1);

    /// <summary>
    /// <c>einde - n maanden</c>: the day before the latest first day from which so many months still end on <paramref name="lastDay"/>. Where no period ends
    /// there (30 March, one month, in 2011), the latest that ends earlier: what remains up to <paramref name="lastDay"/> is never shorter than asked.
    /// </summary>
    /// <exception cref="FormulaException"><paramref name="months"/> is not 0 to 1200, or the day lies outside the calendar.</exception>
    public static DateOnly Before(DateOnly lastDay, int months)
    {
        var target = Grens.FirstOfMonth(lastDay, -Grens.Check(months));
        if (lastDay.Day == DaysInMonth(lastDay))
            return target.AddDays(DaysInMonth(target) - 1);

        return target.AddDays(Math.Min(lastDay.Day, DaysInMonth(target) - 1) - 1);
    }

    /// <summary>
    /// The last day of the first half of a period of <paramref name="months"/> months from <paramref name="first"/>; the odd month counts as fifteen days.
    /// </summary>
    /// <exception cref="FormulaException"><paramref name="months"/> is not 0 to 1200, or the day lies outside the calendar.</exception>
    public static DateOnly Halfway(DateOnly first, int months) => Halfway(first, Grens.Check(months), 0);

    /// <summary>As <see cref="Halfway(DateOnly, int)"/> for the period from <paramref name="first"/> to <paramref name="last"/>, both counted; half of its loose days is rounded up.</summary>
    /// <exception cref="FormulaException">The period is longer than 1200 months.</exception>
    public static DateOnly HalfwayBetween(DateOnly first, DateOnly last)
    {
        var (maanden, dagen) = Count(first, last);
        return Halfway(first, maanden, dagen);
    }

    /// <summary>
    /// How long the period from <paramref name="first"/> to <paramref name="last"/> lasts, both counted: as many whole months as fit, then the loose days.
    /// A period that ends before it begins has no days.
    /// </summary>
    /// <exception cref="FormulaException">The period is longer than 1200 months.</exception>
    public static (int Maanden, int Dagen) Count(DateOnly first, DateOnly last)
    {
        if (last < first)
            return (0, 0);

        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        if (last.Day == DaysInMonth(last))
            months++;
        while (LastDay(first, months) > last)
            months--;

        return (months, last.DayNumber - LastDay(first, months).DayNumber);
    }

    private static DateOnly Halfway(DateOnly first, int months, int days) =>
        Grens.AddDays(LastDay(first, months / 2), (months % 2 * 15) + ((days + 1) / 2));

    private static int DaysInMonth(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month);
}
