using System.Runtime.CompilerServices;
using LeerwerkFlow.Flows.Language.Ast;
using LeerwerkFlow.Flows.Language.Builtins;

namespace LeerwerkFlow.Flows.Language.Checking;

public sealed partial class TypeCheck
{
    private static readonly HashSet<string> OfDate = ["year", "month", "day", "day_of_year", "hour", "minute", "second", "millisecond"];

    /// <summary>Brackets around long chains can be deeper than the stack; what rendering refuses anyway is not looked into.</summary>
    private Kind KindOf(Node node) => RuntimeHelpers.TryEnsureSufficientExecutionStack() ? Infer(node) : Kind.Any;

    private Kind Infer(Node node) => node switch
    {
        Literal literal => OfValue(literal.Value),
        Variable variable => OfRead(variable),
        Member member => OfMember(member),
        Indexer indexer => OfIndexer(indexer),
        LoopVariable loop => loop.Name is "index" or "rindex" or "length" ? Kind.Number : Kind.Boolean,
        Nested nested => KindOf(nested.Inner),
        ListLiteral list => Kind.List(list.Items.Select(KindOf).ToList() is [var first, .. var rest] ? rest.Aggregate(first, Kind.Join) : Kind.Any),
        ObjectLiteral bag => OfObject(bag),
        Unary unary => OfUnary(unary),
        Binary binary => OfBinary(binary),
        Choice choice => OfChoice(choice),
        Call call => OfCall(call),
        _ => Kind.Any,
    };

    private static Kind OfValue(object? value) => value switch
    {
        string => Kind.Text,
        bool => Kind.Boolean,
        null => Kind.Any,
        _ => Kind.Number,
    };

    /// <summary>A function that only stands there is called too.</summary>
    private Kind OfRead(Variable variable)
    {
        var kind = OfVariable(variable);
        if (kind.Declared is { Parameters: { } parameters })
            CheckArguments(new Call(variable, false, variable.Spot), parameters);
        return kind.Declared is null ? kind : Kind.Any;
    }

    private Kind OfVariable(Variable variable)
    {
        if (_scope.Find(variable.Naam) is { } kind)
            return kind;
        Report(variable.Spot, $"'{variable.Naam}' bestaat hier niet.{Suggestion.For(variable.Naam, _scope.Names())}");
        return Kind.Any;
    }

    private Kind OfMember(Member member)
    {
        if (FindBuiltin(member) is { } builtin)
        {
            if (builtin.Reden is { } reden)
                Report(member.Spot, reden);
            return builtin.Required == 0 ? Kind.Any : Kind.Function;
        }
        var owner = KindOf(member.Owner);
        if (member.Name == "empty?")
            return Kind.Boolean;
        CheckFilled(member.Owner, owner, member.IsOptional, member.Spot);
        if (owner.Sort is Sort.Any or Sort.Function || owner.IsOpen)
            return owner.Members?.GetValueOrDefault(member.Name) ?? Kind.Any;
        if (owner.Members?.GetValueOrDefault(member.Name) is { } found)
            return found;
        if ((owner.Sort is Sort.List or Sort.Text && member.Name == "size") || (owner.Sort == Sort.Date && OfDate.Contains(member.Name)))
            return Kind.Number;
        Report(member.Spot, owner.Sort == Sort.Record ? $"Het veld '{member.Name}' bestaat niet.{Suggestion.For(member.Name, owner.Members!.Keys)}" : $"'{member.Owner.Naam}' is {owner.Naam} en heeft geen veld '{member.Name}'.");
        return Kind.Any;
    }

    private Kind OfIndexer(Indexer indexer)
    {
        var owner = KindOf(indexer.Owner);
        KindOf(indexer.Index);
        CheckFilled(indexer.Owner, owner, indexer.Owner is Member { IsOptional: true }, indexer.Spot);
        if (owner.Sort is Sort.Boolean or Sort.Number)
            Report(indexer.Spot, $"'{indexer.Owner.Naam}' is {owner.Naam} en heeft geen onderdelen.");
        return owner.Sort == Sort.Text ? Kind.Text : owner.Item ?? Kind.Any;
    }

    private Kind OfObject(ObjectLiteral bag)
    {
        var members = new Dictionary<string, Kind>(StringComparer.Ordinal);
        foreach (var (name, value) in bag.Members)
            members[name] = KindOf(value);
        return Kind.Record(members, isOpen: true);
    }

    private Kind OfUnary(Unary unary)
    {
        var kind = unary is { Op: "@", Operand: Variable function } ? OfVariable(function) : KindOf(unary.Operand);
        if (unary.Op == "@")
            return kind.Sort == Sort.Function ? kind : Kind.Function;
        if (unary.Op == "!")
            return Kind.Boolean;
        if (kind.Sort is not (Sort.Number or Sort.Any))
            Report(unary.Spot, $"Voor {unary.Op} is een getal nodig, niet {kind.Naam}.");
        return Kind.Number;
    }

    private Kind OfChoice(Choice choice)
    {
        KindOf(choice.Condition);
        var (yes, no) = (Kind.Any, Kind.Any);
        Guarded(choice.Condition, true, () => yes = KindOf(choice.Yes));
        Guarded(choice.Condition, false, () => no = KindOf(choice.No));
        return Kind.Join(yes, no);
    }

    private Kind OfBinary(Binary binary)
    {
        var (left, right) = (KindOf(binary.Left), Kind.Any);
        if (binary.Op is "&&" or "||")
            Guarded(binary.Left, binary.Op == "&&", () => right = KindOf(binary.Right));
        else
            right = KindOf(binary.Right);
        return Combine(binary.Op, left, right, binary.Spot);
    }

    /// <summary>A field of what can be empty is a mistake unless something around it has looked.</summary>
    private void CheckFilled(Node owner, Kind kind, bool isOptional, Spot spot)
    {
        if (kind.IsNullable && !isOptional && !_guards.Has(owner))
            Report(spot, $"'{owner.Naam}' kan leeg zijn: schrijf ?. in plaats van . of zet er 'if {owner.Naam}' omheen.");
    }

    private Kind Combine(string op, Kind left, Kind right, Spot spot)
    {
        switch (op)
        {
            case "&&" or "||" or "==" or "!=":
                return Kind.Boolean;
            case "??" or "?!":
                return op == "??" ? Kind.Join(left with { IsNullable = false }, right) : right;
            case "<" or "<=" or ">" or ">=":
                if (!CanCompare(left.Sort, right.Sort))
                    Report(spot, $"{Capital(left.Naam)} en {right.Naam} kun je niet naar grootte vergelijken.");
                return Kind.Boolean;
        }
        if (left.Sort == Sort.Any || right.Sort == Sort.Any)
            return Kind.Any;
        var hasText = left.Sort == Sort.Text || right.Sort == Sort.Text;
        if (op == "+" && hasText)
            return Kind.Text;
        if (op == "*" && hasText && (left.Sort == Sort.Number || right.Sort == Sort.Number))
            return Kind.Text;
        if (op == "+" && left.Sort == Sort.List && right.Sort == Sort.List)
            return Kind.List(Kind.Join(left.Item!, right.Item!));
        if (left.Sort != Sort.Number || right.Sort != Sort.Number)
            Report(spot, $"De bewerking {op} kan niet met {left.Naam} en {right.Naam}.");
        return op is ".." or "..<" ? Kind.List(Kind.Number) : Kind.Number;
    }

    private static bool CanCompare(Sort left, Sort right)
    {
        if (left == Sort.Any || right == Sort.Any || left == Sort.Text || right == Sort.Text)
            return true;
        return left == right && left is Sort.Number or Sort.Date or Sort.Boolean;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The builtin that <c>string.size</c> and its like name, unless the template hides <c>string</c>.</summary>
    private Builtin? FindBuiltin(Node node) =>
        node is Member { Owner: Variable owner } member && Builtin.Globals.TryGetValue(owner.Naam, out var value) && value is BuiltinObject builtins
            && ReferenceEquals(_scope.Find(owner.Naam), Scope.Builtins) && builtins.GetValueOrDefault(member.Name) is Builtin builtin
            ? builtin
            : null;
}
