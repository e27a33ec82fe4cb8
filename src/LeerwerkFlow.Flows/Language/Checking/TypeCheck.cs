using LeerwerkFlow.Flows.Language.Ast;

namespace LeerwerkFlow.Flows.Language.Checking;

/// <summary>
/// Finds, without rendering, the fields that a model does not have, operands of the wrong kind and calls with too few or
/// unknown arguments. It reports only what is wrong whenever that place is reached; what depends on values it lets through.
/// </summary>
public sealed partial class TypeCheck
{
    private readonly List<LanguageError> _errors = [];
    // Each template is looked into once, where it is first included.
    private readonly HashSet<string> _included = [];
    private readonly Func<string, string?>? _include;
    private readonly Scope _scope;
    private readonly Guards _guards = new();

    private TypeCheck(Scope scope, Func<string, string?>? include) => (_scope, _include) = (scope, include);

    /// <summary>The mistakes of a template, or of an expression, against the model that it will get. Reading mistakes come first and alone.</summary>
    /// <param name="model">An object; open when it may hold more than is declared.</param>
    /// <param name="include">Where <c>include</c> finds its templates; these are checked along.</param>
    public static IReadOnlyList<LanguageError> Check(Template template, Kind model, Func<string, string?>? include = null)
    {
        if (template.Errors.Count > 0)
            return template.Errors;
        var assigned = new HashSet<string>(StringComparer.Ordinal);
        if (template.Page is not null)
            AssignedNames.Collect(template.Page, assigned, include, []);
        var check = new TypeCheck(new Scope(model, assigned), include);
        if (template.Page is not null)
            check.Visit(template.Page);
        else
            check.KindOf(template.Expression!);
        return check._errors;
    }

    private void Visit(Statement? statement)
    {
        switch (statement)
        {
            case Block block: VisitBlock(block); break;
            case WriteStatement write: KindOf(write.Value); break;
            case AssignStatement assign: VisitAssign(assign); break;
            case IfStatement choice: VisitIf(choice); break;
            case CaseStatement choice: VisitCase(choice); break;
            case ForStatement loop: VisitFor(loop); break;
            case WhileStatement loop: KindOf(loop.Condition); Guarded(loop.Condition, true, () => Visit(loop.Body)); break;
            case CaptureStatement capture: Visit(capture.Body); Assign(capture.Target, Kind.Text); break;
            case WithStatement with: VisitWith(with); break;
            case JumpStatement { Value: { } value }: KindOf(value); break;
            case InlineBody inline: KindOf(inline.Value); break;
            case FunctionStatement function: VisitFunction(function); break;
        }
    }

    private void VisitBlock(Block block)
    {
        var before = _guards.Count;
        foreach (var inner in block.Statements)
        {
            Visit(inner);
            // Behind 'if !x; ret; end' there is an x.
            if (inner is IfStatement { No: null, Yes.Statements: [.., JumpStatement] } choice)
                _guards.Open(choice.Condition, isTrue: false);
        }
        _guards.Close(before);
    }

    private void VisitIf(IfStatement choice)
    {
        KindOf(choice.Condition);
        Guarded(choice.Condition, true, () => Visit(choice.Yes));
        Guarded(choice.Condition, false, () => Visit(choice.No));
    }

    /// <summary>Looks at what is reached only when a condition is so.</summary>
    private void Guarded(Node condition, bool isTrue, Action look)
    {
        var before = _guards.Count;
        _guards.Open(condition, isTrue);
        look();
        _guards.Close(before);
    }

    private void VisitAssign(AssignStatement assign)
    {
        var kind = KindOf(assign.Value);
        if (assign.Op.Length > 0)
            kind = Combine(assign.Op, KindOf(assign.Target), kind, assign.Spot);
        Assign(assign.Target, kind);
    }

    private void Assign(Target target, Kind kind)
    {
        if (target is Variable variable)
            _scope.Assign(variable.Naam, kind);
        else if (target is Member member)
            KindOf(member.Owner);
        else if (target is Indexer indexer)
            KindOf(indexer.Owner);
    }

    private void VisitCase(CaseStatement choice)
    {
        KindOf(choice.Value);
        foreach (var (matches, body) in choice.Whens)
        {
            foreach (var match in matches)
                KindOf(match);
            Visit(body);
        }
        Visit(choice.No);
    }

    private void VisitFor(ForStatement loop)
    {
        var list = KindOf(loop.Header.List);
        foreach (var option in new[] { loop.Header.Offset, loop.Header.Limit }.OfType<Node>())
            KindOf(option);
        if (list.Sort is Sort.Boolean or Sort.Number or Sort.Text or Sort.Date)
            Report(loop.Header.List.Spot, $"Een for loopt over een lijst, niet over {list.Naam}.");
        // A context of its own, for behind the loop the name means again what it meant before.
        _scope.Push(loop.Variable is Variable variable ? Kind.Record(new Dictionary<string, Kind> { [variable.Naam] = list.Item ?? Kind.Any }) : Nothing);
        Visit(loop.Body);
        _scope.Pop();
        Visit(loop.None);
    }

    private void VisitWith(WithStatement with)
    {
        var kind = KindOf(with.Value);
        if (kind.Sort is not (Sort.Record or Sort.Any))
            Report(with.Value.Spot, $"Na with hoort een object, niet {kind.Naam}.");
        CheckFilled(with.Value, kind, false, with.Value.Spot);
        _scope.Push(kind);
        Visit(with.Body);
        _scope.Pop();
    }

    private void VisitFunction(FunctionStatement function)
    {
        Assign(function.Target, Kind.Function with { Declared = function });
        foreach (var parameter in function.Parameters ?? [])
        {
            if (parameter.Default is not null)
                KindOf(parameter.Default);
        }
        _scope.Push(Kind.Record((function.Parameters ?? []).ToDictionary(parameter => parameter.Name, _ => Kind.Any)));
        Visit(function.Body);
        _scope.Pop();
    }

    private void Report(Spot spot, string zin) => _errors.Add(spot.Fail(zin).Error);

    private static Kind Nothing => Kind.Record(new Dictionary<string, Kind>());
}
