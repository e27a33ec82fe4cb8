namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary><c>include 'naam' …</c>: renders another template in the same variables; its own <c>$</c> holds the arguments, <c>$0</c> its name.</summary>
internal sealed class Include() : Function("include")
{
    public override object? Call(Evaluator run, Arguments arguments, Spot spot)
    {
        var name = arguments.Values.Length > 0 ? arguments.Values[0] : null;
        if (!Operators.IsText(name) || run.Text(name, spot) is not { Length: > 0 } naam)
            throw spot.Fail("Na include hoort de naam van een sjabloon.");
        var text = run.Options.Include?.Invoke(naam) ?? throw spot.Fail($"Het sjabloon '{naam}' bestaat niet.");
        // Finding the text among those that were read costs as much as it is long.
        run.Charge(text.Length >> 8, spot);
        var template = Template.Parse(text, naam);
        template.ThrowWhenWrong();
        var named = Ast.UserFunction.Named(arguments);
        var (frame, indent, atLineStart) = (run.Frame, run.Indent, run.AtLineStart);
        run.Frame = new Frame(new Sequence(arguments.Values) { Members = named }, Copy(named));
        (run.Indent, run.AtLineStart) = (null, false);
        var result = run.Capture(template.Run);
        (run.Frame, run.Indent, run.AtLineStart) = (frame, indent, atLineStart);
        return result;
    }

    /// <summary>A named argument is also a variable of the included page.</summary>
    private static Bag? Copy(Bag? named)
    {
        if (named is null)
            return null;
        var locals = new Bag();
        foreach (var (name, value) in named)
            locals.Add(name, value);
        return locals;
    }
}
