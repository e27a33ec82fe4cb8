namespace LeerwerkFlow.Flows.Language.Ast;

internal sealed class Block(IReadOnlyList<Statement> statements, Spot spot) : Statement(spot)
{
    public IReadOnlyList<Statement> Statements => statements;

    public override void Run(Evaluator run)
    {
        using var _ = run.Deeper(Spot);
        var outer = run.Indent;
        foreach (var statement in statements)
        {
            run.Indent = statement.Indent ?? outer;
            statement.Run(run);
            if (run.Flow != Flow.On)
                break;
        }
        run.Indent = outer;
    }
}

internal sealed class TextStatement(string text, Spot spot) : Statement(spot)
{
    public override void Run(Evaluator run) => run.WriteText(text, Spot);
}

/// <summary>An expression whose value goes out.</summary>
internal sealed class WriteStatement(Node value, Spot spot) : Statement(spot)
{
    public Node Value => value;

    public override void Run(Evaluator run) => run.Write(value.Evaluate(run), Spot);
}

/// <summary><c>x = 1</c>, or <c>x += 1</c> with the operator before the sign.</summary>
internal sealed class AssignStatement(Target target, string op, Node value, Spot spot) : Statement(spot)
{
    public Target Target => target;

    /// <summary>Empty for a plain <c>=</c>.</summary>
    public string Op => op;

    public Node Value => value;

    public override void Run(Evaluator run)
    {
        run.Charge(1, Spot);
        var result = value.Evaluate(run);
        if (op.Length > 0)
        {
            var before = target.Evaluate(run);
            result = before is Unknown || result is Unknown ? Unknown.Value : Operators.Apply(op, before, result, run, Spot);
        }
        target.Assign(result, run);
    }
}

internal sealed class IfStatement(Node condition, Block yes, Statement? no, Spot spot) : Statement(spot)
{
    public Node Condition => condition;

    public Block Yes => yes;

    public Statement? No => no;

    public override void Run(Evaluator run)
    {
        run.Charge(1, Spot);
        if (Decide(condition, run))
            yes.Run(run);
        else
            no?.Run(run);
    }

    /// <summary>True or false; a template cannot choose on what is not known.</summary>
    public static bool Decide(Node condition, Evaluator run)
    {
        var value = condition.Evaluate(run);
        if (value is Unknown)
            throw condition.Spot.Fail("Deze voorwaarde hangt af van iets dat nog niet bekend is.");
        return Operators.IsTrue(value);
    }
}

internal sealed class CaseStatement(Node value, IReadOnlyList<(IReadOnlyList<Node> Matches, Block Body)> whens, Block? no, Spot spot) : Statement(spot)
{
    public Node Value => value;

    public IReadOnlyList<(IReadOnlyList<Node> Matches, Block Body)> Whens => whens;

    public Block? No => no;

    public override void Run(Evaluator run)
    {
        run.Charge(1, Spot);
        var actual = Known(value, run);
        foreach (var (matches, body) in whens)
        {
            if (!matches.Any(match => Operators.Apply("==", actual, Known(match, run), run, match.Spot) is true))
                continue;
            body.Run(run);
            return;
        }
        no?.Run(run);
    }

    private static object? Known(Node node, Evaluator run)
    {
        var result = node.Evaluate(run);
        return result is Unknown ? throw node.Spot.Fail("Deze keuze hangt af van iets dat nog niet bekend is.") : result;
    }
}

internal sealed class CaptureStatement(Target target, Block body, Spot spot) : Statement(spot)
{
    public Target Target => target;

    public Block Body => body;

    public override void Run(Evaluator run) => target.Assign(run.Capture(body.Run), run);
}

internal sealed class WithStatement(Node value, Block body, Spot spot) : Statement(spot)
{
    public Node Value => value;

    public Block Body => body;

    public override void Run(Evaluator run)
    {
        run.Charge(1, Spot);
        var target = value.Evaluate(run);
        if (target is not IReadOnlyDictionary<string, object?> members)
            throw value.Spot.Fail($"Na with hoort een object, niet {Naming.Of(target)}.");
        run.Push(members);
        var frame = run.Frame;
        run.Frame = new Frame(null);
        body.Run(run);
        run.Frame = frame;
        run.Pop();
    }
}

/// <summary><c>break</c>, <c>continue</c> and <c>ret</c>.</summary>
internal sealed class JumpStatement(Flow flow, Node? value, Spot spot) : Statement(spot)
{
    public Node? Value => value;

    public override void Run(Evaluator run)
    {
        if (flow == Flow.Return)
            run.Result = value?.Evaluate(run);
        else if (run.Loop is null)
            throw Spot.Fail($"{(flow == Flow.Break ? "break" : "continue")} kan alleen in een for of een while.");
        run.Flow = flow;
    }
}
