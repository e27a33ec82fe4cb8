namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>The builtins of <c>object</c>, without those that run a text as code.</summary>
internal static class ObjectBuiltins
{
    public static BuiltinObject Make()
    {
        var objects = new BuiltinObject("object");
        objects.Add("default", "value default", given => given[0] is null or "" or Veilig { Html: "" } ? given[1] : given[0]);
        objects.Add("format", "value format culture?", given => given[0] is { } value ? Format(value, given) : "");
        objects.Add("has_key", "value key", given => given.Members(0) is { } members && given[1] is not null && members.ContainsKey(given.Text(1)));
        objects.Add("has_value", "value key", given => given.Members(0)?.GetValueOrDefault(given.Text(1)) is not null);
        objects.Add("keys", "value", given => new Sequence(Members(given).Select(member => member.Key)));
        objects.Add("values", "value", given => new Sequence(Members(given).Select(member => member.Value)));
        objects.Add("size", "value", given => given[0] is string or Veilig ? given.Text(0).Length : given[0] is IReadOnlyDictionary<string, object?> members ? members.Count : Numbers.Fit(Lists.Count(given[0])));
        objects.Add("typeof", "value", given => Naming.TypeOf(given[0]));
        objects.Add("kind", "value", given => Naming.KindOf(given[0]));
        objects.Add("from_json", "json", JsonValues.Read);
        objects.Add("to_json", "value", JsonValues.Write);
        objects.Refuse("eval", "een sjabloon voert geen tekst uit");
        objects.Refuse("eval_template", "een sjabloon voert geen tekst uit");
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
        if (Dates.Of(value) is { } moment)
            value = DateTime.SpecifyKind(moment, DateTimeKind.Utc);
        if (value is not IFormattable formattable)
            throw given.Fail($"{given.Builtin.Naam}: 'value' moet een getal of een datum zijn, niet {Naming.Of(value)}.");
        try
        {
            return formattable.ToString(format, given.Culture(2));
        }
        catch (FormatException)
        {
            throw given.Fail($"Het formaat '{format}' past niet bij {Naming.Of(value)}.");
        }
    }

    /// <summary>Texts and lists have their size as a member.</summary>
    private static IEnumerable<KeyValuePair<string, object?>> Members(Given given) => given[0] switch
    {
        null or Function => [],
        IReadOnlyDictionary<string, object?> => given.Members(0)!,
        string or Veilig => [new("size", given.Text(0).Length)],
        Sequence { Members: { } extra } list => [new("size", list.Count), .. extra],
        var list => Lists.Is(list) ? [new("size", Numbers.Fit(Lists.Count(list)))] : [],
    };
}
