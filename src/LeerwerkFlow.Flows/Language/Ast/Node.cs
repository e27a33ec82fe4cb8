namespace LeerwerkFlow.Flows.Language.Ast;

/// <summary>An expression.</summary>
internal abstract class Node(Spot spot)
{
    public Spot Spot => spot;

    /// <summary>The value; a function that stands here without @ is called first.</summary>
    public abstract object? Evaluate(Evaluator run);

    /// <summary>The value as it is, functions not called.</summary>
    public virtual object? Raw(Evaluator run) => Evaluate(run);

    /// <summary>The path as written, for sentences.</summary>
    public virtual string Naam => "deze waarde";

    protected object? CallIfFunction(object? value, Evaluator run) =>
        value is Function function ? run.Call(function, Arguments.None, spot) : value;
}

/// <summary>Something that can stand left of <c>=</c>.</summary>
internal abstract class Target(Spot spot) : Node(spot)
{
    public abstract void Assign(object? value, Evaluator run);
}

/// <summary>Something to do.</summary>
internal abstract class Statement(Spot spot)
{
    public Spot Spot => spot;

    /// <summary>The white space that stood alone before its code block; null for text, which keeps that of the block around it.</summary>
    public string? Indent { get; set; }

    public abstract void Run(Evaluator run);
}
