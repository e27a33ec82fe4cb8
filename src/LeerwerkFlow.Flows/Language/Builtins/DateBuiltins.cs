using System.Globalization;

namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>The builtins of <c>date</c>. They know no clock and no time zone of the machine: what has no zone of its own is as it is written.</summary>
internal static class DateBuiltins
{
    private const DateTimeStyles Styles =
        DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault;

    public static BuiltinObject Make()
    {
        var date = new BuiltinObject("date");
        date.Add("add_days", "date days", given => Add(given, moment => moment.AddDays(given.Double(1))));
        date.Add("add_months", "date months", given => Add(given, moment => moment.AddMonths(given.Whole(1))));
        date.Add("add_years", "date years", given => Add(given, moment => moment.AddYears(given.Whole(1))));
        date.Add("add_hours", "date hours", given => Add(given, moment => moment.AddHours(given.Double(1))));
        date.Add("add_minutes", "date minutes", given => Add(given, moment => moment.AddMinutes(given.Double(1))));
        date.Add("add_seconds", "date seconds", given => Add(given, moment => moment.AddSeconds(given.Double(1))));
        date.Add("add_milliseconds", "date millis", given => Add(given, moment => moment.AddMilliseconds(given.Double(1))));
        date.Add("parse", "text pattern? culture?", given => Parse(given, 0, 1, 2));
        date.Add("to_string", "date pattern? culture?", given => given[0] is null ? null : ToText(given, given.Date(0)));
        date.Add("parse_to_string", "text output_pattern? output_culture? input_pattern? input_culture?", given => Parse(given, 0, 3, 4) is { } moment ? ToExactText(given, moment) : null);
        date.Add("format", Dates.DefaultFormat);
        date.Add("default_format", Dates.DefaultFormat);
        date.Refuse("now", "de datum van een brief staat in zijn gegevens");
        date.Refuse("utc_now", "de datum van een brief staat in zijn gegevens");
        date.Itself = new Builtin("date", "text", given => Parse(given, 0, 1, 2));
        return date;
    }

    private static object? Add(Given given, Func<DateTime, DateTime> add)
    {
        if (given[0] is null)
            return null;
        try
        {
            var moment = add(given.Date(0));
            // A local day stays a day as long as no hours come in.
            return given[0] is DateOnly && moment.TimeOfDay == TimeSpan.Zero ? DateOnly.FromDateTime(moment) : moment;
        }
        catch (ArgumentException)
        {
            throw given.Fail("Deze datum valt buiten de jaren 1 tot 9999.");
        }
    }

    private static string ToText(Given given, DateTime moment) =>
        DateFormat.Format(moment, given[1] is null ? given.Run.DateFormat : given.Text(1), given.Run, given.Culture(2), given.Spot);

    /// <summary>Not quite as <c>to_string</c> writes: months are short and days have no blank in front, as in the language itself.</summary>
    private static string ToExactText(Given given, DateTime moment)
    {
        if (given[1] is null)
            return ToText(given, moment);
        var culture = given.Culture(2);
        var exact = DateFormat.ToExact(given.Text(1), given, ref culture, quote: false);
        try
        {
            return DateTime.SpecifyKind(moment, DateTimeKind.Utc).ToString(exact, culture);
        }
        catch (FormatException)
        {
            throw given.Fail($"'{given.Text(1)}' is geen patroon voor een datum.");
        }
    }

    private static DateTime? Parse(Given given, int text, int pattern, int cultureName)
    {
        if (Dates.Of(given[text]) is { } already)
            return already;
        var written = given.Text(text);
        if (written.Length == 0)
            return null;
        var culture = given.Culture(cultureName);
        var found = given[pattern] is null
            ? HasYear(written) & DateTime.TryParse(written, culture, Styles, out var moment)
            : DateTime.TryParseExact(written, DateFormat.ToParse(given.Text(pattern), given, ref culture), culture, Styles, out moment);
        return found ? DateTime.SpecifyKind(moment, DateTimeKind.Unspecified) : throw given.Fail($"'{written}' is geen datum die hier gelezen kan worden.");
    }

    /// <summary>A date without a year would take that of the clock.</summary>
    private static bool HasYear(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
                i++;
            if (i - start == 4 && (start == 0 || text[start - 1] != '.' || !text.Contains(':', StringComparison.Ordinal)))
                return true;
        }
        return false;
    }
}
