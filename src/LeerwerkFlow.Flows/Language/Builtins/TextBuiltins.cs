using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>The builtins of <c>string</c>; positions and lengths count characters.</summary>
internal static class TextBuiltins
{
    private const NumberStyles Floating = NumberStyles.Float | NumberStyles.AllowThousands;

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
        text.Add("contains", "text value", given => Has(given, (whole, part) => whole.Contains(part, StringComparison.Ordinal)));
        text.Add("starts_with", "text value", given => Has(given, (whole, part) => whole.StartsWith(part, StringComparison.Ordinal)));
        text.Add("ends_with", "text value", given => Has(given, (whole, part) => whole.EndsWith(part, StringComparison.Ordinal)));
        text.Add("equals_ignore_case", "text value", EqualsIgnoreCase);
        text.Add("empty", "text", given => given.Text(0).Length == 0);
        text.Add("whitespace", "text", given => string.IsNullOrWhiteSpace(given.Text(0)));
        text.Add("size", "text", given => given.Text(0).Length);
        text.Add("index_of", "text search startIndex? count? stringComparison?", IndexOf);
        text.Add("to_int", "text", given => int.TryParse(given.Text(0), NumberStyles.Integer, given.Run.Culture, out var value) ? value : null);
        text.Add("to_long", "text", given => long.TryParse(given.Text(0), NumberStyles.Integer, given.Run.Culture, out var value) ? value : null);
        text.Add("to_float", "text", given => float.TryParse(given.Text(0), Floating, given.Run.Culture, out var value) ? value : null);
        text.Add("to_double", "text", given => double.TryParse(given.Text(0), Floating, given.Run.Culture, out var value) ? value : null);
    }

    private static void AddForms(BuiltinObject text)
    {
        text.AddForm("downcase", whole => whole.ToLowerInvariant());
        text.AddForm("upcase", whole => whole.ToUpperInvariant());
        text.AddForm("escape", TextOf.Escape);
        text.AddForm("literal", TextOf.Literal);
        text.AddForm("lstrip", whole => whole.TrimStart());
        text.AddForm("rstrip", whole => whole.TrimEnd());
        text.AddForm("strip", whole => whole.Trim());
        text.Add("append", "text with", given => given.Text(0) + given.Text(1));
        text.Add("prepend", "text by", given => given.Text(1) + given.Text(0));
        text.Add("capitalize", "text", given => given.Text(0) is [var first, ..] whole ? char.ToUpperInvariant(first) + whole[1..] : "");
        text.Add("capitalizewords", "text", CapitalWords);
        text.Add("handleize", "text", Handleize);
        text.Add("strip_newlines", "text", given => given.Text(0).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        text.Add("pad_left", "text width", given => given.Text(0).PadLeft(Width(given)));
        text.Add("pad_right", "text width", given => given.Text(0).PadRight(Width(given)));
        text.Add("pluralize", "number singular plural", given => given.Whole(0) == 1 ? given.Required(1) : given.Required(2));
    }

    private static void AddParts(BuiltinObject text)
    {
        text.Add("remove", "text remove", given => given[0] is null || given.Text(1).Length == 0 ? given[0] : Replace(given, ""));
        text.Add("remove_first", "text remove", given => given[0] is null ? null : ReplaceOne(given, "", fromEnd: false));
        text.Add("remove_last", "text remove", given => given[0] is null ? null : ReplaceOne(given, "", fromEnd: true));
        text.Add("replace", "text match replace", given => Replace(given, given.Text(2)));
        text.Add("replace_first", "text match replace fromEnd?", given => ReplaceOne(given, given.Text(2), Operators.IsTrue(given[3])));
        text.Add("slice", "text start length?", given => Slice(given, given.WholeOr(2, given.Text(0).Length) is >= 0 and var length ? length : throw given.Fail("string.slice: een stuk tekst kan niet korter dan 0 tekens zijn.")));
        text.Add("slice1", "text start length?", given => Slice(given, given.WholeOr(2, 1)));
        text.Add("split", "text match", Split);
        text.Add("truncate", "text length ellipsis?", Truncate);
        text.Add("truncatewords", "text count ellipsis?", TruncateWords);
    }

    /// <summary>An empty text holds nothing and is part of nothing.</summary>
    private static object Has(Given given, Func<string, string, bool> has) =>
        given.Text(0) is { Length: > 0 } whole && given.Text(1) is { Length: > 0 } part && has(whole, part);

    private static object? EqualsIgnoreCase(Given given) => given[0] is not null && given[1] is not null
        && CultureInfo.InvariantCulture.CompareInfo.Compare(given.Text(0), given.Text(1), CompareOptions.IgnoreCase) == 0;

    private static object IndexOf(Given given)
    {
        var (text, search) = (given.Required(0), given.Required(1));
        var start = given.WholeOr(2, 0);
        var count = given.WholeOr(3, text.Length - start);
        if (start < 0 || count < 0 || (long)start + count > text.Length)
            throw given.Fail($"string.index_of zoekt hier buiten de tekst: die is {text.Length} tekens lang.");
        var comparison = given[4] is null ? nameof(StringComparison.Ordinal) : given.Text(4);
        var options = comparison.EndsWith("IgnoreCase", StringComparison.Ordinal) ? CompareOptions.IgnoreCase : CompareOptions.None;
        return comparison switch
        {
            "Ordinal" => text.IndexOf(search, start, count, StringComparison.Ordinal),
            "OrdinalIgnoreCase" => text.IndexOf(search, start, count, StringComparison.OrdinalIgnoreCase),
            "CurrentCulture" or "CurrentCultureIgnoreCase" => given.Run.Culture.CompareInfo.IndexOf(text, search, start, count, options),
            "InvariantCulture" or "InvariantCultureIgnoreCase" => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, search, start, count, options),
            _ => throw given.Fail($"'{comparison}' is geen manier om te vergelijken; wel: {string.Join(", ", Enum.GetNames<StringComparison>())}."),
        };
    }

    /// <summary>The first letter after a blank; what is no letter in front of it, as a bracket, does not count.</summary>
    private static string CapitalWords(Given given)
    {
        var words = new StringBuilder(given.Text(0));
        var isNext = true;
        for (var i = 0; i < words.Length; i++)
        {
            if (char.IsWhiteSpace(words[i]))
                isNext = true;
            else if (isNext && char.IsLetter(words[i]))
                (words[i], isNext) = (char.ToUpperInvariant(words[i]), false);
        }
        return words.ToString();
    }

    private static string Handleize(Given given)
    {
        var handle = new StringBuilder();
        foreach (var c in given.Required(0))
        {
            if (char.IsLetterOrDigit(c))
                handle.Append(char.ToLowerInvariant(c));
            else if (handle.Length == 0 || handle[^1] != '-')
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

    private static string Replace(Given given, string replacement)
    {
        var (text, match) = (given.Text(0), given.Text(1));
        if (text.Length == 0)
            return "";
        if (match.Length == 0)
            throw given.Fail("string.replace: de tekst die vervangen wordt mag niet leeg zijn.");
        var times = text.AsSpan().Count(match);
        given.Run.CheckText(text.Length + ((long)times * (replacement.Length - match.Length)), given.Spot);
        return text.Replace(match, replacement, StringComparison.Ordinal);
    }

    /// <summary>Capitals and small letters are the same here, though not in <c>replace</c>.</summary>
    private static string ReplaceOne(Given given, string replacement, bool fromEnd)
    {
        var (text, match) = (given.Text(0), given.Text(1));
        var at = fromEnd ? text.LastIndexOf(match, StringComparison.OrdinalIgnoreCase) : text.IndexOf(match, StringComparison.OrdinalIgnoreCase);
        return match.Length == 0 || at < 0 ? text : string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + match.Length));
    }

    private static string Slice(Given given, int most)
    {
        var text = given.Text(0);
        long start = given.Whole(1);
        start = start < 0 ? start + text.Length : start;
        var end = Math.Min(start + most, text.Length);
        start = Math.Max(0, start);
        return end <= start ? "" : text[(int)start..(int)end];
    }

    private static Sequence Split(Given given)
    {
        var (text, match) = (given.Text(0), given.Text(1));
        if (match.Length == 0)
            return Sequence.Range(text.Length == 0 ? [] : [text]);
        given.Run.CheckItems(text.AsSpan().Count(match), given.Spot);
        return Sequence.Range(text.Split(match, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Ellipsis(Given given) => given[2] is null ? "..." : given.Text(2);

    private static string Truncate(Given given)
    {
        var (text, length, ellipsis) = (given.Text(0), given.Whole(1), Ellipsis(given));
        return text.Length <= Math.Max(0, length) ? text : string.Concat(text.AsSpan(0, Math.Max(0, length - ellipsis.Length)), ellipsis);
    }

    /// <summary>The dots come always, also when no word falls off.</summary>
    private static string TruncateWords(Given given)
    {
        var (text, left) = (given.Text(0), given.Whole(1));
        if (text.Length == 0)
            return "";
        var words = new StringBuilder();
        var separator = "";
        foreach (var word in Regex.EnumerateSplits(text, @"\s+"))
        {
            if (left-- <= 0)
                break;
            words.Append(separator).Append(text.AsSpan()[word]);
            separator = " ";
        }
        return words.Append(Ellipsis(given)).ToString();
    }
}
