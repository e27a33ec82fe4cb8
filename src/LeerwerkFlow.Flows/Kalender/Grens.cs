namespace LeerwerkFlow.Flows.Kalender;

/// <summary>The edges of the calendar: every step over days and months passes here, so that an absurd number is a sentence and never a crash.</summary>
internal static class Grens
{
    /// <summary>The most units one step may count; a hundred years of months.</summary>
    public const int MostUnits = 1200;

    /// <exception cref="FormulaException"><paramref name="n"/> is below 0 or above <see cref="MostUnits"/>.</exception>
    public static int Check(int n) => n is >= 0 and <= MostUnits
        ? n
        : throw new FormulaException($"Een aantal ligt tussen 0 en {MostUnits}, en dit is {n}.");

    /// <exception cref="FormulaException">The day lies outside the calendar.</exception>
    public static DateOnly AddDays(DateOnly day, int days)
    {
        var number = (long)day.DayNumber + days;
        return number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : throw Outside();
    }

    /// <summary>The first day of the month that lies <paramref name="months"/> after (or, negative, before) the month of <paramref name="day"/>.</summary>
    /// <exception cref="FormulaException">The month lies outside the calendar.</exception>
    public static DateOnly FirstOfMonth(DateOnly day, int months)
    {
        var index = ((long)day.Year * 12) + day.Month - 1 + months;
        return index is >= 12 and < 120_000 ? new DateOnly((int)(index / 12), (int)(index % 12) + 1, 1) : throw Outside();
    }

    private static FormulaException Outside() => new("Deze datum valt buiten de kalender (jaar 1 tot en met 9999).");
}
