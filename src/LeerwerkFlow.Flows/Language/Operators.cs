namespace LeerwerkFlow.Flows.Language;

/// <summary>What the operators mean for each kind of value. Known values only: <see cref="Unknown"/> is stopped before.</summary>
internal static class Operators
{
    /// <summary>Only null, false and empty are false; 0 and "" are true.</summary>
    public static bool IsTrue(object? value) => value is not (null or false or Empty);

    public static object? Apply(string op, object? left, object? right, Evaluator run, Spot spot)
    {
        switch (op)
        {
            case "==": return Equal(left, right, run, spot);
            case "!=": return !Equal(left, right, run, spot);
            case "<" or "<=" or ">" or ">=": return Ordered(op, left, right, run, spot);
        }
        if (IsText(left) || IsText(right))
            return OfText(op, left, right, run, spot);
        if (left is null || right is null)
            return run.Options.Missing == Missing.Null ? null : throw spot.Fail($"Een van beide kanten van {op} is leeg.");
        if (op is ".." or "..<")
            return Range(left, right, op == "..<", spot);
        if (Numbers.Is(left) && Numbers.Is(right))
            return Numbers.Calculate(op, left, right, spot);
        if (Lists.Is(left) || Lists.Is(right))
            return OfLists(op, left, right, run, spot);
        throw spot.Fail($"De bewerking {op} kan niet met {Naming.Of(left)} en {Naming.Of(right)}.");
    }

    public static bool Same(object? left, object? right, Evaluator run, Spot spot)
    {
        if (left is null || right is null)
            return left is null && right is null;
        if (left is Empty || right is Empty)
            return !IsText(left) && !IsText(right) && Paths.IsEmpty(left is Empty ? right : left);
        if (left is bool yes && right is bool no)
            return yes == no;
        if (Numbers.Is(left) && Numbers.Is(right))
            return Numbers.Compare(left, right) == 0;
        if (IsText(left) || IsText(right))
        {
            var (a, b) = Texts(left, right, run, spot);
            return string.Equals(a, b, StringComparison.Ordinal);
        }
        if (Dates.Of(left) is { } date && Dates.Of(right) is { } other)
            return date == other;
        return Lists.Is(left) && Lists.Is(right) ? SameLists(left, right, run, spot) : ReferenceEquals(left, right);
    }

    public static bool IsText(object? value) => value is string or Veilig;

    /// <summary>The order for <c>&lt;</c> and for sorting numbers, texts, dates and booleans; null comes first.</summary>
    public static int Compare(object? left, object? right, Evaluator run, Spot spot, bool cultural = false)
    {
        if (left is null || right is null)
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        if (Numbers.Is(left) && Numbers.Is(right))
            return Numbers.Compare(left, right);
        if (IsText(left) || IsText(right))
        {
            var (a, b) = Texts(left, right, run, spot);
            return cultural ? run.Culture.CompareInfo.Compare(a, b) : string.CompareOrdinal(a, b);
        }
        if (Dates.Of(left) is { } date && Dates.Of(right) is { } other)
            return date.CompareTo(other);
        if (left is bool x && right is bool y)
            return x.CompareTo(y);
        throw spot.Fail($"{Naming.AtStart(left)} en {Naming.Of(right)} kun je niet naar grootte vergelijken.");
    }

    /// <summary>Two values as text, at the price of comparing them.</summary>
    private static (string A, string B) Texts(object? left, object? right, Evaluator run, Spot spot)
    {
        var (a, b) = (run.Text(left, spot), run.Text(right, spot));
        run.Charge(Math.Min(a.Length, b.Length) >> 6, spot);
        return (a, b);
    }

    private static bool SameLists(object left, object right, Evaluator run, Spot spot)
    {
        using var _ = run.Deeper(spot);
        var (a, b) = (Lists.Of(left, run, spot), Lists.Of(right, run, spot));
        return a.Count == b.Count && Enumerable.Range(0, a.Count).All(i => Same(a[i], b[i], run, spot));
    }

    /// <summary>Sameness as the operator has it: true is 1; a list or a number beside something else is a mistake.</summary>
    private static bool Equal(object? left, object? right, Evaluator run, Spot spot)
    {
        if (left is bool yes && Numbers.Is(right))
            left = yes ? 1 : 0;
        else if (right is bool no && Numbers.Is(left))
            right = no ? 1 : 0;
        else if ((Lists.Is(left) != Lists.Is(right) || Numbers.Is(left) != Numbers.Is(right))
            && left is not (null or string or Veilig or Empty) && right is not (null or string or Veilig or Empty))
            throw spot.Fail($"{Naming.AtStart(left)} kun je niet vergelijken met {Naming.Of(right)}.");
        return Same(left, right, run, spot);
    }

    /// <summary>Of two lists the longer is the greater; of two as long all items must be so.</summary>
    private static bool Ordered(string op, object? left, object? right, Evaluator run, Spot spot)
    {
        if (left is null || right is null)
            return false;
        if (Lists.Is(left) && Lists.Is(right) && Lists.Count(left) is var count && count > 0 && count == Lists.Count(right))
        {
            using var _ = run.Deeper(spot);
            var (a, b) = (Lists.Of(left, run, spot), Lists.Of(right, run, spot));
            return Enumerable.Range(0, a.Count).All(i => Ordered(op, a[i], b[i], run, spot));
        }
        if (left is bool && right is bool)
            throw spot.Fail("Twee ja/nee-waarden kun je niet naar grootte vergelijken.");
        var order = Lists.Is(left) && Lists.Is(right) ? Lists.Count(left).CompareTo(Lists.Count(right)) : Compare(left, right, run, spot);
        return op switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>Lists put together or repeated, the first part of one, or every so many-th item.</summary>
    private static Sequence OfLists(string op, object left, object right, Evaluator run, Spot spot)
    {
        if (op == "+" && Lists.Is(left) && Lists.Is(right))
            return run.Checked(new Sequence([.. Lists.Of(left, run, spot), .. Lists.Of(right, run, spot)]), spot);
        var (list, number) = op == "*" && !Lists.Is(left) ? (right, left) : (left, right);
        if (op is not ("*" or "/" or "//" or "%") || !Lists.Is(list) || !Numbers.Is(number) || Numbers.ToWhole(number) is not { } count || count < 0)
            throw spot.Fail($"De bewerking {op} kan niet met {Naming.Of(left)} en {Naming.Of(right)}.");
        if (count == 0 && op != "*")
            throw spot.Fail("Delen door nul kan niet.");
        var items = Lists.Of(list, run, spot);
        if (op == "*")
            run.CheckItems(items.Count == 0 ? 0 : (long)Int128.Min((Int128)items.Count * count, long.MaxValue), spot);
        return run.Checked(
            new Sequence(op switch
            {
                "*" => Enumerable.Repeat(items, items.Count == 0 ? 0 : (int)count).SelectMany(part => part),
                "%" => items.Where((_, i) => i % count == 0),
                _ => items.Take((int)(items.Count / count)),
            }),
            spot);
    }

    private static Stretch Range(object left, object right, bool withoutEnd, Spot spot)
    {
        if (!Numbers.IsWhole(left) || !Numbers.IsWhole(right)
            || Numbers.ToWhole(left) is not { } first || Numbers.ToWhole(right) is not { } last
            || Int128.Abs((Int128)last - first) > int.MaxValue)
            throw spot.Fail("Een bereik heeft links en rechts een geheel getal nodig, zoals 1..5.");
        return new Stretch(first, Math.Abs(last - first) + (withoutEnd ? 0 : 1), last < first);
    }

    private static object OfText(string op, object? left, object? right, Evaluator run, Spot spot)
    {
        if (op == "+" && (left is Veilig || right is Veilig))
            return new Veilig(Joined(left, right, run, spot));
        if (op == "+")
            return Joined(left, right, run, spot);
        if (op != "*")
            throw spot.Fail($"De bewerking {op} kan niet met tekst.");
        var (text, times) = IsText(left) ? (left, right) : (right, left);
        if (times is null)
            return "";
        if (!Numbers.Is(times) || Numbers.ToWhole(times) is not { } count)
            throw spot.Fail("Tekst kun je alleen met een geheel getal vermenigvuldigen.");
        var one = run.Text(text, spot);
        run.CheckText((Int128)one.Length * Math.Max(0, count), spot);
        return one.Length == 0 || count <= 0 ? "" : string.Concat(Enumerable.Repeat(one, (int)count));
    }

    private static string Joined(object? left, object? right, Evaluator run, Spot spot)
    {
        var (a, b) = (run.Text(left, spot), run.Text(right, spot));
        run.CheckText((long)a.Length + b.Length, spot);
        return left is Veilig || right is Veilig ? run.Checked(Veilig.Of(left, a) + Veilig.Of(right, b), spot) : a + b;
    }
}
