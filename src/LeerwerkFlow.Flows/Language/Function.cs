namespace LeerwerkFlow.Flows.Language;

/// <summary>What a call passes: values in order, then those with a name.</summary>
internal sealed record Arguments(object?[] Values, IReadOnlyList<KeyValuePair<string, object?>> Named)
{
    public static readonly Arguments None = new([], []);

    public static Arguments Of(params object?[] values) => new(values, []);
}

/// <summary>Something that can be called: a builtin, a <c>func</c> of the template or <c>include</c>.</summary>
internal abstract class Function(string naam)
{
    public string Naam => naam;

    public abstract object? Call(Evaluator run, Arguments arguments, Spot spot);
}
