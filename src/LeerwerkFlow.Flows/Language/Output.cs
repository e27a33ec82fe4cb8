using System.Text;

namespace LeerwerkFlow.Flows.Language;

/// <summary>Text under construction, never longer than it may become.</summary>
internal sealed class Output
{
    private readonly StringBuilder _text = new();

    public void Add(string text, int limit, Spot spot)
    {
        if (_text.Length + (long)text.Length > limit)
            throw spot.Fail($"De tekst wordt langer dan {limit} tekens.");
        _text.Append(text);
    }

    public void Add(char c) => _text.Append(c);

    /// <summary>Puts the indent behind every new line that has something after it.</summary>
    public static string Indent(string text, string indent, Evaluator run, Spot spot)
    {
        var lines = text.AsSpan().Count('\n');
        if (lines == 0)
            return text;
        run.CheckText(text.Length + ((Int128)lines * indent.Length), spot);
        var indented = text.Replace("\n", "\n" + indent, StringComparison.Ordinal);
        return text[^1] == '\n' ? indented[..^indent.Length] : indented;
    }

    public override string ToString() => _text.ToString();
}
