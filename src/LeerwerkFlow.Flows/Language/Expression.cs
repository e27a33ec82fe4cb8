namespace LeerwerkFlow.Flows.Language;

/// <summary>Conditions and values in flows: one expression over the facts of a traject.</summary>
public static class Expression
{
    private static readonly RenderOptions OverFacts = new(
        Missing: Missing.Unknown,
        Limits: Limits.Default with { Steps = 200_000, Text = 100_000, Items = 10_000 });

    /// <summary>
    /// The value of an expression over <paramref name="facts"/>. A fact that is absent is <see cref="Unknown.Value"/>, and so is
    /// every answer that hangs on it. Throws <see cref="LanguageException"/> when the text cannot be read or its operands do not fit.
    /// </summary>
    public static object? Evaluate(string text, IReadOnlyDictionary<string, object?> facts) => Evaluate(Read(text), facts);

    /// <inheritdoc cref="Evaluate(string, IReadOnlyDictionary{string, object})"/>
    internal static object? Evaluate(Template expression, IReadOnlyDictionary<string, object?> facts) => expression.Evaluate(facts, OverFacts);

    /// <summary>The answer of a condition: true, false (also for null) or null when it is unknown.</summary>
    public static bool? Decide(string text, IReadOnlyDictionary<string, object?> facts) =>
        Evaluate(text, facts) is var value and not Unknown ? Operators.IsTrue(value) : null;

    /// <summary>What is wrong with an expression, without evaluating it.</summary>
    public static IReadOnlyList<LanguageError> Check(string text) => Read(text).Errors;

    /// <summary>An expression ready to be evaluated many times.</summary>
    internal static Template Read(string text) => Template.Parse(text, "uitdrukking", expressionOnly: true);
}
