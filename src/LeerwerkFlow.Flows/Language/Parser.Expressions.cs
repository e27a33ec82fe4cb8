using LeerwerkFlow.Flows.Language.Ast;

namespace LeerwerkFlow.Flows.Language;

internal sealed partial class Parser
{
    /// <summary>A chain of operators is read in a loop but evaluated one inside the other.</summary>
    private const int LongestChain = 1000;

    private bool _inForHead;
    private bool _inChoice;
    private bool _inWhen;

    /// <summary>A whole expression, pipes included.</summary>
    private Node ReadWhole() => ReadNode(Precedence.None, inArguments: false);

    /// <param name="above">Only operators that bind stronger than this are taken.</param>
    /// <param name="inArguments">Values without a comma between them belong to a call outside.</param>
    private Node ReadNode(int above, bool inArguments)
    {
        Deeper();
        var node = ReadOperand(inArguments);
        Call? call = null;
        for (var links = 0; ; links++)
        {
            if (links > LongestChain)
                throw Fail($"Deze uitdrukking heeft meer dan {LongestChain} delen achter elkaar.");
            if (above == Precedence.None && Sees("?"))
            {
                node = ReadChoice(Finish(call, node));
                _depth--;
                return node;
            }
            if (ReadOperator(ref node, above, inArguments || call is not null))
                continue;
            if (above < Precedence.Pipe && Sees("|"))
            {
                node = ReadPipe(Finish(call, node));
                call = null;
            }
            else if (!inArguments && StartsOperand())
            {
                if (call is null)
                    call = new Call(node, false, node.Spot);
                else
                    call.Values.Add(node);
                node = ReadArgument(call, above) ?? node;
                if (call.Named.Count > 0)
                    return Close(call, above);
            }
            else
            {
                _depth--;
                return Finish(call, node);
            }
        }
    }

    private static Node Finish(Call? call, Node last)
    {
        call?.Values.Add(last);
        return call ?? last;
    }

    /// <summary>After named arguments nothing but a pipe can follow.</summary>
    private Node Close(Call call, int above)
    {
        Node node = call;
        while (above < Precedence.Pipe && Sees("|"))
            node = ReadPipe(node);
        _depth--;
        return node;
    }

    /// <summary>The next value of a call without brackets; when it has a name, all that follow have one, and null comes back.</summary>
    private Node? ReadArgument(Call call, int above)
    {
        if (!IsNamedArgument())
            return ReadOperand(inArguments: true);
        while (IsNamedArgument())
        {
            var name = TakeName("een naam");
            _at++;
            call.Named.Add(KeyValuePair.Create(name, ReadNode(Math.Max(above, Precedence.Pipe), inArguments: true)));
        }
        return StartsOperand() ? throw Fail("Na een argument met een naam moeten ook de volgende een naam hebben.") : null;
    }

    private bool IsNamedArgument() => Now.Kind == TokenKind.Name && Next is { Kind: TokenKind.Symbol, Text: ":" }
        && (!_inChoice || Next.Start == Now.End);

    private bool ReadOperator(ref Node node, int above, bool inArguments)
    {
        if (Now.Kind != TokenKind.Symbol)
            return false;
        var spot = Here();
        var op = Now.Text;
        var strength = Precedence.Of(op);
        if (strength <= above || (op == "||" && _inWhen && above == Precedence.None))
            return false;
        _at++;
        node = new Binary(op, node, ReadNode(strength, inArguments), spot);
        return true;
    }

    private Choice ReadChoice(Node condition)
    {
        var spot = Here();
        _at++;
        var outer = _inChoice;
        _inChoice = true;
        var yes = ReadWhole();
        _inChoice = outer;
        Expect(":");
        return new Choice(condition, yes, ReadWhole(), spot);
    }

    private Node ReadPipe(Node from)
    {
        var spot = Here();
        Expect("|");
        SkipLines();
        return PipeInto(from, ReadNode(Precedence.Pipe, inArguments: false), spot);
    }

    /// <summary>The piped value goes to the leftmost call: <c>x | f + 1</c> is <c>(f x) + 1</c>.</summary>
    private static Node PipeInto(Node from, Node to, Spot spot)
    {
        switch (to)
        {
            case Call call:
                call.Values.Insert(0, from);
                return call;
            case Target target:
                var added = new Call(target, false, target.Spot);
                added.Values.Add(from);
                return added;
            case Binary binary:
                binary.Left = PipeInto(from, binary.Left, spot);
                return binary;
            default:
                throw spot.Fail("Rechts van | hoort een functie.");
        }
    }

    private bool StartsOperand() => Now.Kind switch
    {
        TokenKind.Literal or TokenKind.Local => true,
        TokenKind.Name => !(Keywords.Contains(Now.Text) && Next.Text != ".") && !(_inForHead && IsForOption()),
        TokenKind.Symbol => Now.Text is "(" or "[" or "{" or "@" or "!",
        _ => false,
    };
}
