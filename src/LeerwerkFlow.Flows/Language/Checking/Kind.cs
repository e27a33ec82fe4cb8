using System.Text.Json;

namespace LeerwerkFlow.Flows.Language.Checking;

/// <summary>What sort of value stands somewhere, as far as can be told without rendering.</summary>
public enum Sort
{
    /// <summary>Anything: nothing is reported about it.</summary>
    Any,
    Boolean,
    Number,
    Text,
    Date,
    List,
    Record,
    Function,
}

/// <summary>The declared or inferred kind of a value.</summary>
/// <param name="Members">The members of an object.</param>
/// <param name="Item">The kind of a list's items.</param>
/// <param name="IsOpen">An object that may have more members than those.</param>
public sealed record Kind(Sort Sort, IReadOnlyDictionary<string, Kind>? Members = null, Kind? Item = null, bool IsOpen = false)
{
    public static readonly Kind Any = new(Sort.Any);
    public static readonly Kind Boolean = new(Sort.Boolean);
    public static readonly Kind Number = new(Sort.Number);
    public static readonly Kind Text = new(Sort.Text);
    public static readonly Kind Date = new(Sort.Date);
    public static readonly Kind Function = new(Sort.Function);

    public static Kind Record(IReadOnlyDictionary<string, Kind> members, bool isOpen = false) => new(Sort.Record, members, null, isOpen);

    public static Kind List(Kind item) => new(Sort.List, null, item);

    /// <summary>
    /// Reads the part of JSON Schema that models use: <c>type</c> (also a list with <c>null</c>), <c>format</c> date and
    /// date-time, <c>properties</c>, <c>additionalProperties: true</c>, <c>items</c>, <c>$ref</c> into <c>$defs</c>, and <c>enum</c>.
    /// Anything else allows any value.
    /// </summary>
    public static Kind FromSchema(JsonElement schema) => Read(schema, schema, 0);

    internal string Naam => Sort switch
    {
        Sort.Boolean => "een ja/nee-waarde",
        Sort.Number => "een getal",
        Sort.Text => "een tekst",
        Sort.Date => "een datum",
        Sort.List => "een lijst",
        Sort.Function => "een functie",
        Sort.Record => "een object",
        _ => "een waarde",
    };

    internal static Kind Join(Kind a, Kind b) => a.Equals(b) ? a : Any;

    private static Kind Read(JsonElement schema, JsonElement root, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > 20)
            return Any;
        if (schema.TryGetProperty("$ref", out var reference))
            return Find(reference.GetString() ?? "", root) is { } target ? Read(target, root, depth + 1) : Any;
        return TypeOf(schema) switch
        {
            "object" => ReadObject(schema, root, depth),
            "array" => List(schema.TryGetProperty("items", out var items) ? Read(items, root, depth + 1) : Any),
            "string" => schema.TryGetProperty("format", out var format) && format.GetString() is "date" or "date-time" ? Date : Text,
            "number" or "integer" => Number,
            "boolean" => Boolean,
            _ => schema.TryGetProperty("properties", out _) ? ReadObject(schema, root, depth) : Any,
        };
    }

    private static Kind ReadObject(JsonElement schema, JsonElement root, int depth)
    {
        var members = new Dictionary<string, Kind>(StringComparer.Ordinal);
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
                members[property.Name] = Read(property.Value, root, depth + 1);
        }
        var isOpen = schema.TryGetProperty("additionalProperties", out var more) ? more.ValueKind != JsonValueKind.False : members.Count == 0;
        return Record(members, isOpen);
    }

    /// <summary>The one type besides null; none when there are several.</summary>
    private static string? TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
            return null;
        if (type.ValueKind == JsonValueKind.String)
            return type.GetString();
        var names = type.EnumerateArray().Select(name => name.GetString()).Where(name => name != "null").ToList();
        return names is [var only] ? only : null;
    }

    private static JsonElement? Find(string reference, JsonElement root)
    {
        var found = root;
        foreach (var part in reference.Split('/').Skip(1))
        {
            if (!found.TryGetProperty(part, out found))
                return null;
        }
        return reference.StartsWith('#') ? found : null;
    }
}
