namespace LeerwerkFlow.Flows.Kalender;

/// <summary>
/// The term in which somebody must act after an event. It begins on the day after the event, its last day counts, and a last day that is no werkdag
/// moves to the next werkdag.
/// </summary>
/// <remarks>Standards 3.8 (Ger.W. art. 52 to 54); decisions S22.</remarks>
public static class Handelingstermijn
{
    /// <summary>The last day of a term of <paramref name="n"/> calendar days.</summary>
    /// <exception cref="FormulaException"><paramref name="n"/> is not 0 to 1200, or the day lies outside the calendar.</exception>
    public static DateOnly Days(DateOnly @event, int n) => Kalender.Werkdagen.NextOrSame(Duur.LastDayOfDays(FirstAfter(@event), n));

    /// <summary>The last day of a term of <paramref name="n"/> werkdagen.</summary>
    /// <exception cref="FormulaException"><paramref name="n"/> is not 0 to 1200, or the day lies outside the calendar.</exception>
    public static DateOnly Werkdagen(DateOnly @event, int n) => Kalender.Werkdagen.NextOrSame(Kalender.Werkdagen.Add(@event, Grens.Check(n)));

    /// <summary>The last day of a term of <paramref name="n"/> months.</summary>
    /// <exception cref="FormulaException"><paramref name="n"/> is not 0 to 1200, or the day lies outside the calendar.</exception>
    public static DateOnly Months(DateOnly @event, int n) => Kalender.Werkdagen.NextOrSame(Duur.LastDay(FirstAfter(@event), n));

    private static DateOnly FirstAfter(DateOnly @event) => Grens.AddDays(@event, 1);
}
