using LeerwerkFlow.Flows.Language.Ast;
using LeerwerkFlow.Flows.Language.Builtins;

namespace LeerwerkFlow.Flows.Language.Checking;

public sealed partial class TypeCheck
{
    private Kind OfCall(Call call)
    {
        var kinds = call.Values.ConvertAll(KindOf);
        foreach (var (_, value) in call.Named)
            KindOf(value);
        if (FindBuiltin(call.Callee) is { } builtin)
            return OfBuiltin(builtin, call, kinds);
        if (IsUnknownBuiltin(call.Callee))
            return Kind.Any;
        var callee = call.Callee is Variable function ? OfVariable(function) : KindOf(call.Callee);
        if (callee.Sort is not (Sort.Any or Sort.Function) && call.Callee is not Variable { Naam: "date" })
            Report(call.Spot, $"'{call.Callee.Naam}' is geen functie maar {callee.Naam}.");
        if (callee.Declared is { Parameters: { } parameters })
            CheckArguments(call, parameters);
        if (call.Callee is Variable { Naam: "include" })
            VisitInclude(call);
        return call.Callee is Variable { Naam: "include" } ? Kind.Text : Kind.Any;
    }

    private void CheckArguments(Call call, IReadOnlyList<Parameter> parameters)
    {
        var named = call.Named.ConvertAll(pair => pair.Key);
        var missing = parameters.Skip(call.Values.Count).FirstOrDefault(parameter => parameter is { Default: null, TakesRest: false } && !named.Contains(parameter.Name));
        if (missing is not null)
            Report(call.Spot, $"De functie '{call.Callee.Naam}' mist een waarde voor '{missing.Name}'.");
        else if (call.Values.Count > parameters.Count && !parameters.Any(parameter => parameter.TakesRest))
            Report(call.Spot, $"De functie '{call.Callee.Naam}' neemt hoogstens {parameters.Count} waarden, maar krijgt er {call.Values.Count}.");
        else if (named.Find(name => parameters.All(parameter => parameter.Name != name)) is { } unknown)
            Report(call.Spot, $"De functie '{call.Callee.Naam}' heeft geen parameter '{unknown}'.{Suggestion.For(unknown, parameters.Select(parameter => parameter.Name))}");
    }

    private bool IsUnknownBuiltin(Node callee)
    {
        if (callee is not Member { Owner: Variable owner } member || !Builtin.Globals.TryGetValue(owner.Naam, out var value) || value is not BuiltinObject builtins
            || !ReferenceEquals(_scope.Find(owner.Naam), Scope.Builtins) || builtins.ContainsKey(member.Name))
            return false;
        Report(callee.Spot, $"De functie '{callee.Naam}' bestaat niet.{Suggestion.For(callee.Naam, builtins.Keys.Select(name => $"{owner.Naam}.{name}"))}");
        return true;
    }

    private Kind OfBuiltin(Builtin builtin, Call call, List<Kind> kinds)
    {
        if (builtin.Reden is { } reden)
            Report(call.Spot, reden);
        var unknown = call.Named.Find(pair => !builtin.Names.Contains(pair.Key)).Key;
        var missing = builtin.Names.Take(builtin.Required).Skip(kinds.Count).Where(name => call.Named.TrueForAll(pair => pair.Key != name)).ToList();
        if (unknown is not null)
            Report(call.Spot, $"{builtin.Naam} heeft geen parameter '{unknown}'; wel: {string.Join(", ", builtin.Names)}.");
        else if (missing.Count > 0)
            Report(call.Spot, $"{builtin.Naam} mist een waarde voor '{missing[0]}'.");
        else if (kinds.Count > builtin.Names.Count && !builtin.TakesRest)
            Report(call.Spot, $"{builtin.Naam} neemt hoogstens {builtin.Names.Count} waarden, maar krijgt er {kinds.Count}.");
        if (kinds.Count > 0)
            CheckFirst(builtin, kinds[0], call.Spot);
        return Result(builtin, kinds);
    }

    /// <summary>A date function on a text, a calculation on a list: the first argument has to be of the builtin's own kind.</summary>
    private void CheckFirst(Builtin builtin, Kind kind, Spot spot)
    {
        var expected = builtin.Naam switch
        {
            "math.is_number" or "math.plus" or "math.minus" or "math.times" or "math.modulo" or "date.parse" or "date.parse_to_string" => Sort.Any,
            "string.pluralize" => Sort.Number,
            var naam when naam.StartsWith("math.", StringComparison.Ordinal) => Sort.Number,
            var naam when naam.StartsWith("date.", StringComparison.Ordinal) => Sort.Date,
            _ => Sort.Any,
        };
        if (expected != Sort.Any && kind.Sort != Sort.Any && kind.Sort != expected)
            Report(spot, $"{builtin.Naam}: '{builtin.Names[0]}' moet {new Kind(expected).Naam} zijn, niet {kind.Naam}.");
    }

    private static Kind Result(Builtin builtin, List<Kind> kinds) => builtin.Naam switch
    {
        "string.size" or "string.index_of" or "string.to_int" or "string.to_long" or "string.to_float" or "string.to_double" => Kind.Number,
        "string.contains" or "string.empty" or "string.whitespace" or "string.starts_with" or "string.ends_with" or "string.equals_ignore_case" => Kind.Boolean,
        "string.split" => Kind.List(Kind.Text),
        "math.plus" or "math.times" => Kind.Any,
        "math.format" or "object.format" or "object.to_json" or "array.join" or "date.to_string" or "date.parse_to_string" => Kind.Text,
        "math.is_number" or "object.has_key" or "object.has_value" or "array.contains" or "array.any" => Kind.Boolean,
        "array.size" or "object.size" => Kind.Number,
        "object.keys" => Kind.List(Kind.Text),
        "date.parse" => Kind.Date,
        "array.first" or "array.last" => kinds is [{ Item: { } item }, ..] ? item : Kind.Any,
        "array.sort" or "array.reverse" or "array.limit" or "array.offset" or "array.filter" or "array.uniq" or "array.compact" => kinds is [{ Sort: Sort.List } list, ..] ? list : Kind.Any,
        "array.map" or "array.each" => Kind.List(Kind.Any),
        var naam when naam.StartsWith("date.add_", StringComparison.Ordinal) => Kind.Date,
        var naam when naam.StartsWith("string.", StringComparison.Ordinal) || naam.StartsWith("html.", StringComparison.Ordinal) => Kind.Text,
        var naam when naam.StartsWith("math.", StringComparison.Ordinal) => Kind.Number,
        _ => Kind.Any,
    };

    private void VisitInclude(Call call)
    {
        if (_include is null || call.Values is not [Literal { Value: string name }, ..])
            return;
        if (_include(name) is not { } text)
        {
            Report(call.Spot, $"Het sjabloon '{name}' bestaat niet.");
            return;
        }
        if (!_included.Add(name))
            return;
        var template = Template.Parse(text, name);
        var outer = _errors.Count;
        _errors.AddRange(template.Errors);
        if (template.Errors.Count == 0)
            Visit(template.Page);
        for (var i = outer; i < _errors.Count; i++)
            _errors[i] = call.Spot.Fail($"In '{name}', regel {_errors[i].Regel}, kolom {_errors[i].Kolom}: {_errors[i].Zin}").Error;
    }
}
