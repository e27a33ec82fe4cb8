using LeerwerkFlow.Flows.Language.Ast;

namespace LeerwerkFlow.Flows.Language;

/// <summary>
/// Reads tokens into statements and expressions: here the tokens, the errors and the blocks; the rest in the other two
/// files. After a mistake it goes on at the next statement, so that an editor sees all of them at once.
/// </summary>
internal sealed partial class Parser
{
    private const int MostErrors = 25;

    private static readonly HashSet<string> Keywords =
        ["if", "else", "end", "for", "while", "break", "continue", "func", "ret", "case", "when", "capture", "with"];

    private static readonly HashSet<string> Refused = ["import", "readonly", "wrap", "tablerow", "do"];

    private readonly Source _source;
    private readonly Limits _limits;
    private readonly List<LanguageError> _errors;
    private readonly List<Token> _tokens = [];
    private int _at;
    private int _depth;
    private int _loops;
    private string _indent = "";
    private bool _givenUp;

    private Parser(Source source, Limits limits, List<LanguageError> errors) => (_source, _limits, _errors) = (source, limits, errors);

    private Token Now => _tokens[_at];

    private Token Next => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    public static Block ReadTemplate(Source source, Limits limits, List<LanguageError> errors)
    {
        var parser = new Parser(source, limits, errors);
        var start = new Spot(source, 0);
        try
        {
            parser._tokens.AddRange(Lexer.Read(source, expressionOnly: false));
            var block = parser.ReadBlock(start);
            while (parser.Now.Kind != TokenKind.End)
            {
                parser.Note(parser.Fail($"'{parser.Now.Text}' hoort hier niet: er staat niets open dat ermee verdergaat of eindigt."));
                parser._at++;
                parser.ReadBlock(start);
            }
            return block;
        }
        catch (LanguageException mistake)
        {
            parser.Note(mistake);
            return new Block([], start);
        }
    }

    public static Node ReadExpression(Source source, Limits limits, List<LanguageError> errors)
    {
        var parser = new Parser(source, limits, errors);
        try
        {
            parser._tokens.AddRange(Lexer.Read(source, expressionOnly: true));
            var node = parser.ReadWhole();
            return parser.Now.Kind == TokenKind.End ? node : throw parser.Unexpected("het einde");
        }
        catch (LanguageException mistake)
        {
            parser.Note(mistake);
            return new Literal(null, new Spot(source, 0));
        }
    }

    /// <summary>Statements up to a keyword that ends or continues the block around them.</summary>
    private Block ReadBlock(Spot spot)
    {
        Deeper();
        var statements = new List<Statement>();
        while (Now.Kind != TokenKind.End && !IsKeyword("end", "else", "when"))
        {
            if (Now.Kind == TokenKind.Text)
                statements.Add(new TextStatement(Now.Text, Here()));
            if (Now.Kind == TokenKind.Enter)
                _indent = Now.Text;
            if (Now.Kind is TokenKind.Text or TokenKind.Enter or TokenKind.Exit or TokenKind.Line)
            {
                _at++;
                continue;
            }
            var indent = _indent;
            Guard(() => statements.Add(ReadStatement()));
            _indent = indent;
            if (statements is [.., var last and not TextStatement])
                last.Indent ??= indent;
        }
        _depth--;
        return new Block(statements, spot);
    }

    /// <summary>Notes a mistake and goes on behind the line on which it stands.</summary>
    private void Guard(Action read)
    {
        var (start, depth, loops) = (_at, _depth, _loops);
        try
        {
            read();
        }
        catch (LanguageException mistake) when (!_givenUp)
        {
            Note(mistake);
            (_depth, _loops, _inForHead, _inChoice, _inWhen) = (depth, loops, false, false, false);
            while (Now.Kind is not (TokenKind.End or TokenKind.Line or TokenKind.Exit))
                _at++;
            if (_at == start && Now.Kind != TokenKind.End)
                _at++;
        }
    }

    /// <summary>The head of a block statement: a mistake in it does not lose the block.</summary>
    private T Head<T>(Func<T> read, T instead)
    {
        var head = instead;
        Guard(() =>
        {
            head = read();
            EndOfLine();
        });
        return head;
    }

    private void Note(LanguageException mistake)
    {
        if (_errors.Count < MostErrors)
            _errors.Add(mistake.Error);
        else
            _givenUp = true;
    }

    private void Deeper()
    {
        if (++_depth <= _limits.Depth && System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return;
        _givenUp = true;
        throw Fail($"Hier staan meer dan {_limits.Depth} haakjes of blokken in elkaar.");
    }

    private void EndOfLine()
    {
        if (Now.Kind is not (TokenKind.Line or TokenKind.Exit or TokenKind.End))
            throw Unexpected("het einde van de regel");
    }

    private void SkipLines()
    {
        while (Now is { Kind: TokenKind.Line, Text: "\n" })
            _at++;
    }

    private bool Sees(string symbol) => Now.Kind == TokenKind.Symbol && Now.Text == symbol;

    private bool Takes(string symbol)
    {
        if (!Sees(symbol))
            return false;
        _at++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Takes(symbol))
            throw Unexpected(symbol);
    }

    private bool IsKeyword(params ReadOnlySpan<string> words) => Now.Kind == TokenKind.Name && words.Contains(Now.Text);

    private bool TakesKeyword(string word)
    {
        if (!IsKeyword(word))
            return false;
        _at++;
        return true;
    }

    /// <summary>Whether white space stands before this token.</summary>
    private bool IsApart() => Now.Start == 0 || char.IsWhiteSpace(_source.Text[Now.Start - 1]);

    private Spot Here() => new(_source, Now.Start);

    private LanguageException Fail(string zin) => Here().Fail(zin);

    private LanguageException Unexpected(string expected) => Fail(Now.Kind switch
    {
        TokenKind.End => $"Hier ontbreekt {expected}.",
        TokenKind.Line or TokenKind.Exit => $"De regel eindigt te vroeg: hier ontbreekt {expected}.",
        _ => $"Hier hoort {expected}, niet '{_source.Text[Now.Start..Math.Min(Now.End, Now.Start + 20)]}'.",
    });
}
