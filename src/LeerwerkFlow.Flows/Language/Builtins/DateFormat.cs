using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>Date patterns with percent signs, as Ruby and C write them.</summary>
internal static class DateFormat
{
    /// <summary>The letters that have a .NET format of their own.</summary>
    private static readonly FrozenDictionary<char, string> Formats = new Dictionary<char, string>
    {
        ['a'] = "ddd",
        ['A'] = "dddd",
        ['b'] = "MMM",
        ['B'] = "MMMM",
        ['c'] = "ddd MMM dd HH:mm:ss yyyy",
        ['d'] = "dd",
        ['D'] = "MM/dd/yy",
        ['e'] = "%d",
        ['F'] = "yyyy-MM-dd",
        ['h'] = "MMM",
        ['H'] = "HH",
        ['I'] = "hh",
        ['k'] = "%H",
        ['l'] = "%h",
        ['L'] = "fff",
        ['m'] = "MM",
        ['M'] = "mm",
        ['N'] = "fffffff00",
        ['p'] = "tt",
        ['P'] = "tt",
        ['r'] = "hh:mm:ss tt",
        ['R'] = "HH:mm",
        ['S'] = "ss",
        ['T'] = "HH:mm:ss",
        ['x'] = "d",
        ['X'] = "T",
        ['y'] = "yy",
        ['Y'] = "yyyy",
        ['Z'] = "zzz",
    }.ToFrozenDictionary();

    public static string Format(DateTime date, string pattern, Evaluator run, CultureInfo culture, Spot spot)
    {
        if (pattern == "%g")
            pattern = "%g " + run.DateFormat;
        // Without a zone of its own: that of the machine stays out of it.
        date = DateTime.SpecifyKind(date, DateTimeKind.Utc);
        run.CheckText((Int128)pattern.Length * 20, spot);
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
                text.Append(pattern[i]);
            else if (pattern[++i] == 'g')
                culture = CultureInfo.InvariantCulture;
            else if (pattern[i] == '-' && i + 1 < pattern.Length)
                text.Append(Bare(Part(date, pattern[++i], culture)));
            else
                text.Append(Part(date, pattern[i], culture));
        }
        return text.ToString();
    }

    /// <summary>The pattern as one .NET format.</summary>
    /// <param name="quote">What stands between the letters is text; otherwise .NET may read it as its own letters.</param>
    public static string ToExact(string pattern, Given given, ref CultureInfo culture, bool quote)
    {
        var exact = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
                exact.Append(quote && !char.IsWhiteSpace(pattern[i]) ? "\\" : "").Append(pattern[i]);
            else if (pattern[++i] == 'g')
                culture = CultureInfo.InvariantCulture;
            else if (pattern[i] is 'B')
                exact.Append("MMM");
            else if (Formats.TryGetValue(pattern[i], out var format))
                exact.Append(format);
            else
                throw given.Fail($"%{pattern[i]} kan niet bij het lezen van een datum.");
        }
        return exact.ToString();
    }

    /// <summary>What .NET may read a date with: months long or short, days and hours with one digit or two. A pattern without percent signs is .NET's own.</summary>
    public static string[] ToParse(string pattern, Given given, ref CultureInfo culture)
    {
        var exact = ToExact(pattern, given, ref culture, quote: pattern.Contains('%', StringComparison.Ordinal));
        if (!exact.Contains('y', StringComparison.Ordinal))
            throw given.Fail("In een patroon om een datum te lezen hoort een jaar, %Y.");
        var lenient = Regex.Replace(exact, @"(?<![dMHhms])([dMHhms])\1(?!\1)", "$1");
        return [exact, lenient, exact.Replace("MMM", "MMMM", StringComparison.Ordinal), lenient.Replace("MMM", "MMMM", StringComparison.Ordinal)];
    }

    /// <summary>Ruby's <c>%-d</c>, "1 maart": without the zeros or blanks in front. Ours; the language itself has no way to write that.</summary>
    private static string Bare(string part) => part.TrimStart('0', ' ') is { Length: > 0 } bare ? bare : "0";

    private static string Part(DateTime date, char letter, CultureInfo culture) => letter switch
    {
        'C' => $"{date.Year / 100:00}",
        'e' or 'k' or 'l' => date.ToString(Formats[letter], culture).PadLeft(2),
        'j' => $"{date.DayOfYear:000}",
        'n' => "\n",
        'P' => date.ToString("tt", culture).ToLowerInvariant(),
        's' => ((date - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture),
        't' => "\t",
        'u' => date.DayOfWeek == DayOfWeek.Sunday ? "7" : $"{date.DayOfWeek:d}",
        'U' => Week(date, DayOfWeek.Sunday, culture),
        'v' => string.Create(CultureInfo.InvariantCulture, $"{date.Day,2}-{date:MMM-yyyy}").ToUpperInvariant(),
        'V' => $"{ISOWeek.GetWeekOfYear(date):00}",
        'w' => $"{date.DayOfWeek:d}",
        'W' => Week(date, DayOfWeek.Monday, culture),
        '%' => "%",
        _ => Formats.TryGetValue(letter, out var format) ? date.ToString(format, culture) : "%" + letter,
    };

    /// <summary>Which week is the first of a year, the culture says.</summary>
    private static string Week(DateTime date, DayOfWeek firstDay, CultureInfo culture) =>
        $"{culture.Calendar.GetWeekOfYear(date, culture.DateTimeFormat.CalendarWeekRule, firstDay):00}";
}
