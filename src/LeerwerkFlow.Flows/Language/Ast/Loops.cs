namespace LeerwerkFlow.Flows.Language.Ast;

internal abstract class LoopStatement(Block body, Spot spot) : Statement(spot)
{
    public Block Body => body;

    public override void Run(Evaluator run)
    {
        var outer = run.Loop;
        run.Loop = new LoopState();
        Loop(run, run.Loop);
        run.Loop = outer;
    }

    protected abstract void Loop(Evaluator run, LoopState state);

    /// <summary>Runs the body once; false when the loop must stop.</summary>
    protected bool Turn(Evaluator run, LoopState state)
    {
        run.Charge(1, Spot);
        if (state.Index >= run.Limits.Turns)
            throw Spot.Fail($"Deze lus draait meer dan {run.Limits.Turns} keer.");
        body.Run(run);
        if (run.Flow == Flow.Return)
            return false;
        var stop = run.Flow == Flow.Break;
        run.Flow = Flow.On;
        return !stop;
    }
}

internal sealed class ForStatement(Target variable, ForHeader header, Block body, Block? none, Spot spot) : LoopStatement(body, spot)
{
    public Target Variable => variable;

    public ForHeader Header => header;

    public Block? None => none;

    protected override void Loop(Evaluator run, LoopState state)
    {
        var list = header.List.Evaluate(run);
        if (list is Unknown)
            throw header.List.Spot.Fail("Deze lijst is nog niet bekend.");
        if (list is IReadOnlyDictionary<string, object?> members)
            list = new Sequence(members.Select(pair => new Bag { ["key"] = pair.Key, ["value"] = pair.Value }));
        if (list is not null && !Lists.Is(list))
            throw header.List.Spot.Fail($"Een for loopt over een lijst, niet over {Naming.Of(list)}.");
        var (first, count) = header.Window(Lists.Count(list), run);
        if (count == 0)
            none?.Run(run);
        else
            new Keep(variable, run).Around(() => Turns(run, state, list!, first, count));
    }

    private void Turns(Evaluator run, LoopState state, object list, long first, long count)
    {
        object? before = null;
        state.Length = (int)Math.Min(count, int.MaxValue);
        for (var i = 0; i < count; i++)
        {
            var at = header.Reversed ? first + count - 1 - i : first + i;
            // The body may have shortened the list it walks over.
            var item = at < Lists.Count(list) ? Lists.At(list, at) : null;
            state.Index = i;
            state.Changed = i == 0 || (item is Unknown ? !ReferenceEquals(item, before) : before is Unknown || !Operators.Same(item, before, run, Spot));
            before = item;
            variable.Assign(item, run);
            if (!Turn(run, state))
                return;
        }
    }
}

/// <summary>What a <c>for</c> walks over: the window is taken first and then reversed.</summary>
internal sealed record ForHeader(Node List, Node? Offset, Node? Limit, bool Reversed)
{
    public (long First, long Count) Window(long count, Evaluator run)
    {
        var first = Math.Clamp(Number(Offset, run) ?? 0, 0, count);
        var limit = Number(Limit, run) ?? count;
        return (first, limit < 0 ? count - first : Math.Min(limit, count - first));
    }

    private static long? Number(Node? node, Evaluator run)
    {
        if (node is null)
            return null;
        var value = node.Evaluate(run);
        return value is not null && Numbers.Is(value) && Numbers.ToWhole(value) is { } number ? number : throw node.Spot.Fail("Hier hoort een geheel getal.");
    }
}

/// <summary>Gives a loop variable its former value, or none, when the loop is over.</summary>
internal sealed class Keep(Target variable, Evaluator run)
{
    public void Around(Action loop)
    {
        if (variable is LocalVariable)
        {
            var local = variable.Raw(run);
            loop();
            variable.Assign(local, run);
            return;
        }
        var had = run.TryFindOwn(variable.Naam, out var value);
        loop();
        if (had)
            variable.Assign(value, run);
        else
            run.Forget(variable.Naam);
    }
}

internal sealed class WhileStatement(Node condition, Block body, Spot spot) : LoopStatement(body, spot)
{
    public Node Condition => condition;

    protected override void Loop(Evaluator run, LoopState state)
    {
        while (IfStatement.Decide(condition, run) && Turn(run, state))
            state.Index++;
    }
}
