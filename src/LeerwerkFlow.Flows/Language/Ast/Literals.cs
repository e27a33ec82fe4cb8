namespace LeerwerkFlow.Flows.Language.Ast;

internal sealed class Literal(object? value, Spot spot) : Node(spot)
{
    public object? Value => value;

    public override object? Evaluate(Evaluator run) => value;
}

internal sealed class ListLiteral(IReadOnlyList<Node> items, Spot spot) : Node(spot)
{
    public IReadOnlyList<Node> Items => items;

    public override object? Evaluate(Evaluator run)
    {
        run.Charge(4 + items.Count, Spot);
        var list = new Sequence();
        foreach (var item in items)
            list.Add(item.Evaluate(run));
        return run.Checked(list, Spot);
    }
}

internal sealed class ObjectLiteral(IReadOnlyList<(string Name, Node Value)> members, Spot spot) : Node(spot)
{
    public IReadOnlyList<(string Name, Node Value)> Members => members;

    public override object? Evaluate(Evaluator run)
    {
        run.Charge(8 + members.Count, Spot);
        var bag = new Bag();
        foreach (var (name, value) in members)
            Paths.Put(bag, name, value.Evaluate(run), run, Spot);
        return bag;
    }
}
