using System.Globalization;
using System.Numerics;
using System.Text.Json;
using LeerwerkFlow.Flows.Language.Builtins;

namespace LeerwerkFlow.Flows.Language;

/// <summary>JSON and the language's values.</summary>
public static class JsonValues
{
    /// <summary>Objects and lists that the language can read and change.</summary>
    /// <param name="exact">A number with a fraction keeps every digit, also its last zeros.</param>
    public static object? Value(JsonElement json, bool exact = false) => json.ValueKind switch
    {
        JsonValueKind.Object => Object(json, exact),
        JsonValueKind.Array => new Sequence(json.EnumerateArray().Select(item => Value(item, exact))),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Number(json, exact),
        _ => null,
    };

    internal static object? Read(Given given)
    {
        try
        {
            using var document = JsonDocument.Parse(given.Required(0));
            return Checked(Value(document.RootElement, exact: true), given);
        }
        catch (JsonException)
        {
            throw NoJson(given);
        }
        // Text that is no proper Unicode, or names such text by its codes.
        catch (ArgumentException)
        {
            throw NoJson(given);
        }
        catch (InvalidOperationException)
        {
            throw NoJson(given);
        }
    }

    internal static object? Write(Given given)
    {
        var output = new Output();
        Write(given[0], output, given);
        return output.ToString();
    }

    private static LanguageException NoJson(Given given) => given.Fail("Deze tekst is geen geldige JSON.");

    private static object? Checked(object? value, Given given)
    {
        if (value is Bag bag)
            given.Run.CheckItems(bag.Count, given.Spot);
        var inner = value is Sequence list ? given.Run.Checked(list, given.Spot) : (value as Bag)?.Values ?? Enumerable.Empty<object?>();
        foreach (var item in inner)
            Checked(item, given);
        return value;
    }

    private static Bag Object(JsonElement json, bool exact)
    {
        var bag = new Bag();
        foreach (var member in json.EnumerateObject())
            bag[member.Name] = Value(member.Value, exact);
        return bag;
    }

    private static object Number(JsonElement json, bool exact)
    {
        if (json.TryGetInt64(out var whole))
            return Numbers.Fit(whole);
        var text = json.GetRawText();
        if (text.Length < 400 && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big))
            return Numbers.Fit(big);
        return exact && json.TryGetDecimal(out var number) ? number : json.GetDouble();
    }

    private static void Write(object? value, Output output, Given given)
    {
        using var _ = given.Run.Deeper(given.Spot);
        switch (value)
        {
            case null: Add("null"); return;
            case bool b: Add(b ? "true" : "false"); return;
            case IReadOnlyDictionary<string, object?> members: WriteMembers(members, output, given); return;
            case Unknown: throw given.Fail("Hierin zit een waarde die nog niet bekend is.");
            case Function: throw given.Fail("Een functie kan niet naar JSON.");
        }
        if (Lists.Is(value))
            WriteItems(value, output, given);
        else if (Numbers.Is(value))
            Add(value is double or float && !double.IsFinite(Numbers.ToDouble(value)) ? throw given.Fail("Oneindig kan niet naar JSON.") : Numbers.Text(value, CultureInfo.InvariantCulture));
        else if (Dates.Of(value) is { } date)
            Add(JsonSerializer.Serialize(value is DateOnly ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : date.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)));
        else
            Add(JsonSerializer.Serialize(given.Run.Text(value, given.Spot)));

        void Add(string text) => output.Add(text, given.Run.Limits.Text, given.Spot);
    }

    private static void WriteItems(object list, Output output, Given given)
    {
        output.Add('[');
        var separator = "";
        foreach (var item in Lists.Of(list, given.Run, given.Spot))
        {
            output.Add(separator, given.Run.Limits.Text, given.Spot);
            Write(item, output, given);
            separator = ",";
        }
        output.Add(']');
    }

    private static void WriteMembers(IReadOnlyDictionary<string, object?> members, Output output, Given given)
    {
        given.Run.Charge(members.Count, given.Spot);
        output.Add('{');
        var separator = "";
        foreach (var (name, value) in members)
        {
            output.Add(separator + JsonSerializer.Serialize(name) + ":", given.Run.Limits.Text, given.Spot);
            Write(value, output, given);
            separator = ",";
        }
        output.Add('}');
    }
}
