namespace LeerwerkFlow.Flows.Language.Ast;

/// <summary>A call, <c>f a b</c> or <c>f(a, b)</c>. What a pipe brings is the first argument.</summary>
internal sealed class Call(Node callee, bool isExplicit, Spot spot) : Node(spot)
{
    public Node Callee => callee;

    /// <summary>Written with round brackets.</summary>
    public bool IsExplicit => isExplicit;

    public List<Node> Values { get; } = [];

    public List<KeyValuePair<string, Node>> Named { get; } = [];

    public override string Naam => callee.Naam;

    public override object? Evaluate(Evaluator run)
    {
        using var _ = run.Deeper(Spot);
        var function = callee.Raw(run);
        if (function is Unknown)
            return function;
        if ((function as Function ?? (function as Builtins.BuiltinObject)?.Itself) is not { } target)
            throw Spot.Fail($"'{callee.Naam}' is geen functie maar {Naming.Of(function)}.");
        run.Charge(Values.Count, Spot);
        var values = new object?[Values.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Values[i].Evaluate(run);
        if (Named.Count == 0)
            return run.Call(target, new Arguments(values, []), Spot);
        var named = Named.ConvertAll(pair => KeyValuePair.Create(pair.Key, pair.Value.Evaluate(run)));
        return run.Call(target, new Arguments(values, named), Spot);
    }
}
