using System.Collections.Concurrent;
using LeerwerkFlow.Flows.Language.Ast;

namespace LeerwerkFlow.Flows.Language;

/// <summary>A template or condition, read once and used as often as needed, also by many threads at the same time.</summary>
public sealed class Template
{
    /// <summary>Above this many kept texts all are forgotten; a flow with its letters stays far below.</summary>
    private const int MostKept = 4_000;

    private static readonly ConcurrentDictionary<(string Text, string Naam, bool IsExpression), Template> Kept = new();

    private readonly Block? _page;
    private readonly Node? _expression;
    private readonly Source _source;

    private Template(Source source, bool expressionOnly, Limits limits)
    {
        _source = source;
        var errors = new List<LanguageError>();
        if (expressionOnly)
            _expression = Parser.ReadExpression(source, limits, errors);
        else
            _page = Parser.ReadTemplate(source, limits, errors);
        Errors = errors;
    }

    public string Naam => _source.Naam;

    /// <summary>All mistakes that reading found, in order of place; with any of them the template cannot be rendered.</summary>
    public IReadOnlyList<LanguageError> Errors { get; }

    internal Block? Page => _page;

    internal Node? Expression => _expression;

    /// <summary>Reads a template, or with <paramref name="expressionOnly"/> one expression without braces. Mistakes are in <see cref="Errors"/>.</summary>
    public static Template Parse(string text, string naam, bool expressionOnly = false, Limits? limits = null)
    {
        if (limits is not null)
            return new Template(new Source(naam, text), expressionOnly, limits);
        if (Kept.TryGetValue((text, naam, expressionOnly), out var template))
            return template;
        if (Kept.Count >= MostKept)
            Kept.Clear();
        return Kept.GetOrAdd((text, naam, expressionOnly), key => new Template(new Source(key.Naam, key.Text), key.IsExpression, Limits.Default));
    }

    /// <summary>The text for this model. Throws <see cref="LanguageException"/> at the first mistake; then there is no text at all.</summary>
    public string Render(IReadOnlyDictionary<string, object?> model, RenderOptions options)
    {
        ThrowWhenWrong();
        var run = new Evaluator(model, options);
        if (_expression is not null)
            run.Write(_expression.Evaluate(run), _expression.Spot);
        else
            Run(run);
        return run.Output.ToString();
    }

    /// <summary>Writes the page, and last what its <c>ret</c> gave.</summary>
    internal void Run(Evaluator run)
    {
        _page!.Run(run);
        if (run.Flow == Flow.Return)
            run.Write(run.Result, _page.Spot);
        (run.Flow, run.Result) = (Flow.On, null);
    }

    /// <summary>The value of an expression.</summary>
    public object? Evaluate(IReadOnlyDictionary<string, object?> model, RenderOptions options)
    {
        ThrowWhenWrong();
        var node = _expression ?? throw new Spot(_source, 0).Fail("Dit is een sjabloon, geen uitdrukking.");
        return node.Evaluate(new Evaluator(model, options));
    }

    internal void ThrowWhenWrong()
    {
        if (Errors is [var first, ..])
            throw new LanguageException(Naam, first.Regel, first.Kolom, first.Zin);
    }
}
