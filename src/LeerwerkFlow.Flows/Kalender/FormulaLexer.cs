using System.Globalization;

namespace LeerwerkFlow.Flows.Kalender;

/// <summary>The kinds of word in a formula.</summary>
internal enum TokenSoort
{
    Woord,
    Getal,
    Datum,
    Plus,
    Min,
    Open,
    Dicht,
    Komma,
    Slot,
}

/// <summary>One word of a formula; <paramref name="Positie"/> is its place in the text, from 1.</summary>
internal readonly record struct Token(TokenSoort Soort, string Tekst, int Positie, int Getal = 0, DateOnly Dag = default);

/// <summary>Cuts the text of a formula into words.</summary>
internal sealed class FormulaLexer
{
    private const int DatumLength = 10;

    private readonly string tekst;
    private int next;

    public FormulaLexer(string tekst)
    {
        this.tekst = tekst;
        Current = Read();
    }

    public Token Current { get; private set; }

    public Token Take()
    {
        var token = Current;
        Current = Read();
        return token;
    }

    private Token Read()
    {
        while (next < tekst.Length && char.IsWhiteSpace(tekst[next]))
            next++;
        if (next == tekst.Length)
            return new(TokenSoort.Slot, "", next + 1);

        var c = tekst[next];
        if (char.IsAsciiDigit(c))
            return IsDatum() ? ReadDatum() : ReadGetal();
        if (char.IsAsciiLetter(c) || c == '_')
            return ReadWoord();

        return c switch
        {
            '+' => Sign(TokenSoort.Plus),
            // A minus copied from a printed sentence is longer than the key on the keyboard.
            '-' or '−' or '–' => Sign(TokenSoort.Min),
            '(' => Sign(TokenSoort.Open),
            ')' => Sign(TokenSoort.Dicht),
            ',' => Sign(TokenSoort.Komma),
            _ => throw new FormulaException($"Het teken ‘{c}’ hoort niet in een formule.", next + 1),
        };
    }

    private Token Sign(TokenSoort soort)
    {
        next++;
        return new(soort, tekst[(next - 1)..next], next);
    }

    private Token ReadWoord()
    {
        var start = next;
        while (next < tekst.Length && (char.IsAsciiLetterOrDigit(tekst[next]) || tekst[next] is '_' or '.'))
            next++;

        var woord = tekst[start..next];
        return woord.EndsWith('.') || woord.Contains("..", StringComparison.Ordinal)
            ? throw new FormulaException($"‘{woord}’ is geen naam: na een punt komt een woord.", start + 1)
            : new(TokenSoort.Woord, woord, start + 1);
    }

    private Token ReadGetal()
    {
        var start = next;
        while (next < tekst.Length && char.IsAsciiDigit(tekst[next]))
            next++;

        var getal = tekst[start..next];
        return int.TryParse(getal, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= Grens.MostUnits
            ? new(TokenSoort.Getal, getal, start + 1, n)
            : throw new FormulaException($"Een aantal is ten hoogste {Grens.MostUnits}, en dit is {getal}.", start + 1);
    }

    private bool IsDatum()
    {
        if (next + DatumLength > tekst.Length)
            return false;

        for (var i = 0; i < DatumLength; i++)
        {
            var c = tekst[next + i];
            if (i is 4 or 7 ? c != '-' : !char.IsAsciiDigit(c))
                return false;
        }

        return true;
    }

    private Token ReadDatum()
    {
        var start = next;
        next += DatumLength;
        var datum = tekst[start..next];
        return DateOnly.TryParseExact(datum, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag)
            ? new(TokenSoort.Datum, datum, start + 1, Dag: dag)
            : throw new FormulaException($"De dag {datum} bestaat niet.", start + 1);
    }
}
