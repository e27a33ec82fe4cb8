using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeerwerkFlow.Flows.Language.Builtins;

namespace LeerwerkFlow.Flows.Language;

/// <summary>JSON and the language's values.</summary>
public static class JsonValues
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Objects and lists that the language can read and change.</summary>
    public static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Object(json),
        JsonValueKind.Array => new Sequence(json.EnumerateArray().Select(Value)),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Number(json),
        _ => null,
    };

    internal static object? Read(Given given)
    {
        if (given[0] is null)
            return null;
        try
        {
            using var document = JsonDocument.Parse(given.Text(0));
            return Checked(Value(document.RootElement), given);
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
        if (value is Sequence list)
            given.Run.Checked(list, given.Spot);
        else if (value is Bag bag)
            given.Run.CheckItems(bag.Count, given.Spot);
        return value;
    }

    private static Bag Object(JsonElement json)
    {
        var bag = new Bag();
        foreach (var member in json.EnumerateObject())
            bag[member.Name] = Value(member.Value);
        return bag;
    }

    private static object Number(JsonElement json)
    {
        if (json.TryGetInt64(out var whole))
            return Numbers.Fit(whole);
        var text = json.GetRawText();
        if (text.Length < 400 && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big))
            return Numbers.Fit(big);
        return json.GetDouble();
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
            Add(value is double d && !double.IsFinite(d) ? "null" : Numbers.Text(value, CultureInfo.InvariantCulture));
        else if (Dates.Of(value) is { } date)
            Add(JsonSerializer.Serialize(value is DateOnly ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : date.ToString("s", CultureInfo.InvariantCulture)));
        else
            Add(JsonSerializer.Serialize(given.Run.Text(value, given.Spot), Readable));

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
            output.Add(separator + JsonSerializer.Serialize(name, Readable) + ":", given.Run.Limits.Text, given.Spot);
            Write(value, output, given);
            separator = ",";
        }
        output.Add('}');
    }
}
