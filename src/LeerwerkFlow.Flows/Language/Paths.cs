namespace LeerwerkFlow.Flows.Language;

/// <summary>Reads and writes members and items. Only the language's own objects and lists can be written; what a model holds as other collections never changes.</summary>
internal static class Paths
{
    public static object? Member(object target, string name, Evaluator run, Spot spot)
    {
        if (name == "empty?")
            return IsEmpty(target);
        switch (target)
        {
            case Unknown:
                return target;
            case IReadOnlyDictionary<string, object?> members:
                return members.TryGetValue(name, out var value) ? value : run.WhenMissing($"Het veld '{name}' bestaat niet.", spot);
            case Sequence { Members: { } extra } when extra.TryGetValue(name, out var attached):
                return attached;
        }
        if (name == "size" && Operators.IsText(target))
            return run.Text(target, spot).Length;
        if (name == "size" && Lists.Is(target))
            return Numbers.Fit(Lists.Count(target));
        if (Dates.Of(target) is { } date && Dates.Member(date, name) is { } part)
            return part;
        return run.WhenMissing($"{Naming.AtStart(target)} heeft geen veld '{name}'.", spot);
    }

    public static object? Index(object target, object? index, Evaluator run, Spot spot)
    {
        if (target is Unknown || index is Unknown)
            return Unknown.Value;
        if (index is null)
            throw spot.Fail("Tussen [ en ] staat een lege waarde; hier hoort een nummer of een naam.");
        if (Operators.IsText(index) && (target is IReadOnlyDictionary<string, object?> or Sequence || Dates.Of(target) is not null))
            return Member(target, run.Text(index, spot), run, spot);
        if (target is IReadOnlyDictionary<string, object?>)
            return Member(target, run.Text(index, spot), run, spot);
        if (!Numbers.Is(index) || Numbers.ToWhole(index) is not { } at)
            throw spot.Fail("Tussen [ en ] hoort een nummer of een naam.");
        var text = Operators.IsText(target) ? run.Text(target, spot) : null;
        if (text is null && !Lists.Is(target))
            throw spot.Fail($"{Naming.AtStart(target)} heeft geen onderdelen met een nummer.");
        var count = text?.Length ?? Lists.Count(target);
        at = at < 0 ? at + count : at;
        if (at < 0 || at >= count)
            return null;
        return text is null ? Lists.At(target, at) : text[(int)at].ToString();
    }

    public static void SetMember(object? target, string name, object? value, Evaluator run, Spot spot)
    {
        if (target is Sequence list)
            target = list.Members ??= [];
        if (target is Builtins.BuiltinObject { Naam: "date" } && name == "format")
            run.DateFormat = run.Text(value, spot);
        else if (target is Bag bag)
            Put(bag, name, value, run, spot);
        else
            throw spot.Fail($"Aan {Naming.Of(target)} kun je geen veld '{name}' geven.");
    }

    public static void SetIndex(object? target, object? index, object? value, Evaluator run, Spot spot)
    {
        if (target is not Sequence list || Operators.IsText(index))
        {
            SetMember(target, run.Text(index, spot), value, run, spot);
            return;
        }
        if (index is null || !Numbers.Is(index) || Numbers.ToWhole(index) is not { } at)
            throw spot.Fail("Tussen [ en ] hoort een nummer.");
        at = at < 0 ? at + list.Count : at;
        if (at < 0)
            throw spot.Fail("Dit nummer valt voor het begin van de lijst.");
        run.CheckItems(at + 1, spot);
        while (list.Count <= at)
            list.Add(null);
        list[(int)at] = value;
    }

    public static void Put(Bag bag, string name, object? value, Evaluator run, Spot spot)
    {
        run.CheckItems(bag.Count + 1, spot);
        bag[name] = value;
    }

    public static bool IsEmpty(object? value) => value switch
    {
        null or Empty => true,
        string text => text.Length == 0,
        Veilig veilig => veilig.Html.Length == 0,
        IReadOnlyDictionary<string, object?> members => members.Count == 0,
        _ => Lists.Is(value) && Lists.Count(value) == 0,
    };
}
