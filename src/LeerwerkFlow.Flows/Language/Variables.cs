namespace LeerwerkFlow.Flows.Language;

/// <summary>An object whose members are variables, with the variables of running loops in front of them.</summary>
internal class Variables(IReadOnlyDictionary<string, object?>? members)
{
    private List<KeyValuePair<string, object?>>? _loops;

    /// <summary>Null until something is assigned.</summary>
    public IReadOnlyDictionary<string, object?>? Members { get; set; } = members;

    public bool TryFind(string name, out object? value)
    {
        for (var i = (_loops?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (_loops![i].Key != name)
                continue;
            value = _loops[i].Value;
            return true;
        }
        value = null;
        return Members is not null && Members.TryGetValue(name, out value);
    }

    public void Assign(string name, object? value, Evaluator run, Spot spot) => Paths.SetMember(Members ??= new Bag(), name, value, run, spot);

    public void OpenLoop(string name) => (_loops ??= []).Add(new(name, null));

    /// <summary>Gives the innermost loop's variable its next item.</summary>
    public void SetLoop(string name, object? value) => _loops![^1] = new(name, value);

    public void CloseLoop() => _loops!.RemoveAt(_loops.Count - 1);
}

/// <summary>The arguments and <c>$names</c> of one function call, include, with or page.</summary>
internal sealed class Frame(Sequence? arguments, Bag? names = null) : Variables(names)
{
    /// <summary>Null on the page itself and inside a with: nobody passed any.</summary>
    public Sequence? Arguments => arguments;
}

/// <summary>What <c>for.index</c> and <c>while.index</c> read.</summary>
internal sealed class LoopState(string word, LoopState? outer)
{
    public int Index { get; set; }

    public int Length { get; set; }

    public bool Changed { get; set; }

    /// <summary>The innermost loop of this word.</summary>
    public LoopState? Find(string loop)
    {
        var state = this;
        while (state is not null && state.Word != loop)
            state = state.Outer;
        return state;
    }

    private string Word => word;

    private LoopState? Outer => outer;

    public object Read(string name) => name switch
    {
        "index" => Index,
        "rindex" => Length - Index - 1,
        "first" => Index == 0,
        "last" => Index == Length - 1,
        "even" => Index % 2 == 0,
        "odd" => Index % 2 != 0,
        "length" => Length,
        _ => Changed,
    };
}
