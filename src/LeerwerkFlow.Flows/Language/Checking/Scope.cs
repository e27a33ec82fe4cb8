namespace LeerwerkFlow.Flows.Language.Checking;

/// <summary>The names that a place in a template can see, with their kinds.</summary>
internal sealed class Scope(Kind model, IReadOnlySet<string> assigned)
{
    /// <summary>The kind of <c>string</c>, <c>date</c> and so on while nothing hides them; told from others by reference.</summary>
    public static readonly Kind Builtins = new(Sort.Any);

    private readonly Dictionary<string, Kind> _page = new(StringComparer.Ordinal);
    private readonly List<Kind> _contexts = [];

    /// <summary>Null when nobody gives or assigns this name.</summary>
    public Kind? Find(string name)
    {
        for (var i = _contexts.Count - 1; i >= 0; i--)
        {
            if (_contexts[i].Members?.GetValueOrDefault(name) is { } member)
                return member;
            if (_contexts[i].IsOpen || _contexts[i].Sort == Sort.Any)
                return _page.GetValueOrDefault(name) ?? model.Members?.GetValueOrDefault(name) ?? OfBuiltin(name) ?? Kind.Any;
        }
        if (_page.TryGetValue(name, out var kind))
            return kind;
        if (assigned.Contains(name))
            return Kind.Any;
        return model.Members?.GetValueOrDefault(name) ?? OfBuiltin(name) ?? (model.IsOpen || model.Sort == Sort.Any ? Kind.Any : null);
    }

    /// <summary>A name that gets two kinds can hold any.</summary>
    public void Assign(string name, Kind kind)
    {
        if (_contexts.Count == 0)
            _page[name] = _page.TryGetValue(name, out var before) ? Kind.Join(before, kind) : kind;
    }

    /// <summary>All names that this place can see, for a suggestion.</summary>
    public IEnumerable<string> Names() =>
        [.. _contexts.SelectMany(context => context.Members?.Keys ?? []), .. _page.Keys, .. model.Members?.Keys ?? [], .. Language.Builtins.Builtin.Globals.Keys];

    public void Push(Kind context) => _contexts.Add(context);

    public void Pop() => _contexts.RemoveAt(_contexts.Count - 1);

    private static Kind? OfBuiltin(string name) => Language.Builtins.Builtin.Globals.TryGetValue(name, out var value)
        ? value is Function ? Kind.Function : Builtins
        : null;
}
