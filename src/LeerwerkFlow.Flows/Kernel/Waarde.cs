using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>Values of a flow: language values inside a step, canonical JSON text in the state.</summary>
internal static class Waarde
{
    private const int MaxDepth = 60;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A literal as it stands in the file.</summary>
    public static object? Of(JsonNode? node) => node switch
    {
        null => null,
        JsonValue v when v.TryGetValue<string>(out var text) => text,
        JsonValue v when v.TryGetValue<bool>(out var ja) => ja,
        _ => Parse(node.ToJsonString()),
    };

    /// <summary>An <c>Object</c> expression: JSON, mostly written as text; text that is no JSON stays text.</summary>
    public static object? OfObject(JsonNode? node)
    {
        if (TextOf(node) is not { } text)
            return Of(node);
        return TryParse(text, out var value) ? value : text;
    }

    public static string? TextOf(JsonNode? node) => node is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;

    /// <summary>JSON text as a language value.</summary>
    /// <exception cref="FlowFault">It is no JSON.</exception>
    public static object? Parse(string json) => TryParse(json, out var value) ? value : throw new FlowFault($"“{json}” is geen geldige waarde.");

    /// <summary>A language value as canonical JSON text.</summary>
    /// <exception cref="FlowFault">It cannot be written: not known yet, or nested without end.</exception>
    public static string ToJson(object? value) => JsonSerializer.Serialize(ToNode(value, 0), Readable);

    public static bool? AsBool(object? value) => value switch
    {
        bool ja => ja,
        string text when bool.TryParse(text, out var ja) => ja,
        _ => null,
    };

    public static long? AsWhole(object? value) => value switch
    {
        int n => n,
        long n => n,
        double n when n == Math.Truncate(n) && Math.Abs(n) < 1e15 => (long)n,
        decimal n when n == decimal.Truncate(n) && Math.Abs(n) < 1e15m => (long)n,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) => n,
        _ => null,
    };

    public static string AsText(object? value) => value switch
    {
        null => "",
        string text => text,
        bool ja => ja ? "True" : "False",
        DateOnly dag => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IConvertible or BigInteger => System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        _ => ToJson(value),
    };

    /// <summary>The items of a list, or of a list written as JSON text; null when it is no list.</summary>
    public static IReadOnlyList<object?>? AsList(object? value) => value switch
    {
        null => [],
        string text => TryParse(text, out var parsed) && parsed is Sequence list ? list : null,
        IReadOnlyList<object?> list => list,
        IReadOnlyDictionary<string, object?> => null,
        IEnumerable items => [.. items.Cast<object?>()],
        _ => null,
    };

    /// <summary>Fits a value to the type that a variable declares; a type that is not known changes nothing.</summary>
    /// <exception cref="FlowFault">It does not fit.</exception>
    public static string Convert(string json, string? type)
    {
        if (type is null || json == "null" || Short(type) is not { } kind)
            return json;
        var value = Parse(json);
        object? fitted = kind switch
        {
            "String" when value is not (Bag or Sequence) => AsText(value),
            "Boolean" => AsBool(value),
            "Int32" or "Int64" or "Int16" => value is "" ? 0L : AsWhole(value),
            "Double" or "Single" or "Decimal" => value is string text ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : null : value,
            _ => value,
        };
        return fitted is null ? throw new FlowFault($"“{AsText(value)}” past niet in een variabele van de soort {kind}.") : ToJson(fitted);
    }

    /// <summary>What a variable begins with: nothing when the value in the file does not fit its type, as in Elsa.</summary>
    public static string Begin(Variabele variable)
    {
        try
        {
            return Convert(ToJson(Of(variable.Waarde)), variable.Type);
        }
        catch (FlowFault)
        {
            return "null";
        }
    }

    private static string? Short(string type)
    {
        var name = type.Split(',')[0].Trim();
        return name[(name.LastIndexOf('.') + 1)..];
    }

    private static bool TryParse(string json, out object? value)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            value = JsonValues.Value(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }

    private static JsonNode? ToNode(object? value, int depth)
    {
        if (depth > MaxDepth)
            throw new FlowFault("Deze waarde zit te diep genest om te bewaren.");
        return value switch
        {
            null => null,
            Unknown => throw new FlowFault("Deze waarde is nog niet bekend. Vul eerst de gegevens in waarvan ze afhangt."),
            string text => JsonValue.Create(text),
            bool ja => JsonValue.Create(ja),
            int n => JsonValue.Create((long)n),
            long n => JsonValue.Create(n),
            decimal n => JsonValue.Create(n),
            double n => double.IsFinite(n) ? JsonValue.Create(n) : null,
            BigInteger n => JsonNode.Parse(n.ToString(CultureInfo.InvariantCulture)),
            DateOnly dag => JsonValue.Create(dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            DateTime moment => JsonValue.Create(moment.ToString("s", CultureInfo.InvariantCulture)),
            IReadOnlyDictionary<string, object?> members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, ToNode(m.Value, depth + 1)))),
            IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(i => ToNode(i, depth + 1))]),
            _ => JsonValue.Create(System.Convert.ToString(value, CultureInfo.InvariantCulture)),
        };
    }
}
