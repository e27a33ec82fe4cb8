using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Ontwerp;

/// <summary>
/// What a definition says, apart from how it is written and drawn: keys in order, nothing empty, no version, no place on the canvas. Two definitions with the same
/// canonical form play alike and read alike. It decides whether there is anything to publish; the hash of a version stays that of its bundle as stored.
/// </summary>
public static class CanonicalFlow
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The envelope of a version and what a designer adds by itself.
    internal static readonly HashSet<string> Envelope =
    [
        "id", "version", "isLatest", "isPublished", "isReadonly", "isSystem", "createdAt", "toolVersion", "materializerName", "materializerContext", "providerName", "links",
        "usableAsActivity",
    ];

    /// <param name="tekening">True: places and bends of the drawing count too.</param>
    public static string Write(JsonObject definitie, bool tekening = false)
    {
        var content = new JsonObject();
        foreach (var (naam, waarde) in definitie.Where(p => !Envelope.Contains(p.Key)))
            content[naam] = waarde?.DeepClone();
        return (Of(content, tekening) ?? new JsonObject()).ToJsonString(Plain);
    }

    private static JsonNode? Of(JsonNode? node, bool tekening) => node switch
    {
        JsonObject o => OfObject(o, tekening),
        JsonArray { Count: 0 } => null,
        JsonArray a => new JsonArray([.. a.Select(e => Of(e, tekening) ?? Empty(e))]),
        JsonValue v => OfValue(v),
        _ => null,
    };

    private static JsonObject? OfObject(JsonObject o, bool tekening)
    {
        var result = new JsonObject();
        foreach (var (naam, waarde) in o.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (naam is "nodeId" or "memoryReference" || (!tekening && naam is "designer" or "vertices") || (tekening && naam == "size"))
                continue;
            // An expression is data of the flow: an empty text in it is a value.
            if (Of(waarde, tekening) is { } kept && !(naam is "expression" && kept is JsonObject { Count: 1 } alone && alone.ContainsKey("type")))
                result[naam] = kept;
        }

        return result.Count == 0 || (result.Count == 1 && result.ContainsKey("typeName")) ? null : result;
    }

    private static JsonValue OfValue(JsonValue v) => v.GetValueKind() switch
    {
        JsonValueKind.Number when decimal.TryParse(v.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var getal) => JsonValue.Create(getal / 1.0000000000000000000000000000m),
        _ => (JsonValue)v.DeepClone(),
    };

    // A place in a list counts, also when nothing stands there.
    private static JsonNode? Empty(JsonNode? e) => e switch
    {
        JsonObject => new JsonObject(),
        JsonArray => new JsonArray(),
        _ => null,
    };
}
