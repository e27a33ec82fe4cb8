namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>The builtins of <c>array</c>. Each gives a new list and leaves the one it got as it was.</summary>
internal static class ArrayBuiltins
{
    public static BuiltinObject Make()
    {
        var array = new BuiltinObject("array");
        array.Add("add", "list value", given => new Sequence([.. given.List(0), given[1]]));
        array.Add("add_range", "list1 list2", Concat);
        array.Add("concat", "list1 list2", Concat);
        array.Add("insert_at", "list index value", InsertAt);
        array.Add("remove_at", "list index", RemoveAt);
        AddPart(array, "compact", "list", (items, _) => items.Where(item => item is not null));
        AddPart(array, "limit", "list count", (items, given) => items.Take(given.Whole(1)));
        AddPart(array, "offset", "list index", (items, given) => items.Skip(given.Whole(1)));
        AddPart(array, "uniq", "list", Uniq);
        AddPart(array, "each", "list function", (items, given) => given[1] is null ? items : items.Select(item => Apply(given, item)));
        AddPart(array, "filter", "list function", (items, given) => given[1] is null ? items : items.Where(item => IsTrue(given, item)));
        array.Add("reverse", "list", given => Sequence.Range(given.List(0).Reverse()));
        array.Add("map", "list member", Map);
        array.Add("sort", "list member?", Sort);
        array.Add("any", "list function args...", Any);
        array.Add("contains", "list item", Contains);
        array.Add("cycle", "list group?", Cycle);
        array.Add("first", "list", given => given.List(0) is [var first, ..] ? first : null);
        array.Add("last", "list", given => given.List(0) is [.., var last] ? last : null);
        array.Add("size", "list", given => given.List(0).Count);
        array.Add("join", "list delimiter function?", Join);
        return array;
    }

    /// <summary>Adds a function that lets a part of the items through, or something for each; of nothing it makes nothing.</summary>
    private static void AddPart(BuiltinObject array, string name, string parameters, Func<object?[], Given, IEnumerable<object?>> part) =>
        array.Add(name, parameters, given => given[0] is null ? null : Sequence.Range(part(given.Copy(0), given)));

    private static Sequence? Concat(Given given) =>
        given[0] is null && given[1] is null ? null : Sequence.Range([.. given.List(0), .. given.List(1)]);

    private static object? Apply(Given given, object? item)
    {
        var function = given.Callback(1)!;
        return given.Run.Call(function, Arguments.Of([item, .. given.Values[Math.Min(2, given.Values.Length)..]]), given.Spot);
    }

    private static bool IsTrue(Given given, object? item) => Apply(given, item) is var answer and not Unknown
        ? Operators.IsTrue(answer)
        : throw given.Fail("Deze keuze hangt af van iets dat nog niet bekend is.");

    private static object Any(Given given)
    {
        if (given[1] is not Function)
            return false;
        object found = false;
        foreach (var item in given.Copy(0))
        {
            var answer = Apply(given, item);
            if (answer is true)
                return true;
            found = answer is Unknown ? answer : found;
        }
        return found;
    }

    private static object Contains(Given given)
    {
        var list = given.List(0);
        if (list.Any(item => item is not Unknown && Equals(Simple(item), Simple(given[1]))))
            return true;
        return list.Any(item => item is Unknown) ? Unknown.Value : false;
    }

    /// <summary>What a value is compared by: <c>1</c>, <c>1.0</c> and <c>"1"</c> are three values, a day and its first moment one.</summary>
    private static object? Simple(object? value) => value switch
    {
        Veilig veilig => veilig.Html,
        decimal number when Numbers.ToWhole(number) is { } whole && whole == number => Numbers.Fit(whole),
        decimal number => (double)number,
        _ => Dates.Of(value) ?? value,
    };

    private static IEnumerable<object?> Uniq(object?[] items, Given given)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var others = new HashSet<object>(ReferenceEqualityComparer.Instance);
        return items.Where(item => Simple(item) is var simple && (simple is string or bool or null or DateTime || Numbers.Is(simple)
            ? seen.Add($"{Naming.KindOf(simple)}:{given.Run.Checked(given.Run.Text(simple, given.Spot), given.Spot)}")
            : others.Add(simple)));
    }

    /// <summary>The next item of its group; without a name for it the items themselves are the name.</summary>
    private static object? Cycle(Given given)
    {
        var list = given.List(0);
        if (list.Count == 0)
            return null;
        var group = given[1] is null ? Joined(given, ",", null) : given.Text(1);
        var turn = given.Run.Cycles.GetValueOrDefault(group) % list.Count;
        given.Run.CheckItems(given.Run.Cycles.Count, given.Spot);
        given.Run.Cycles[group] = turn + 1;
        return list[turn];
    }

    private static Sequence InsertAt(Given given)
    {
        var list = new Sequence(given.List(0));
        var at = Math.Max(0, given.Whole(1));
        given.Run.CheckItems(at, given.Spot);
        while (list.Count < at)
            list.Add(null);
        list.Insert(at, given[2]);
        return list;
    }

    private static Sequence RemoveAt(Given given)
    {
        var list = new Sequence(given.List(0));
        var at = given.Whole(1);
        at = at < 0 ? at + list.Count : at;
        if (at >= 0 && at < list.Count)
            list.RemoveAt(at);
        return list;
    }

    private static string Join(Given given) => Joined(given, given.Text(1), given.Callback(2));

    private static string Joined(Given given, string delimiter, Function? function)
    {
        var output = new Output();
        var separator = "";
        foreach (var item in given.Copy(0))
        {
            var text = given.Run.Text(item, given.Spot);
            if (function is not null)
                text = given.Run.Text(given.Run.Call(function, Arguments.Of(item is null ? null : text), given.Spot), given.Spot);
            output.Add(separator, given.Run.Limits.Text, given.Spot);
            output.Add(text, given.Run.Limits.Text, given.Spot);
            separator = delimiter;
        }
        return output.ToString();
    }

    /// <summary>Items without the member fall out.</summary>
    private static Sequence Map(Given given)
    {
        var found = Sequence.Range([]);
        foreach (var item in given[0] is null || given[1] is null ? [] : Items(given))
        {
            if (TryMember(item, given.Text(1), given.Run, out var value))
                found.Add(value);
        }
        return found;
    }

    private static Sequence Sort(Given given)
    {
        if (given[0] is null)
            return Sequence.Range([]);
        var items = Items(given);
        var order = new SortOrder(given.Run, given.Spot);
        given.Run.Charge(items.Count * 16L, given.Spot);
        try
        {
            return new Sequence(given.Text(1).Length == 0
                ? items.Order(order)
                : items.Select(item => (item, key: At(item, given.Text(1), given.Run))).ToList().OrderBy(pair => pair.key, order).Select(pair => pair.item));
        }
        // Sorting wraps what a comparison throws, such as a limit.
        catch (InvalidOperationException wrapped) when (wrapped.InnerException is LanguageException mistake)
        {
            throw mistake;
        }
    }

    /// <summary>For <c>map</c> and <c>sort</c> what is no list is a list of one.</summary>
    private static IReadOnlyList<object?> Items(Given given) =>
        Lists.Is(given[0]) || Operators.IsText(given[0]) || given[0] is IReadOnlyDictionary<string, object?> ? given.List(0) : [given[0]];

    /// <summary>The member of that name, or else what a path with dots leads to.</summary>
    private static object? At(object? item, string path, Evaluator run)
    {
        if (TryMember(item, path, run, out var value) || !path.Contains('.', StringComparison.Ordinal))
            return value;
        return path.Split('.').Aggregate(item, (at, name) => TryMember(at, name, run, out var inner) ? inner : null);
    }

    private static bool TryMember(object? item, string name, Evaluator run, out object? value)
    {
        value = item switch
        {
            Unknown => item,
            IReadOnlyDictionary<string, object?> members => members.GetValueOrDefault(name),
            Sequence { Members: { } extra } when extra.TryGetValue(name, out var attached) => attached,
            string or Veilig => name == "size" ? item.ToString()!.Length : null,
            _ when Lists.Is(item) => name == "size" ? Numbers.Fit(Lists.Count(item)) : null,
            _ => Dates.Of(item) is { } date ? Dates.Member(date, name) : null,
        };
        if (value is not null || (item is IReadOnlyDictionary<string, object?> known && known.ContainsKey(name)))
            return true;
        value = run.Options.Missing == Missing.Unknown && item is IReadOnlyDictionary<string, object?> ? Unknown.Value : null;
        return value is not null;
    }
}
