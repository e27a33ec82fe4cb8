namespace LeerwerkFlow.Flows.Kalender;

/// <summary>Instants and local days in Europe/Brussels. A day begins at 00:00 there, in summer and in winter.</summary>
public static class BrusselsTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>The local day on which <paramref name="moment"/> falls.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The instant, in UTC, at which <paramref name="day"/> begins. A wait on a day is due at this instant.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var utc = midnight.Ticks - Zone.GetUtcOffset(midnight).Ticks;

        // The first day of the calendar begins in Brussels before the calendar does.
        return new DateTimeOffset(Math.Max(utc, 0), TimeSpan.Zero);
    }
}
