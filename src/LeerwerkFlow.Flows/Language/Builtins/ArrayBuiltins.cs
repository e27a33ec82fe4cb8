namespace LeerwerkFlow.Flows.Language.Builtins;

internal static class ArrayBuiltins
{
    public static BuiltinObject Make()
    {
        var array = new BuiltinObject("array");
        array.Add("add", "list value", given => new Sequence([.. given.List(0), given[1]]));
        array.Add("add_range", "list1 list2", given => new Sequence([.. given.List(0), .. given.List(1)]));
        array.Add("concat", "list1 list2", given => given[0] is null && given[1] is null ? null : new Sequence([.. given.List(0), .. given.List(1)]));
        array.Add("compact", "list", given => given[0] is null ? null : new Sequence(given.List(0).Where(item => item is not null)));
        array.Add("contains", "list item", Contains);
        array.Add("cycle", "list group?", Cycle);
        array.Add("any", "list function args...", given => given.Copy(0).Any(item => IsTrue(given, item)));
        array.Add("filter", "list function args...", given => new Sequence(given.Copy(0).Where(item => IsTrue(given, item))));
        array.Add("each", "list function args...", given => new Sequence(given.Copy(0).Select(item => Apply(given, item))));
        array.Add("first", "list", given => given[0] is { } list && Lists.Count(list) > 0 ? Lists.At(list, 0) : null);
        array.Add("last", "list", given => given[0] is { } list && Lists.Count(list) > 0 ? Lists.At(list, Lists.Count(list) - 1) : null);
        array.Add("insert_at", "list index value", InsertAt);
        array.Add("remove_at", "list index", RemoveAt);
        array.Add("join", "list delimiter function?", Join);
        array.Add("limit", "list count", given => given[0] is null ? null : new Sequence(given.List(0).Take(Math.Max(0, given.Whole(1)))));
        array.Add("offset", "list index", given => given[0] is null ? null : new Sequence(given.List(0).Skip(Math.Max(0, given.Whole(1)))));
        array.Add("map", "list member", given => new Sequence(given.List(0).Select(item => MemberOf(item, given.Text(1), given))));
        array.Add("reverse", "list", given => new Sequence(given.List(0).Reverse()));
        array.Add("size", "list", given => Numbers.Fit(Lists.Count(given[0])));
        array.Add("sort", "list member?", Sort);
        array.Add("uniq", "list", given => given[0] is null ? null : Uniq(given));
        return array;
    }

    private static object? Apply(Given given, object? item)
    {
        var function = given.Callback(1) ?? throw given.Fail($"{given.Builtin.Naam} heeft een functie nodig.");
        return given.Run.Call(function, Arguments.Of([item, .. given.Values[2..]]), given.Spot);
    }

    private static bool IsTrue(Given given, object? item) => Apply(given, item) is var answer and not Unknown
        ? Operators.IsTrue(answer)
        : throw given.Fail("Deze keuze hangt af van iets dat nog niet bekend is.");

    private static object Contains(Given given)
    {
        var list = given.List(0);
        if (list.Any(item => item is not Unknown && Operators.Same(item, given[1], given.Run, given.Spot)))
            return true;
        return list.Any(item => item is Unknown) ? Unknown.Value : false;
    }

    /// <summary>The next item of its group; without a name for it the list itself is the group.</summary>
    private static object? Cycle(Given given)
    {
        var list = given.List(0);
        if (list.Count == 0)
            return null;
        var group = given[1] is null ? "[]" + given.Text(0) : given.Text(1);
        var turn = given.Run.Cycles.GetValueOrDefault(group);
        given.Run.CheckItems(given.Run.Cycles.Count, given.Spot);
        given.Run.Cycles[group] = (turn + 1) % list.Count;
        return list[turn % list.Count];
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

    private static string Join(Given given)
    {
        var function = given.Callback(2);
        var delimiter = given.Text(1);
        var output = new Output();
        var separator = "";
        foreach (var item in given.Copy(0))
        {
            var text = given.Run.Text(item, given.Spot);
            if (function is not null)
                text = given.Run.Text(given.Run.Call(function, Arguments.Of(text), given.Spot), given.Spot);
            output.Add(separator, given.Run.Limits.Text, given.Spot);
            output.Add(text, given.Run.Limits.Text, given.Spot);
            separator = delimiter;
        }
        return output.ToString();
    }

    private static object? MemberOf(object? item, string name, Given given) =>
        item is null || name.Length == 0 ? null : Paths.Member(item, name, given.Run, given.Spot);

    private static Sequence Sort(Given given)
    {
        var items = given.List(0);
        var order = new SortOrder(given.Run, given.Spot);
        given.Run.Charge(items.Count * 16L, given.Spot);
        if (given[1] is null)
            return new Sequence(items.Order(order));
        var name = given.Text(1);
        var keyed = items.Select(item => (item, key: MemberOf(item, name, given))).ToList();
        return new Sequence(keyed.OrderBy(pair => pair.key, order).Select(pair => pair.item));
    }

    private static Sequence Uniq(Given given)
    {
        var kept = new Sequence();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in given.List(0))
        {
            // Simple values are equal when their text and kind are; only the rest is compared one by one.
            var isSimple = Operators.IsText(item) || Numbers.Is(item) || item is null or bool || Dates.Of(item) is not null;
            given.Run.Charge(isSimple ? 1 : kept.Count + 1, given.Spot);
            var isNew = isSimple
                ? seen.Add($"{Naming.TypeOf(item)}:{given.Run.Text(item, given.Spot)}")
                : !kept.Exists(other => ReferenceEquals(other, item));
            if (isNew)
                kept.Add(item);
        }
        return kept;
    }
}
