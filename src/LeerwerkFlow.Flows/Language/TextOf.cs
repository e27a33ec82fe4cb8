using System.Buffers;
using LeerwerkFlow.Flows.Language.Builtins;

namespace LeerwerkFlow.Flows.Language;

/// <summary>Values as text: numbers and dates in the culture, lists and objects as they would be written in code.</summary>
internal static class TextOf
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, 32).Select(c => (char)c)]);

    public static string Value(object? value, Evaluator run, Spot spot)
    {
        switch (value)
        {
            case null or Empty: return "";
            case string text: return text;
            case Veilig veilig: return veilig.Html;
            case bool b: return b ? "true" : "false";
            case Function: return "<function>";
            case Unknown: return "onbekend";
        }
        if (Numbers.Is(value))
            return Numbers.Text(value, run.Culture);
        if (Dates.Of(value) is { } date)
            return DateFormat.Format(date, run.DateFormat, run, run.Culture, spot);
        var output = new Output();
        Nested(value, output, run, spot);
        return output.ToString();
    }

    /// <summary>A string between double quotes, with escapes for what cannot be seen.</summary>
    public static string Literal(string text) => $"\"{Escape(text)}\"";

    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Escaped))
            return text;
        return string.Concat(text.Select(c => c switch
        {
            '"' or '\\' => $"\\{c}",
            >= '\a' and <= '\r' => $"\\{"abtnvfr"[c - '\a']}",
            < ' ' => $"\\x{(int)c:x2}",
            _ => c.ToString(),
        }));
    }

    private static void Nested(object? value, Output output, Evaluator run, Spot spot)
    {
        using var _ = run.Deeper(spot);
        if (Operators.IsText(value))
            Add(Literal(run.Text(value, spot)));
        else if (value is null or Empty)
            Add("null");
        else if (value is IReadOnlyDictionary<string, object?> members)
            Members(members, output, run, spot);
        else if (Lists.Is(value))
            Items(value, output, run, spot);
        else if (Numbers.Is(value) || Dates.Of(value) is not null || value is bool or Function)
            Add(Value(value, run, spot));
        else if (value is Unknown)
            throw spot.Fail("Hierin zit een waarde die nog niet bekend is.");
        else
            throw spot.Fail("Deze soort waarde kent de taal niet.");

        void Add(string text) => output.Add(text, run.Limits.Text, spot);
    }

    private static void Items(object list, Output output, Evaluator run, Spot spot)
    {
        output.Add('[');
        var separator = "";
        foreach (var item in Lists.Of(list, run, spot))
        {
            output.Add(separator, run.Limits.Text, spot);
            Nested(item, output, run, spot);
            separator = ", ";
        }
        output.Add(']');
    }

    private static void Members(IReadOnlyDictionary<string, object?> members, Output output, Evaluator run, Spot spot)
    {
        run.Charge(members.Count, spot);
        output.Add('{');
        var separator = "";
        foreach (var (name, value) in members)
        {
            output.Add($"{separator}{(IsName(name) ? name : Literal(name))}: ", run.Limits.Text, spot);
            Nested(value, output, run, spot);
            separator = ", ";
        }
        output.Add('}');
    }

    private static bool IsName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_');
}
