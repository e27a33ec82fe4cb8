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

    /// <summary>
    /// The instant, in UTC, of a local time; null when the clock jumps over it in spring. What autumn gives twice is the first, in summer time: so iCalendar reads it too
    /// (RFC 5545, 3.3.5).
    /// </summary>
    public static DateTimeOffset? At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (Zone.IsInvalidTime(local))
            return null;
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>True when autumn gives this local time twice.</summary>
    public static bool IsTwice(DateOnly day, TimeOnly time) => Zone.IsAmbiguousTime(day.ToDateTime(time));

    /// <summary>The local time of day at <paramref name="moment"/>.</summary>
    public static TimeOnly TimeOf(DateTimeOffset moment) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);
}
