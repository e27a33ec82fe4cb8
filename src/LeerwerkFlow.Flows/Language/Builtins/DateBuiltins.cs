using System.Globalization;

namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>The builtins of <c>date</c>. They know no clock: <c>date.now</c> is refused.</summary>
internal static class DateBuiltins
{
    public static BuiltinObject Make()
    {
        var date = new BuiltinObject("date");
        date.Add("now", "", given => throw given.Fail("date.now bestaat hier niet: de datum van een brief staat in zijn gegevens."));
        date.Add("add_days", "date days", given => Add(given, (moment, n) => moment.AddDays(n)));
        date.Add("add_months", "date months", given => Add(given, (moment, _) => moment.AddMonths(given.Whole(1))));
        date.Add("add_years", "date years", given => Add(given, (moment, _) => moment.AddYears(given.Whole(1))));
        date.Add("add_hours", "date hours", given => Add(given, (moment, n) => moment.AddHours(n)));
        date.Add("add_minutes", "date minutes", given => Add(given, (moment, n) => moment.AddMinutes(n)));
        date.Add("add_seconds", "date seconds", given => Add(given, (moment, n) => moment.AddSeconds(n)));
        date.Add("add_milliseconds", "date millis", given => Add(given, (moment, n) => moment.AddMilliseconds(n)));
        date.Add("parse", "text pattern? culture?", given => Parse(given, 0, 1, 2));
        date.Add("to_string", "datetime pattern? culture?", given => given[0] is null ? null : Format(given, given.Date(0), 1, 2));
        date.Add("parse_to_string", "text output_pattern? output_culture? input_pattern? input_culture?", given => Parse(given, 0, 3, 4) is { } moment ? Format(given, moment, 1, 2) : null);
        date.Add("format", Dates.DefaultFormat);
        date.Add("default_format", Dates.DefaultFormat);
        return date;
    }

    private static object? Add(Given given, Func<DateTime, double, DateTime> add)
    {
        if (given[0] is null)
            return null;
        try
        {
            var moment = add(given.Date(0), Numbers.ToDouble(given.Number(1)));
            // A local day stays a day as long as no hours come in.
            return given[0] is DateOnly && moment.TimeOfDay == TimeSpan.Zero ? DateOnly.FromDateTime(moment) : moment;
        }
        catch (ArgumentException)
        {
            throw given.Fail("Deze datum valt buiten de jaren 1 tot 9999.");
        }
    }

    private static string Format(Given given, DateTime moment, int pattern, int culture) =>
        DateFormat.Format(moment, given[pattern] is null ? given.Run.DateFormat : given.Text(pattern), given.Run, given.Culture(culture), given.Spot);

    private static DateTime? Parse(Given given, int text, int pattern, int culture)
    {
        if (given[text] is null)
            return null;
        if (Dates.Of(given[text]) is { } already)
            return already;
        var written = given.Text(text);
        const DateTimeStyles Styles = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault;
        var found = given[pattern] is null
            ? HasYear(written) & DateTime.TryParse(written, given.Culture(culture), Styles, out var moment)
            : DateTime.TryParseExact(written, DateFormat.ToExact(given.Text(pattern), given), given.Culture(culture), Styles, out moment);
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
