using System.Globalization;
using System.Text;

namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>The builtins of <c>string</c>; positions and lengths count characters.</summary>
internal static class TextBuiltins
{
    private static readonly string[] Comparisons = Enum.GetNames<StringComparison>();

    public static BuiltinObject Make()
    {
        var text = new BuiltinObject("string");
        AddQuestions(text);
        AddForms(text);
        AddParts(text);
        TextEncodings.AddTo(text);
        return text;
    }

    private static void AddQuestions(BuiltinObject text)
    {
        text.Add("contains", "text value", given => given.Text(0).Contains(given.Text(1), StringComparison.Ordinal));
        text.Add("empty", "text", given => given.Text(0).Length == 0);
        text.Add("whitespace", "text", given => string.IsNullOrWhiteSpace(given.Text(0)));
        text.Add("starts_with", "text value", given => given.Text(0).StartsWith(given.Text(1), StringComparison.Ordinal));
        text.Add("ends_with", "text value", given => given.Text(0).EndsWith(given.Text(1), StringComparison.Ordinal));
        text.Add("equals_ignore_case", "text value", given => given.Text(0).Equals(given.Text(1), StringComparison.OrdinalIgnoreCase));
        text.Add("size", "text", given => given.Text(0).Length);
        text.Add("index_of", "text search startIndex? count? stringComparison?", IndexOf);
        text.Add("to_int", "text", given => int.TryParse(given.Text(0), NumberStyles.Integer, given.Run.Culture, out var value) ? value : null);
        text.Add("to_long", "text", given => long.TryParse(given.Text(0), NumberStyles.Integer, given.Run.Culture, out var value) ? value : null);
        text.Add("to_float", "text", ToDouble);
        text.Add("to_double", "text", ToDouble);
    }

    private static void AddForms(BuiltinObject text)
    {
        text.Add("append", "text with", given => given.Text(0) + given.Text(1));
        text.Add("prepend", "text by", given => given.Text(1) + given.Text(0));
        text.Add("capitalize", "text", given => Capital(given.Text(0), given.Run.Culture));
        text.Add("capitalizewords", "text", CapitalWords);
        text.Add("downcase", "text", given => given.Run.Culture.TextInfo.ToLower(given.Text(0)));
        text.Add("upcase", "text", given => given.Run.Culture.TextInfo.ToUpper(given.Text(0)));
        text.Add("handleize", "text", given => Handleize(given.Text(0)));
        text.Add("escape", "text", given => TextOf.Escape(given.Text(0)));
        text.Add("literal", "text", given => given[0] is null ? null : TextOf.Literal(given.Text(0)));
        text.Add("lstrip", "text", given => given.Text(0).TrimStart());
        text.Add("rstrip", "text", given => given.Text(0).TrimEnd());
        text.Add("strip", "text", given => given.Text(0).Trim());
        text.Add("strip_newlines", "text", given => given.Text(0).Replace("\r\n", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal));
        text.Add("pad_left", "text width", given => given.Text(0).PadLeft(Width(given)));
        text.Add("pad_right", "text width", given => given.Text(0).PadRight(Width(given)));
        text.Add("pluralize", "number singular plural", given => Numbers.Compare(given.Number(0), 1) == 0 ? given[1] : given[2]);
    }

    private static void AddParts(BuiltinObject text)
    {
        text.Add("remove", "text remove", given => Replace(given, given.Text(1), ""));
        text.Add("remove_first", "text remove", given => ReplaceOne(given, "", fromEnd: false));
        text.Add("remove_last", "text remove", given => ReplaceOne(given, "", fromEnd: true));
        text.Add("replace", "text match replace", given => Replace(given, given.Text(1), given.Text(2)));
        text.Add("replace_first", "text match replace fromEnd?", given => ReplaceOne(given, given.Text(2), Operators.IsTrue(given[3])));
        text.Add("slice", "text start length?", given => Slice(given, given.WholeOr(2, 0) is > 0 and var length ? length : int.MaxValue));
        text.Add("slice1", "text start length?", given => Slice(given, given.WholeOr(2, 1)));
        text.Add("split", "text match", Split);
        text.Add("truncate", "text length ellipsis?", Truncate);
        text.Add("truncatewords", "text count ellipsis?", TruncateWords);
    }

    private static object? IndexOf(Given given)
    {
        var text = given.Text(0);
        var start = Math.Clamp(given.WholeOr(2, 0), 0, text.Length);
        var count = Math.Clamp(given.WholeOr(3, text.Length - start), 0, text.Length - start);
        var comparison = given[4] is null ? "Ordinal" : given.Text(4);
        if (!Comparisons.Contains(comparison))
            throw given.Fail($"'{comparison}' is geen manier om te vergelijken; wel: {string.Join(", ", Comparisons)}.");
        return text.IndexOf(given.Text(1), start, count, Enum.Parse<StringComparison>(comparison));
    }

    private static object? ToDouble(Given given) =>
        double.TryParse(given.Text(0), NumberStyles.Float | NumberStyles.AllowThousands, given.Run.Culture, out var value) && double.IsFinite(value) ? value : null;

    private static string Capital(string text, CultureInfo culture) =>
        text.Length == 0 ? text : culture.TextInfo.ToUpper(text[0]) + text[1..];

    private static object CapitalWords(Given given)
    {
        var words = new StringBuilder(given.Text(0));
        for (var i = 0; i < words.Length; i++)
        {
            if (i == 0 || char.IsWhiteSpace(words[i - 1]))
                words[i] = given.Run.Culture.TextInfo.ToUpper(words[i]);
        }
        return words.ToString();
    }

    private static string Handleize(string text)
    {
        var handle = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                handle.Append(char.ToLowerInvariant(c));
            else if (handle.Length > 0 && handle[^1] != '-')
                handle.Append('-');
        }
        return handle.ToString().TrimEnd('-');
    }

    private static int Width(Given given)
    {
        var width = Math.Max(0, given.Whole(1));
        given.Run.CheckText(width, given.Spot);
        return width;
    }

    private static string Replace(Given given, string match, string replacement)
    {
        var text = given.Text(0);
        if (match.Length == 0)
            return text;
        var times = text.AsSpan().Count(match);
        given.Run.CheckText(text.Length + ((long)times * (replacement.Length - match.Length)), given.Spot);
        return text.Replace(match, replacement, StringComparison.Ordinal);
    }

    private static string ReplaceOne(Given given, string replacement, bool fromEnd)
    {
        var (text, match) = (given.Text(0), given.Text(1));
        var at = fromEnd ? text.LastIndexOf(match, StringComparison.Ordinal) : text.IndexOf(match, StringComparison.Ordinal);
        return match.Length == 0 || at < 0 ? text : string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + match.Length));
    }

    private static string Slice(Given given, int length)
    {
        var text = given.Text(0);
        var start = given.Whole(1);
        start = start < 0 ? start + text.Length : start;
        if (start < 0)
            (start, length) = (0, length == int.MaxValue ? length : length + start);
        return start >= text.Length || length <= 0 ? "" : text.Substring(start, Math.Min(length, text.Length - start));
    }

    private static object Split(Given given)
    {
        var (text, match) = (given.Text(0), given.Text(1));
        if (match.Length == 0)
            return new Sequence(text.Select(c => (object)c.ToString()));
        given.Run.CheckItems(text.AsSpan().Count(match), given.Spot);
        return new Sequence(text.Split(match, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Ellipsis(Given given) => given[2] is null ? "..." : given.Text(2);

    private static string Truncate(Given given)
    {
        var (text, length, ellipsis) = (given.Text(0), given.Whole(1), Ellipsis(given));
        if (length < 0 || text.Length <= length)
            return text;
        return string.Concat(text.AsSpan(0, Math.Max(0, length - ellipsis.Length)), ellipsis);
    }

    private static string TruncateWords(Given given)
    {
        var words = given.Text(0).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var count = Math.Max(0, given.Whole(1));
        return string.Join(' ', words.Take(count)) + (words.Length > count ? Ellipsis(given) : "");
    }
}
