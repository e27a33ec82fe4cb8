namespace LeerwerkFlow.Flows.Language;

/// <summary>Local days and moments as the language sees them: one kind of value.</summary>
internal static class Dates
{
    public const string DefaultFormat = "%d %b %Y";

    public static DateTime? Of(object? value) => value switch
    {
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        DateTime moment => moment,
        DateTimeOffset moment => moment.DateTime,
        _ => null,
    };

    public static object? Member(DateTime date, string name) => name switch
    {
        "year" => date.Year,
        "month" => date.Month,
        "day" => date.Day,
        "day_of_year" => date.DayOfYear,
        "hour" => date.Hour,
        "minute" => date.Minute,
        "second" => date.Second,
        "millisecond" => date.Millisecond,
        _ => null,
    };
}
