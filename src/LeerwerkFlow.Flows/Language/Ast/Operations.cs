namespace LeerwerkFlow.Flows.Language.Ast;

internal sealed class Unary(string op, Node operand, Spot spot) : Node(spot)
{
    public string Op => op;

    public Node Operand => operand;

    public override object? Evaluate(Evaluator run)
    {
        using var _ = run.Deeper(Spot);
        if (op == "@")
            return operand.Raw(run);
        var value = operand.Evaluate(run);
        if (value is Unknown)
            return value;
        if (op == "!")
            return !Operators.IsTrue(value);
        if (value is null || !Numbers.Is(value))
            throw Spot.Fail($"Voor {op} is een getal nodig, niet {Naming.Of(value)}.");
        return op == "-" ? Numbers.Negate(value) : value;
    }
}

internal sealed class Binary(string op, Node left, Node right, Spot spot) : Node(spot)
{
    public string Op => op;

    /// <summary>Can be replaced: a pipe hands its value to the leftmost call of what stands right of it.</summary>
    public Node Left { get; set; } = left;

    public Node Right => right;

    public override object? Evaluate(Evaluator run)
    {
        using var _ = run.Deeper(Spot);
        if (op is "&&" or "||")
            return Logic(run, op == "||");
        if (op is "??" or "?!")
            return Coalesce(run);
        var a = Left.Evaluate(run);
        var b = right.Evaluate(run);
        return a is Unknown || b is Unknown ? Unknown.Value : Operators.Apply(op, a, b, run, Spot);
    }

    /// <summary>Both sides are asked when the first is unknown: the other may decide alone.</summary>
    private object Logic(Evaluator run, bool decides)
    {
        var a = Left.Evaluate(run);
        if (a is not Unknown && Operators.IsTrue(a) == decides)
            return decides;
        var b = right.Evaluate(run);
        if (b is not Unknown && Operators.IsTrue(b) == decides)
            return decides;
        return a is Unknown || b is Unknown ? Unknown.Value : !decides;
    }

    private object? Coalesce(Evaluator run)
    {
        run.Lenient++;
        var a = Left.Evaluate(run);
        run.Lenient--;
        if (a is Unknown)
            return a;
        if (op == "??")
            return a ?? right.Evaluate(run);
        return a is null ? null : right.Evaluate(run);
    }
}

internal sealed class Choice(Node condition, Node yes, Node no, Spot spot) : Node(spot)
{
    public Node Condition => condition;

    public Node Yes => yes;

    public Node No => no;

    public override object? Evaluate(Evaluator run)
    {
        using var _ = run.Deeper(Spot);
        var value = condition.Evaluate(run);
        if (value is Unknown)
            return value;
        return Operators.IsTrue(value) ? yes.Evaluate(run) : no.Evaluate(run);
    }
}

/// <summary>Brackets: they keep a pipe from reaching the call inside.</summary>
internal sealed class Nested(Node inner, Spot spot) : Target(spot)
{
    public Node Inner => inner;

    public override string Naam => inner.Naam;

    public override object? Evaluate(Evaluator run) => inner.Evaluate(run);

    public override object? Raw(Evaluator run) => inner.Raw(run);

    public override void Assign(object? value, Evaluator run)
    {
        if (inner is not Target target)
            throw Spot.Fail("Hieraan kun je niets toekennen.");
        target.Assign(value, run);
    }
}
