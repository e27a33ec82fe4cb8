namespace LeerwerkFlow.Flows.Language.Ast;

internal sealed class Variable(string name, Spot spot) : Target(spot)
{
    public override string Naam => name;

    public override object? Evaluate(Evaluator run) => CallIfFunction(Raw(run), run);

    public override object? Raw(Evaluator run) =>
        run.TryFind(name, out var value) ? value : run.WhenMissing($"'{name}' bestaat hier niet.", Spot);

    public override void Assign(object? value, Evaluator run) => run.Assign(name, value, Spot);
}

/// <summary><c>$</c>, <c>$0</c> and <c>$name</c>.</summary>
internal sealed class LocalVariable(string name, Spot spot) : Target(spot)
{
    public string Name => name;

    private readonly int _number = int.TryParse(name, out var number) ? number : -1;

    public override string Naam => "$" + name;

    public override object? Evaluate(Evaluator run) => CallIfFunction(Raw(run), run);

    public override object? Raw(Evaluator run)
    {
        if (name.Length == 0)
            return run.Frame.Arguments;
        if (_number >= 0)
            return Paths.Index(Arguments(run), _number, run, Spot);
        return run.Frame.TryFind(name, out var value) ? value : null;
    }

    public override void Assign(object? value, Evaluator run)
    {
        if (name.Length == 0)
            throw Spot.Fail("Aan $ zelf kun je niets toekennen.");
        if (_number >= 0)
            Paths.SetIndex(Arguments(run), _number, value, run, Spot);
        else
            run.Frame.Assign(name, value, run, Spot);
    }

    private Sequence Arguments(Evaluator run) =>
        run.Frame.Arguments ?? throw Spot.Fail($"{Naam} bestaat alleen in een functie of in een sjabloon dat met include is opgenomen.");
}

/// <summary><c>this</c>-less member access: <c>a.b</c>, or <c>a?.b</c> that is null when a is.</summary>
internal sealed class Member(Node owner, string name, bool optional, Spot spot) : Target(spot)
{
    public Node Owner => owner;

    public string Name => name;

    public bool IsOptional => optional;

    public override string Naam => $"{owner.Naam}.{name}";

    public override object? Evaluate(Evaluator run) => CallIfFunction(Raw(run), run);

    public override object? Raw(Evaluator run)
    {
        using var _ = run.Deeper(Spot);
        var value = owner.Evaluate(run);
        if (value is not null)
            return Paths.Member(value, name, run, Spot);
        if (optional || name == "empty?")
            return null;
        throw Spot.Fail($"'{owner.Naam}' is leeg: '{name}' kan er niet van gelezen worden.");
    }

    public override void Assign(object? value, Evaluator run) => Paths.SetMember(owner.Evaluate(run), name, value, run, Spot);
}

internal sealed class Indexer(Node owner, Node index, Spot spot) : Target(spot)
{
    public Node Owner => owner;

    public Node Index => index;

    public override string Naam => $"{owner.Naam}[…]";

    public override object? Evaluate(Evaluator run) => CallIfFunction(Raw(run), run);

    public override object? Raw(Evaluator run)
    {
        using var _ = run.Deeper(Spot);
        if (owner.Evaluate(run) is { } value)
            return Paths.Index(value, index.Evaluate(run), run, Spot);
        return owner is Member { IsOptional: true } ? null : throw Spot.Fail($"'{owner.Naam}' is leeg: er is geen onderdeel van te lezen.");
    }

    public override void Assign(object? value, Evaluator run) => Paths.SetIndex(owner.Evaluate(run), index.Evaluate(run), value, run, Spot);
}

/// <summary><c>for.index</c>, <c>while.first</c> and their like.</summary>
internal sealed class LoopVariable(string word, string name, Spot spot) : Node(spot)
{
    public static readonly string[] OfWhile = ["index", "first", "even", "odd"];
    public static readonly string[] OfFor = [.. OfWhile, "rindex", "last", "changed", "length"];

    public string Name => name;

    public override string Naam => $"{word}.{name}";

    public override object? Evaluate(Evaluator run) =>
        run.Loop?.Find(word)?.Read(name) ?? throw Spot.Fail($"{Naam} bestaat alleen in een {word}.");
}
