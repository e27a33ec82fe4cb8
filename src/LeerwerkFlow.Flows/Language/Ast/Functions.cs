namespace LeerwerkFlow.Flows.Language.Ast;

/// <summary>A declared parameter: plain, with a default, or the last one that takes all that is left.</summary>
internal sealed record Parameter(string Name, Literal? Default, bool TakesRest);

/// <summary><c>func f … end</c> and <c>f(x) = …</c>.</summary>
internal sealed class FunctionStatement(Target target, IReadOnlyList<Parameter>? parameters, Statement body, Spot spot) : Statement(spot)
{
    public Target Target => target;

    public IReadOnlyList<Parameter>? Parameters => parameters;

    public Statement Body => body;

    public override void Run(Evaluator run) => target.Assign(new UserFunction(target.Naam, parameters, body), run);
}

/// <summary>A function of the template. With declared parameters it has variables of its own; without, only its <c>$</c>. Those of its caller it never sees.</summary>
internal sealed class UserFunction(string naam, IReadOnlyList<Parameter>? parameters, Statement body) : Function(naam)
{
    public override object? Call(Evaluator run, Arguments arguments, Spot spot)
    {
        var (frame, loop, own) = (run.Frame, run.Loop, run.Own);
        var context = parameters is null ? null : Bind(parameters, arguments, spot);
        run.Frame = new Frame(new Sequence(context is null ? arguments.Values : context.Values) { Members = Named(arguments) });
        run.Own = context is null ? null : new Variables(context);
        body.Run(run);
        (run.Frame, run.Loop, run.Own) = (frame, loop, own);
        var result = run.Flow == Flow.Return ? run.Result : null;
        (run.Flow, run.Result) = (Flow.On, null);
        return result;
    }

    public static Bag? Named(Arguments arguments)
    {
        if (arguments.Named.Count == 0)
            return null;
        var named = new Bag();
        foreach (var (name, value) in arguments.Named)
            named[name] = value;
        return named;
    }

    private Bag Bind(IReadOnlyList<Parameter> declared, Arguments arguments, Spot spot)
    {
        var context = new Bag();
        for (var i = 0; i < declared.Count; i++)
        {
            var parameter = declared[i];
            if (parameter.TakesRest)
                context[parameter.Name] = new Sequence(arguments.Values.Skip(i));
            else if (i < arguments.Values.Length)
                context[parameter.Name] = arguments.Values[i];
            else if (arguments.Named.FirstOrDefault(pair => pair.Key == parameter.Name) is { Key: not null } named)
                context[parameter.Name] = named.Value;
            else if (parameter.Default is not null)
                context[parameter.Name] = parameter.Default.Value;
            else
                throw spot.Fail($"De functie '{Naam}' mist een waarde voor '{parameter.Name}'.");
        }
        if (arguments.Values.Length > declared.Count && !declared.Any(parameter => parameter.TakesRest))
            throw spot.Fail($"De functie '{Naam}' neemt hoogstens {declared.Count} waarden, maar krijgt er {arguments.Values.Length}.");
        if (arguments.Named.FirstOrDefault(pair => !context.ContainsKey(pair.Key)) is { Key: { } unknown })
            throw spot.Fail($"De functie '{Naam}' heeft geen parameter '{unknown}'.");
        return context;
    }
}

/// <summary><c>ret</c> of the expression right of an inline function.</summary>
internal sealed class InlineBody(Node value, Spot spot) : Statement(spot)
{
    public Node Value => value;

    public override void Run(Evaluator run)
    {
        run.Result = value.Evaluate(run);
        run.Flow = Flow.Return;
    }
}
