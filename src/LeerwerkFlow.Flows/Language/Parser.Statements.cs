using LeerwerkFlow.Flows.Language.Ast;

namespace LeerwerkFlow.Flows.Language;

internal sealed partial class Parser
{
    private Statement ReadStatement()
    {
        var spot = Here();
        if (Now.Kind == TokenKind.Name && Refused.Contains(Now.Text) && Next.Kind is TokenKind.Name or TokenKind.Local or TokenKind.Line)
            throw Fail($"'{Now.Text}' wordt niet ondersteund.");
        var isLoopVariable = Next is { Kind: TokenKind.Symbol, Text: "." };
        if (Now.Kind != TokenKind.Name || !Keywords.Contains(Now.Text) || isLoopVariable)
            return ReadSimple(spot);
        var word = Now.Text;
        _at++;
        return word switch
        {
            "if" => ReadIf(spot),
            "case" => ReadCase(spot),
            "for" => ReadFor(spot),
            "while" => ReadWhile(spot),
            "capture" => ReadCapture(spot),
            "with" => ReadWith(spot),
            "func" => ReadFunction(spot),
            _ => ReadJump(word, spot),
        };
    }

    private Statement ReadSimple(Spot spot)
    {
        var value = ReadWhole();
        Statement statement;
        if (Takes("="))
            statement = value is Call { IsExplicit: true } head ? ReadInline(head, spot) : new AssignStatement(AsTarget(value), "", ReadWhole(), spot);
        else if (Now is { Kind: TokenKind.Symbol, Text: "+=" or "-=" or "*=" or "/=" or "//=" or "%=" })
            statement = new AssignStatement(AsTarget(value), _tokens[_at++].Text[..^1], ReadWhole(), spot);
        else
            statement = new WriteStatement(value, spot);
        EndOfLine();
        return statement;
    }

    private static Target AsTarget(Node node) => node switch
    {
        Nested { Inner: Target } nested => nested,
        Target target and not Ast.Nested => target,
        _ => throw node.Spot.Fail("Hieraan kun je niets toekennen: links van = hoort een naam, een veld of een onderdeel."),
    };

    private IfStatement ReadIf(Spot spot)
    {
        var condition = Head(ReadWhole, Nothing(spot));
        var yes = ReadBlock(spot);
        var start = Here();
        if (!TakesKeyword("else"))
        {
            End(spot, "if");
            return new IfStatement(condition, yes, null, spot);
        }
        if (TakesKeyword("if"))
            return new IfStatement(condition, yes, ReadElseIf(start), spot);
        return new IfStatement(condition, yes, ReadElse(spot, "if"), spot);
    }

    private IfStatement ReadElseIf(Spot spot)
    {
        Deeper();
        var inner = ReadIf(spot);
        _depth--;
        return inner;
    }

    private Block ReadElse(Spot spot, string word)
    {
        Guard(EndOfLine);
        var block = ReadBlock(Here());
        End(spot, word);
        return block;
    }

    private CaseStatement ReadCase(Spot spot)
    {
        var value = Head(ReadWhole, Nothing(spot));
        // What stands before the first when never shows.
        ReadBlock(spot);
        if (IsKeyword("else"))
            throw Unexpected("when");
        var whens = new List<(IReadOnlyList<Node>, Block)>();
        while (TakesKeyword("when"))
        {
            var matches = Head(ReadMatches, []);
            whens.Add((matches, ReadBlock(spot)));
        }
        if (TakesKeyword("else"))
            return new CaseStatement(value, whens, ReadElse(spot, "case"), spot);
        End(spot, "case");
        return new CaseStatement(value, whens, null, spot);
    }

    private IReadOnlyList<Node> ReadMatches()
    {
        var matches = new List<Node>();
        do
        {
            _inWhen = true;
            matches.Add(ReadWhole());
            _inWhen = false;
        }
        while (Takes(",") || Takes("||"));
        return matches;
    }

    private ForStatement ReadFor(Spot spot)
    {
        var head = Head<(Target Variable, ForHeader Header)>(ReadForHead, (new Variable("_", spot), new ForHeader(Nothing(spot), null, null, false)));
        _loops++;
        var body = ReadBlock(spot);
        _loops--;
        if (TakesKeyword("else"))
            return new ForStatement(head.Variable, head.Header, body, ReadElse(spot, "for"), spot);
        End(spot, "for");
        return new ForStatement(head.Variable, head.Header, body, null, spot);
    }

    private (Target, ForHeader) ReadForHead()
    {
        var start = Here();
        Target variable = Now.Kind switch
        {
            TokenKind.Name => new Variable(Now.Text, start),
            TokenKind.Local => new LocalVariable(Now.Text, start),
            _ => throw Unexpected("de naam van de lusvariabele"),
        };
        _at++;
        if (!TakesKeyword("in"))
            throw Unexpected("in");
        _inForHead = true;
        var list = ReadWhole();
        var header = new ForHeader(list, null, null, false);
        while (IsForOption())
        {
            var option = _tokens[_at++].Text;
            if (option == "reversed")
            {
                header = header with { Reversed = true };
                continue;
            }
            Expect(":");
            var number = ReadNode(Precedence.Unary, inArguments: true);
            header = option == "offset" ? header with { Offset = number } : header with { Limit = number };
        }
        _inForHead = false;
        return (variable, header);
    }

    private bool IsForOption() => Now.Kind == TokenKind.Name
        && (Now.Text == "reversed" || (Now.Text is "offset" or "limit" && Next is { Kind: TokenKind.Symbol, Text: ":" }));

    private WhileStatement ReadWhile(Spot spot)
    {
        var condition = Head(ReadWhole, Nothing(spot));
        _loops++;
        var body = ReadBlock(spot);
        _loops--;
        End(spot, "while");
        return new WhileStatement(condition, body, spot);
    }

    private CaptureStatement ReadCapture(Spot spot)
    {
        var target = Head(() => AsTarget(ReadWhole()), new Variable("_", spot));
        var body = ReadBlock(spot);
        End(spot, "capture");
        return new CaptureStatement(target, body, spot);
    }

    private WithStatement ReadWith(Spot spot)
    {
        var value = Head(ReadWhole, Nothing(spot));
        var body = ReadBlock(spot);
        End(spot, "with");
        return new WithStatement(value, body, spot);
    }

    private JumpStatement ReadJump(string word, Spot spot)
    {
        if (word == "ret")
        {
            var value = Now.Kind is TokenKind.Line or TokenKind.Exit or TokenKind.End ? null : ReadWhole();
            EndOfLine();
            return new JumpStatement(Flow.Return, value, spot);
        }
        if (_loops == 0)
            throw spot.Fail($"{word} kan alleen in een for of een while.");
        EndOfLine();
        return new JumpStatement(word == "break" ? Flow.Break : Flow.Continue, null, spot);
    }

    private void End(Spot opened, string word)
    {
        if (!IsKeyword("end"))
        {
            _givenUp |= Now.Kind == TokenKind.End;
            throw opened.Fail($"Deze {word} is niet gesloten: hier hoort nog een end bij.");
        }
        _at++;
        EndOfLine();
    }

    private static Literal Nothing(Spot spot) => new(null, spot);
}
