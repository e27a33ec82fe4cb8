using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Ontwerp;

/// <summary>
/// What a designer sends. The sign-in is a cookie, so whatever changes something must come from our own pages (<c>Origin</c>) as JSON, of a size that a flow can have.
/// </summary>
internal static class JsonDoor
{
    /// <summary>The largest body: twenty times the largest flow that was ever drawn.</summary>
    public const int MostBytes = 2_000_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>The body that <see cref="RefusedAsync"/> read; empty when there was none.</summary>
    public static JsonObject Body(HttpContext http) => (JsonObject)http.Items[typeof(JsonDoor)]!;

    /// <summary>Why this request may not come in, or null when it may.</summary>
    public static async Task<(int Status, string Zin)?> RefusedAsync(HttpContext http)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return null;
        if (!Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) || !origin.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase))
            return (StatusCodes.Status403Forbidden, "Deze vraag kwam niet van een pagina van LeerwerkFlow en is geweigerd.");
        if (request.ContentLength > MostBytes)
            return TooLarge;
        // Only a request without any body may leave out what it sends.
        if (!request.HasJsonContentType() && (request.ContentType is not null || request.ContentLength is not (null or 0)))
            return (StatusCodes.Status415UnsupportedMediaType, "Stuur dit als JSON.");
        return await ReadAsync(http);
    }

    private static async Task<(int Status, string Zin)?> ReadAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        var part = new byte[16_384];
        for (int read; (read = await http.Request.Body.ReadAsync(part, http.RequestAborted)) > 0;)
        {
            buffer.Write(part, 0, read);
            if (buffer.Length > MostBytes)
                return TooLarge;
        }

        try
        {
            http.Items[typeof(JsonDoor)] = buffer.Length == 0 ? [] : JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), documentOptions: Strict) as JsonObject ?? [];
            return null;
        }
        catch (JsonException)
        {
            return (StatusCodes.Status400BadRequest, "Wat je stuurde, is geen leesbare JSON. Laad de pagina opnieuw en probeer nog eens.");
        }
    }

    private static readonly (int, string) TooLarge = (StatusCodes.Status413PayloadTooLarge, "Deze flow is te groot om te bewaren: meer dan 2 MB. Splits hem in fasen.");
}
