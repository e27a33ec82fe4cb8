namespace LeerwerkFlow.Flows.Language;

/// <summary>Cuts one code block into tokens.</summary>
internal sealed class CodeLexer(Source source, List<Token> tokens)
{
    // Longest first, so that the first that fits is the right one.
    private static readonly string[] Symbols =
    [
        "//=", "...", "..<",
        "//", "==", "!=", "<=", ">=", "&&", "||", "|>", "??", "?!", "?.", "..", "+=", "-=", "*=", "/=", "%=", "++", "--",
        "+", "-", "*", "/", "%", "=", "!", "<", ">", "?", ":", ",", ".", "|", "(", ")", "[", "]", "{", "}", "@", "^", "&",
    ];

    private readonly string _text = source.Text;
    private int _at;
    private int _braces;
    private int _brackets;

    /// <summary>Reads from <paramref name="from"/> past the closing braces; says how these strip the text behind them.</summary>
    public (int At, char Strip) ReadBlock(int from, int open)
    {
        _at = from;
        while (_at < _text.Length)
        {
            if (ExitLength() is var exit and > 0)
            {
                tokens.Add(new Token(TokenKind.Exit, _at, _at + exit, "}}"));
                return (_at + exit, exit == 3 ? _text[_at] : ' ');
            }
            ReadToken(insideBlock: true);
        }
        throw new Spot(source, open).Fail("Dit codeblok is niet gesloten: hier ontbreekt }}.");
    }

    public void ReadExpression()
    {
        while (_at < _text.Length)
            ReadToken(insideBlock: false);
    }

    private int ExitLength()
    {
        if (_braces > 0)
            return 0;
        if (Sees("}}"))
            return 2;
        return Sees("-}}") || Sees("~}}") ? 3 : 0;
    }

    private bool Sees(string symbol) => string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) == 0;

    private void ReadToken(bool insideBlock)
    {
        var c = _text[_at];
        // Inside brackets a new line is white space.
        if (c == ';' || (c == '\n' && insideBlock && _braces + _brackets == 0))
            Add(TokenKind.Line, _at + 1, c == ';' ? ";" : "\n");
        else if (char.IsWhiteSpace(c))
            _at++;
        else if (c == '#')
            SkipComment();
        else if (char.IsLetter(c) || c == '_')
            ReadName(TokenKind.Name, _at);
        else if (c == '$' && _at + 1 < _text.Length && _text[_at + 1] is '"' or '\'')
            throw Fail("Teksten met ingevulde uitdrukkingen ($\"...\") worden niet ondersteund; plak de stukken met +.");
        else if (c == '$')
            ReadName(TokenKind.Local, _at + 1);
        else if (char.IsAsciiDigit(c))
            AddLiteral(LiteralReader.Number(source, _at));
        else if (c is '"' or '\'')
            AddLiteral(LiteralReader.Quoted(source, _at));
        else if (c == '`')
            AddLiteral(LiteralReader.Verbatim(source, _at));
        else
            ReadSymbol();
    }

    private void ReadSymbol()
    {
        foreach (var symbol in Symbols)
        {
            if (!Sees(symbol))
                continue;
            if (symbol is "{" or "}")
                _braces = Math.Max(0, _braces + (symbol == "{" ? 1 : -1));
            else if (symbol is "(" or "[" or ")" or "]")
                _brackets = Math.Max(0, _brackets + (symbol is "(" or "[" ? 1 : -1));
            else if (symbol is "++" or "--")
                throw Fail($"{symbol} wordt niet ondersteund; schrijf x {symbol[0]}= 1, of zet een spatie tussen de tekens.");
            Add(TokenKind.Symbol, _at + symbol.Length, symbol == "|>" ? "|" : symbol);
            return;
        }
        throw Fail($"Het teken '{_text[_at]}' hoort niet in code.");
    }

    private void ReadName(TokenKind kind, int start)
    {
        var end = start;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_'))
            end++;
        Add(kind, end, _text[start..end]);
    }

    private void SkipComment()
    {
        var many = Sees("##");
        _at += many ? 2 : 1;
        while (_at < _text.Length && ExitLength() == 0 && !(many ? Sees("##") : _text[_at] == '\n'))
            _at++;
        if (many && Sees("##"))
            _at += 2;
    }

    private void AddLiteral((object Value, int End) literal)
    {
        tokens.Add(new Token(TokenKind.Literal, _at, literal.End, "", literal.Value));
        _at = literal.End;
    }

    private void Add(TokenKind kind, int end, string text)
    {
        tokens.Add(new Token(kind, _at, end, text));
        _at = end;
    }

    private LanguageException Fail(string zin) => new Spot(source, _at).Fail(zin);
}
