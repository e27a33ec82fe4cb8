namespace LeerwerkFlow.Flows.Language;

/// <summary>An object of the language: named members in the order in which they came.</summary>
public sealed class Bag() : OrderedDictionary<string, object?>(StringComparer.Ordinal);

/// <summary>A list of the language. Like every list there it can also carry named members.</summary>
public sealed class Sequence : List<object?>
{
    public Sequence()
    {
    }

    public Sequence(IEnumerable<object?> items)
        : base(items)
    {
    }

    /// <summary>Items that a builtin lets through one by one: for <c>object.typeof</c> an iterator, as a range is.</summary>
    internal bool IsRange { get; private init; }

    internal Bag? Members { get; set; }

    internal static Sequence Range(IEnumerable<object?> items) => new(items) { IsRange = true };
}

/// <summary>A range <c>1..5</c>: both ends count. Counted, not stored.</summary>
internal sealed class Stretch(long first, long count, bool down)
{
    public long Count => count;

    public object At(long index) => Numbers.Fit(down ? first - index : first + index);
}

/// <summary>The variable <c>empty</c>: equal to whatever holds nothing.</summary>
internal sealed class Empty
{
    public static readonly Empty Value = new();
}
