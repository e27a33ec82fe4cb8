namespace LeerwerkFlow.Flows.Language.Ast;

internal abstract class LoopStatement(string word, Block body, Spot spot) : Statement(spot)
{
    public Block Body => body;

    public override void Run(Evaluator run)
    {
        var outer = run.Loop;
        run.Loop = new LoopState(word, outer);
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

internal sealed class ForStatement(Target variable, ForHeader header, Block body, Block? none, Spot spot) : LoopStatement("for", body, spot)
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
        {
            run.Charge(members.Count * 8L, Spot);
            list = run.Checked(Lists.Pairs(members), Spot);
        }
        else if (Operators.IsText(list))
            list = run.Checked(new Sequence(run.Text(list, Spot).Select(c => c.ToString())), Spot);
        if (list is null or Empty)
            return;
        if (!Lists.Is(list))
            throw header.List.Spot.Fail($"Een for loopt over een lijst, niet over {Naming.Of(list)}.");
        var (first, count) = header.Window(Lists.Count(list), run);
        if (count == 0)
            none?.Run(run);
        else
            Turns(run, state, list, first, count);
    }

    private void Turns(Evaluator run, LoopState state, object list, long first, long count)
    {
        var (variables, name) = variable is LocalVariable local ? (run.Frame, local.Name) : (run.OfLoops, variable.Naam);
        variables.OpenLoop(name);
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
            variables.SetLoop(name, item);
            if (!Turn(run, state))
                break;
        }
        variables.CloseLoop();
    }
}

/// <summary>What a <c>for</c> walks over: behind the offset, then reversed, then so many as the limit says.</summary>
internal sealed record ForHeader(Node List, Node? Offset, Node? Limit, bool Reversed)
{
    public (long First, long Count) Window(long count, Evaluator run)
    {
        var first = Math.Clamp(Number(Offset, run) ?? 0, 0, count);
        var left = count - first;
        var taken = Number(Limit, run) is { } limit and > 0 ? Math.Min(limit, left) : left;
        return (Reversed ? count - taken : first, taken);
    }

    private static long? Number(Node? node, Evaluator run)
    {
        if (node is null)
            return null;
        var value = node.Evaluate(run);
        if (value is null)
            return null;
        return Numbers.Is(value) && Numbers.ToWhole(value) is { } number ? number : throw node.Spot.Fail("Hier hoort een geheel getal.");
    }
}

internal sealed class WhileStatement(Node condition, Block body, Spot spot) : LoopStatement("while", body, spot)
{
    public Node Condition => condition;

    protected override void Loop(Evaluator run, LoopState state)
    {
        while (IfStatement.Decide(condition, run) && Turn(run, state))
            state.Index++;
    }
}
