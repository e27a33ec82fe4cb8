using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Flows.Json;

/// <summary>Members of a JSON object that may be absent or of another kind than expected.</summary>
internal static class JsonReading
{
    /// <summary>The text under a name, also when it is written with a capital; null when it is no text.</summary>
    public static string? Text(this JsonObject o, string name) => o.Member(name) is JsonValue v && v.TryGetValue<string>(out var s) ? s : null;

    /// <summary>A whole number, also when written as text; else null.</summary>
    public static int? Number(this JsonObject o, string name) =>
        o.Member(name) is JsonValue v && int.TryParse(v.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>True when the member is true, or text that says so.</summary>
    public static bool Flag(this JsonObject o, string name) => o.Member(name) is JsonValue v && (v.GetValueKind() == JsonValueKind.True || bool.TryParse(v.ToString(), out var yes) && yes);

    /// <summary>The objects of a list; Elsa sometimes wraps one in <c>$values</c>, <c>items</c> or <c>values</c>.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonObject o, string name) => (o.Member(name) switch
    {
        JsonArray list => list,
        JsonObject wrapped => wrapped["$values"] as JsonArray ?? wrapped["items"] as JsonArray ?? wrapped["values"] as JsonArray ?? [],
        _ => [],
    }).OfType<JsonObject>();

    /// <summary>A member by its camel-case name, else by the same name with a capital.</summary>
    public static JsonNode? Member(this JsonObject o, string name) => o.TryGetPropertyValue(name, out var node) ? node : o[char.ToUpperInvariant(name[0]) + name[1..]];
}
