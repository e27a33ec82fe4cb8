namespace LeerwerkFlow.Flows.Language.Builtins;

internal static class ObjectBuiltins
{
    public static BuiltinObject Make()
    {
        var objects = new BuiltinObject("object");
        objects.Add("default", "value default", given => given[0] is null or "" or Veilig { Html: "" } ? given[1] : given[0]);
        objects.Add("format", "value format culture?", given => given[0] is { } value ? Format(value, given) : "");
        objects.Add("has_key", "value key", given => Members(given) is { } members && members.ContainsKey(given.Text(1)));
        objects.Add("has_value", "value key", given => Members(given) is { } members && members.TryGetValue(given.Text(1), out var value) && value is not null);
        objects.Add("keys", "value", given => new Sequence(Members(given)?.Keys ?? []));
        objects.Add("values", "value", given => new Sequence(Members(given)?.Values ?? []));
        objects.Add("size", "value", Size);
        objects.Add("typeof", "value", given => Naming.TypeOf(given[0]));
        objects.Add("kind", "value", given => Naming.KindOf(given[0]));
        objects.Add("from_json", "json", JsonValues.Read);
        objects.Add("to_json", "value", JsonValues.Write);
        objects.Add("eval", "value", given => throw given.Fail("object.eval bestaat hier niet: een sjabloon voert geen tekst uit."));
        objects.Add("eval_template", "value", given => throw given.Fail("object.eval_template bestaat hier niet: een sjabloon voert geen tekst uit."));
        return objects;
    }

    /// <summary>A number or date in a .NET format string.</summary>
    public static string Format(object value, Given given)
    {
        var format = given.Text(1);
        // The number behind a letter is how many digits come out: two digits are enough, nine would fill the memory.
        var digits = format.Length > 1 && char.IsAsciiLetter(format[0]) ? format.AsSpan(1).TrimStart('0').Length : 0;
        if (format.Length > 100 || (digits > 2 && !format.AsSpan(1).ContainsAnyExceptInRange('0', '9')))
            throw given.Fail("Dit formaat is te lang.");
        try
        {
            return value is IFormattable formattable and not Function
                ? formattable.ToString(format, given.Culture(2))
                : given.Run.Text(value, given.Spot);
        }
        catch (FormatException)
        {
            throw given.Fail($"Het formaat '{format}' past niet bij {Naming.Of(value)}.");
        }
    }

    private static IReadOnlyDictionary<string, object?>? Members(Given given)
    {
        var members = given[0] as IReadOnlyDictionary<string, object?>;
        given.Run.Charge(members?.Count ?? 0, given.Spot);
        return members;
    }

    private static object? Size(Given given) => given[0] switch
    {
        null => 0,
        string text => text.Length,
        Veilig veilig => veilig.Html.Length,
        IReadOnlyDictionary<string, object?> members => members.Count,
        var value => Numbers.Fit(Lists.Count(value)),
    };
}
