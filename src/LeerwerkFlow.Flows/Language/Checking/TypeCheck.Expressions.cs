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
        Variable variable => OfVariable(variable),
        Member member => OfMember(member),
        Indexer indexer => OfIndexer(indexer),
        LoopVariable loop => loop.Name is "index" or "rindex" or "length" ? Kind.Number : Kind.Boolean,
        Nested nested => KindOf(nested.Inner),
        ListLiteral list => Kind.List(list.Items.Select(KindOf).ToList() is [var first, .. var rest] ? rest.Aggregate(first, Kind.Join) : Kind.Any),
        ObjectLiteral bag => OfObject(bag),
        Unary unary => OfUnary(unary),
        Binary binary => Combine(binary.Op, KindOf(binary.Left), KindOf(binary.Right), binary.Spot),
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

    private Kind OfVariable(Variable variable)
    {
        if (_scope.Find(variable.Naam) is { } kind)
            return kind;
        Report(variable.Spot, $"'{variable.Naam}' bestaat hier niet.");
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
        if (owner.Sort is Sort.Any or Sort.Function || owner.IsOpen)
            return owner.Members?.GetValueOrDefault(member.Name) ?? Kind.Any;
        if (owner.Members?.GetValueOrDefault(member.Name) is { } found)
            return found;
        if ((owner.Sort is Sort.List or Sort.Text && member.Name == "size") || (owner.Sort == Sort.Date && OfDate.Contains(member.Name)))
            return Kind.Number;
        Report(member.Spot, owner.Sort == Sort.Record ? $"Het veld '{member.Name}' bestaat niet." : $"'{member.Owner.Naam}' is {owner.Naam} en heeft geen veld '{member.Name}'.");
        return Kind.Any;
    }

    private Kind OfIndexer(Indexer indexer)
    {
        var owner = KindOf(indexer.Owner);
        KindOf(indexer.Index);
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
        var kind = KindOf(unary.Operand);
        if (unary.Op == "@")
            return Kind.Function;
        if (unary.Op == "!")
            return Kind.Boolean;
        if (kind.Sort is not (Sort.Number or Sort.Any))
            Report(unary.Spot, $"Voor {unary.Op} is een getal nodig, niet {kind.Naam}.");
        return Kind.Number;
    }

    private Kind OfChoice(Choice choice)
    {
        KindOf(choice.Condition);
        return Kind.Join(KindOf(choice.Yes), KindOf(choice.No));
    }

    private Kind Combine(string op, Kind left, Kind right, Spot spot)
    {
        switch (op)
        {
            case "&&" or "||" or "==" or "!=":
                return Kind.Boolean;
            case "??" or "?!":
                return op == "??" ? Kind.Join(left, right) : right;
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
