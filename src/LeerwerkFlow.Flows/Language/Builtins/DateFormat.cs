using System.Globalization;
using System.Text;

namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>Date patterns with percent signs, as Ruby and C write them.</summary>
internal static class DateFormat
{
    private static readonly string[] WithYear = ["%Y", "%y", "%F", "%D", "%v"];

    public static string Format(DateTime date, string pattern, Evaluator run, CultureInfo culture, Spot spot)
    {
        if (pattern.Contains("%g", StringComparison.Ordinal))
        {
            culture = CultureInfo.InvariantCulture;
            pattern = pattern.Replace("%g", "", StringComparison.Ordinal).TrimStart();
            pattern = pattern.Length == 0 ? run.DateFormat.Replace("%g", "", StringComparison.Ordinal) : pattern;
        }
        run.CheckText((Int128)pattern.Length * 20, spot);
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
                text.Append(pattern[i]);
            else if (pattern[i + 1] == '-' && i + 2 < pattern.Length)
                text.Append(Bare(Part(date, pattern[i += 2], culture, run, spot)));
            else
                text.Append(Part(date, pattern[++i], culture, run, spot));
        }
        return text.ToString();
    }

    /// <summary>The same pattern for .NET's exact parser. Without a year it is refused, for that would be the clock's.</summary>
    public static string ToExact(string pattern, Given given)
    {
        if (!WithYear.Any(year => pattern.Contains(year, StringComparison.Ordinal)))
            throw given.Fail("In een patroon om een datum te lezen hoort een jaar, %Y.");
        var exact = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length)
                exact.Append(ExactPart(pattern[++i], given));
            else if (char.IsWhiteSpace(pattern[i]))
                exact.Append(' ');
            else
                exact.Append('\\').Append(pattern[i]);
        }
        return exact.ToString();
    }

    /// <summary>Ruby's <c>%-d</c>, "1 maart": without the zeros or blanks in front. Ours; the language itself has no way to write that.</summary>
    private static string Bare(string part) => part.TrimStart('0', ' ') is { Length: > 0 } bare ? bare : "0";

    private static string Part(DateTime date, char letter, CultureInfo culture, Evaluator run, Spot spot) => letter switch
    {
        'a' => date.ToString("ddd", culture),
        'A' => date.ToString("dddd", culture),
        'b' or 'h' => date.ToString("MMM", culture),
        'B' => MonthName(date, culture),
        'c' => Format(date, "%a %b %e %T %Y", run, culture, spot),
        'C' => $"{date.Year / 100:00}",
        'd' => $"{date.Day:00}",
        'D' => Format(date, "%m/%d/%y", run, culture, spot),
        'e' => $"{date.Day,2}",
        'F' => Format(date, "%Y-%m-%d", run, culture, spot),
        'm' => $"{date.Month:00}",
        'n' => "\n",
        't' => "\t",
        'v' => Format(date, "%e-%b-%Y", run, CultureInfo.InvariantCulture, spot).ToUpperInvariant(),
        'x' => date.ToString("d", culture),
        'X' => date.ToString("T", culture),
        'y' => $"{date.Year % 100:00}",
        'Y' => $"{date.Year:0000}",
        '%' => "%",
        _ => WeekPart(date, letter) ?? TimePart(date, letter, culture, run, spot) ?? "%" + letter,
    };

    private static string? TimePart(DateTime date, char letter, CultureInfo culture, Evaluator run, Spot spot) => letter switch
    {
        'H' => $"{date.Hour:00}",
        'I' => $"{Twelve(date):00}",
        'k' => $"{date.Hour,2}",
        'l' => $"{Twelve(date),2}",
        'L' => $"{date.Millisecond:000}",
        'M' => $"{date.Minute:00}",
        'N' => $"{date.Ticks % TimeSpan.TicksPerSecond * 100:000000000}",
        'p' => date.Hour < 12 ? "AM" : "PM",
        'P' => date.Hour < 12 ? "am" : "pm",
        'r' => Format(date, "%I:%M:%S %p", run, culture, spot),
        'R' => Format(date, "%H:%M", run, culture, spot),
        's' => ((date - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture),
        'S' => $"{date.Second:00}",
        'T' => Format(date, "%H:%M:%S", run, culture, spot),
        'Z' => "+00:00",
        _ => null,
    };

    private static string? WeekPart(DateTime date, char letter) => letter switch
    {
        'j' => $"{date.DayOfYear:000}",
        'u' => date.DayOfWeek == DayOfWeek.Sunday ? "7" : ((int)date.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'w' => ((int)date.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'U' => $"{(date.DayOfYear + 6 - (int)date.DayOfWeek) / 7:00}",
        'W' => $"{(date.DayOfYear + 6 - (((int)date.DayOfWeek + 6) % 7)) / 7:00}",
        'V' => $"{ISOWeek.GetWeekOfYear(date):00}",
        _ => null,
    };

    /// <summary>The name alone; with a day beside it some languages bend it.</summary>
    private static string MonthName(DateTime date, CultureInfo culture) => culture.DateTimeFormat.GetMonthName(date.Month);

    private static int Twelve(DateTime date) => date.Hour % 12 == 0 ? 12 : date.Hour % 12;

    private static string ExactPart(char letter, Given given) => letter switch
    {
        'a' => "ddd",
        'A' => "dddd",
        'b' or 'h' => "MMM",
        'B' => "MMMM",
        'd' or 'e' => "d",
        'D' => "M/d/yy",
        'F' => "yyyy-M-d",
        'H' or 'k' => "H",
        'I' or 'l' => "h",
        'L' => "fff",
        'm' => "M",
        'M' => "m",
        'n' or 't' => " ",
        'p' or 'P' => "tt",
        'r' => "h:m:s tt",
        'R' => "H:m",
        'S' => "s",
        'T' => "H:m:s",
        'v' => "d-MMM-yyyy",
        'y' => "yy",
        'Y' => "yyyy",
        'Z' => "zzz",
        '%' => "\\%",
        _ => throw given.Fail($"%{letter} kan niet bij het lezen van een datum."),
    };
}
