using System.Text.Json;

namespace LeerwerkFlow.Flows.Language.Checking;

/// <summary>Reads a JSON Schema into a <see cref="Kind"/>. Each definition is read once; inside itself it is any value.</summary>
internal sealed class SchemaReader(JsonElement root)
{
    private readonly Dictionary<string, Kind> _definitions = new(StringComparer.Ordinal);

    public Kind Read(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return Kind.Any;
        if (schema.TryGetProperty("$ref", out var reference))
            return ReadDefinition(reference.GetString() ?? "");
        var (type, isNullable) = TypeOf(schema);
        var kind = type switch
        {
            "object" => ReadObject(schema),
            "array" => Kind.List(schema.TryGetProperty("items", out var items) ? Read(items) : Kind.Any),
            "string" => schema.TryGetProperty("format", out var format) && format.GetString() is "date" or "date-time" ? Kind.Date : Kind.Text,
            "number" or "integer" => Kind.Number,
            "boolean" => Kind.Boolean,
            _ => schema.TryGetProperty("properties", out _) ? ReadObject(schema) : Kind.Any,
        };
        return isNullable ? kind with { IsNullable = true } : kind;
    }

    private Kind ReadDefinition(string reference)
    {
        if (_definitions.TryGetValue(reference, out var kind))
            return kind;
        _definitions[reference] = Kind.Any;
        return _definitions[reference] = Find(reference) is { } schema ? Read(schema) : Kind.Any;
    }

    private Kind ReadObject(JsonElement schema)
    {
        var members = new Dictionary<string, Kind>(StringComparer.Ordinal);
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
                members[property.Name] = Read(property.Value);
        }
        var isOpen = schema.TryGetProperty("additionalProperties", out var more) ? more.ValueKind != JsonValueKind.False : members.Count == 0;
        return Kind.Record(members, isOpen);
    }

    /// <summary>The one type besides null; none when there are several.</summary>
    private static (string? Type, bool IsNullable) TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
            return default;
        if (type.ValueKind != JsonValueKind.Array)
            return (type.GetString(), false);
        var names = type.EnumerateArray().Select(name => name.GetString()).ToList();
        var isNullable = names.Remove("null");
        return (names is [var only] ? only : null, isNullable);
    }

    private JsonElement? Find(string reference)
    {
        var found = root;
        foreach (var part in reference.Split('/').Skip(1))
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(part, out found))
                return null;
        }
        return reference.StartsWith('#') ? found : null;
    }
}
