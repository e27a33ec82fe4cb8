using LeerwerkFlow.Flows.Language.Ast;

namespace LeerwerkFlow.Flows.Language;

internal sealed partial class Parser
{
    private Node ReadOperand(bool inArguments)
    {
        var spot = Here();
        if (Now is { Kind: TokenKind.Symbol, Text: "!" or "-" or "+" or "@" })
        {
            var op = _tokens[_at++].Text;
            return new Unary(op, op == "@" ? ReadPath(spot) : ReadNode(Precedence.Unary, inArguments), spot);
        }
        return ReadPath(spot);
    }

    /// <summary>A value with the members, items and calls that stick to it.</summary>
    private Node ReadPath(Spot spot)
    {
        var node = ReadPrimary(spot);
        for (var links = 0; links < LongestChain; links++)
        {
            var here = Here();
            if (Sees("?.") || (Sees(".") && Next.Kind == TokenKind.Name))
                node = ReadMember(node, _tokens[_at++].Text == "?.", here);
            else if (Sees("[") && !IsApart() && node is Target or Call or Literal)
                node = ReadIndexer(node, here);
            else if (Sees("(") && !IsApart() && node is Target or Call)
                node = ReadExplicitCall(node, spot);
            else
                return node;
        }
        throw Fail($"Dit pad heeft meer dan {LongestChain} delen.");
    }

    private Member ReadMember(Node owner, bool optional, Spot spot)
    {
        var name = TakeName("de naam van een veld");
        if (name == "empty" && Sees("?") && !IsApart())
        {
            _at++;
            name = "empty?";
        }
        return new Member(owner, name, optional || owner is Member { IsOptional: true }, spot);
    }

    private Indexer ReadIndexer(Node owner, Spot spot)
    {
        _at++;
        var index = Inside(ReadWhole, "]");
        return new Indexer(owner, index, spot);
    }

    private Call ReadExplicitCall(Node callee, Spot spot)
    {
        var call = new Call(callee, true, spot);
        _at++;
        while (!Takes(")"))
        {
            if (call.Values.Count + call.Named.Count > 0)
                Expect(",");
            if (Now.Kind == TokenKind.Name && Next is { Kind: TokenKind.Symbol, Text: ":" })
            {
                var name = _tokens[_at].Text;
                _at += 2;
                call.Named.Add(KeyValuePair.Create(name, Aside(ReadWhole)));
            }
            else if (call.Named.Count > 0)
                throw Fail("Na een argument met een naam moeten ook de volgende een naam hebben.");
            else
                call.Values.Add(Aside(ReadWhole));
        }
        return call;
    }

    private Node ReadPrimary(Spot spot)
    {
        var token = Now;
        switch (token.Kind)
        {
            case TokenKind.Literal:
                _at++;
                return new Literal(token.Value, spot);
            case TokenKind.Local:
                _at++;
                return new LocalVariable(token.Text, spot);
            case TokenKind.Name:
                return ReadName(token.Text, spot);
            case TokenKind.Symbol when Takes("("):
                return new Nested(Inside(ReadWhole, ")"), spot);
            case TokenKind.Symbol when Takes("["):
                return ReadList(spot);
            case TokenKind.Symbol when Takes("{"):
                return ReadObject(spot);
            default:
                throw Unexpected("een waarde");
        }
    }

    private Node ReadName(string name, Spot spot)
    {
        _at++;
        if (name is "for" or "while" && Sees(".") && Next.Kind == TokenKind.Name)
        {
            var member = Next.Text;
            if (!(name == "for" ? LoopVariable.OfFor : LoopVariable.OfWhile).Contains(member))
                throw Fail($"{name}.{member} bestaat niet.");
            _at += 2;
            return new LoopVariable(name, member, spot);
        }
        return name switch
        {
            "true" => new Literal(true, spot),
            "false" => new Literal(false, spot),
            "null" => new Literal(null, spot),
            "this" => throw spot.Fail("'this' wordt niet ondersteund; schrijf de naam van het veld."),
            _ => new Variable(name, spot),
        };
    }

    private ListLiteral ReadList(Spot spot)
    {
        var items = new List<Node>();
        while (!Takes("]"))
        {
            if (items.Count > 0)
                Expect(",");
            if (Takes("]"))
                break;
            items.Add(Aside(ReadWhole));
        }
        return new ListLiteral(items, spot);
    }

    private ObjectLiteral ReadObject(Spot spot)
    {
        var members = new List<(string, Node)>();
        while (!Takes("}"))
        {
            if (members.Count > 0)
                Expect(",");
            if (Takes("}"))
                break;
            members.Add(ReadObjectMember());
        }
        return new ObjectLiteral(members, spot);
    }

    private (string, Node) ReadObjectMember()
    {
        string name;
        if (Now is { Kind: TokenKind.Literal, Value: string text })
            (name, _at) = (text, _at + 1);
        else
            name = TakeName("de naam van een veld");
        Expect(":");
        return (name, Aside(ReadWhole));
    }

    private Node Inside(Func<Node> read, string close)
    {
        var node = Aside(read);
        Expect(close);
        return node;
    }

    /// <summary>Inside brackets the rules of a for head or a ternary around them do not hold.</summary>
    private Node Aside(Func<Node> read)
    {
        var (head, choice, when) = (_inForHead, _inChoice, _inWhen);
        (_inForHead, _inChoice, _inWhen) = (false, false, false);
        var node = read();
        (_inForHead, _inChoice, _inWhen) = (head, choice, when);
        return node;
    }
}
