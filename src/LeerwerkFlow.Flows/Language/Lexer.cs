namespace LeerwerkFlow.Flows.Language;

/// <summary>Cuts a template into tokens: here the text, the escapes and the white space around code; code itself in <see cref="CodeLexer"/>.</summary>
internal sealed class Lexer(Source source)
{
    private readonly string _text = source.Text;
    private readonly List<Token> _tokens = [];
    private char _strip;
    private int _at;

    public static List<Token> Read(Source source, bool expressionOnly)
    {
        var lexer = new Lexer(source);
        if (expressionOnly)
            new CodeLexer(source, lexer._tokens).ReadExpression();
        else
            lexer.ReadTemplate();
        lexer._tokens.Add(new Token(TokenKind.End, source.Text.Length, source.Text.Length, ""));
        return lexer._tokens;
    }

    private void ReadTemplate()
    {
        if (_text.StartsWith('\uFEFF'))
            _at = 1;
        while (_at < _text.Length)
            ReadPart();
    }

    private void ReadPart()
    {
        var start = SkipAfterCode();
        var (open, percents) = FindOpening(start);
        if (open == _text.Length)
        {
            AddText(start, open);
            _at = open;
            return;
        }
        var inside = open + 2 + percents;
        var mode = inside < _text.Length && _text[inside] is '-' or '~' ? _text[inside] : ' ';
        AddText(start, TrimBefore(start, open, mode));
        _at = mode == ' ' ? inside : inside + 1;
        if (percents > 0)
            ReadEscape(open, percents);
        else
            ReadCode(start, open, mode);
    }

    private void ReadCode(int start, int open, char mode)
    {
        _tokens.Add(new Token(TokenKind.Enter, open, _at, mode == ' ' ? Indent(start, open) : ""));
        (_at, _strip) = new CodeLexer(source, _tokens).ReadBlock(_at, open);
    }

    private void ReadEscape(int open, int percents)
    {
        var close = "}" + new string('%', percents) + "}";
        var end = _text.IndexOf(close, _at, StringComparison.Ordinal);
        if (end < 0)
            throw new Spot(source, open).Fail($"Het escapeblok is niet gesloten: hier ontbreekt {close}.");
        var last = end > _at && _text[end - 1] is '-' or '~' ? _text[end - 1] : ' ';
        AddText(_at, last == ' ' ? end : end - 1);
        _strip = last;
        _at = end + close.Length;
    }

    /// <summary>The next <c>{{</c> (no percents) or <c>{%{</c> (one or more).</summary>
    private (int Open, int Percents) FindOpening(int from)
    {
        for (var i = _text.IndexOf('{', from); i >= 0; i = _text.IndexOf('{', i + 1))
        {
            var next = i + 1;
            while (next < _text.Length && _text[next] == '%')
                next++;
            if (next < _text.Length && _text[next] == '{')
                return (i, next - i - 1);
        }
        return (_text.Length, 0);
    }

    private int SkipAfterCode()
    {
        var i = _at;
        if (_strip == '-')
        {
            while (i < _text.Length && char.IsWhiteSpace(_text[i]))
                i++;
        }
        else if (_strip == '~')
        {
            while (i < _text.Length && _text[i] != '\n' && char.IsWhiteSpace(_text[i]))
                i++;
            if (i < _text.Length && _text[i] == '\n')
                i++;
        }
        _strip = ' ';
        return i;
    }

    private int TrimBefore(int start, int end, char mode)
    {
        if (mode == ' ')
            return end;
        while (end > start && char.IsWhiteSpace(_text[end - 1]) && (mode == '-' || _text[end - 1] != '\n'))
            end--;
        return end;
    }

    private string Indent(int start, int open)
    {
        var i = open;
        while (i > start && _text[i - 1] is ' ' or '\t')
            i--;
        return i == 0 || _text[i - 1] == '\n' ? _text[i..open] : "";
    }

    private void AddText(int start, int end)
    {
        if (end > start)
            _tokens.Add(new Token(TokenKind.Text, start, end, _text[start..end]));
    }
}
