namespace LeerwerkFlow.Flows.Language;

/// <summary>The text of one template with its name, so that every node can say where it stands.</summary>
/// <param name="Naam">What the editor calls this text: a template's file name, a condition's step.</param>
public sealed record Source(string Naam, string Text)
{
    /// <summary>Line and column, both counted from 1.</summary>
    public (int Regel, int Kolom) At(int offset)
    {
        var end = Math.Clamp(offset, 0, Text.Length);
        var before = Text.AsSpan(0, end);
        return (before.Count('\n') + 1, end - before.LastIndexOf('\n'));
    }
}

/// <summary>A place in a template.</summary>
public readonly record struct Spot(Source Source, int Offset)
{
    internal LanguageException Fail(string zin)
    {
        var (regel, kolom) = Source.At(Offset);
        return new LanguageException(Source.Naam, regel, kolom, zin);
    }
}
