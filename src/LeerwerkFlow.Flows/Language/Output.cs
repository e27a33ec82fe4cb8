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

    public override string ToString() => _text.ToString();
}
