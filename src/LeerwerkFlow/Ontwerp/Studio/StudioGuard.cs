using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>
/// The door of the API. The sign-in is a cookie, so whatever changes something must come from our own pages (<c>Origin</c>) as JSON, of a size that a flow can have; and what the
/// house refuses becomes the problem that Studio shows.
/// </summary>
internal sealed class StudioGuard : IEndpointFilter
{
    /// <summary>The largest body: twenty times the largest flow that was ever drawn.</summary>
    public const int MostBytes = 2_000_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!IsSafe(http.Request.Method) && await RefusedAsync(http) is { } refused)
            return refused;

        try
        {
            return await next(context);
        }
        catch (FlowRefused e)
        {
            return StudioAnswer.Refuse(e);
        }
        catch (RuleBroken e)
        {
            return StudioAnswer.Refuse(StatusCodes.Status400BadRequest, e.Message);
        }
        catch (NotFound e)
        {
            return StudioAnswer.Refuse(StatusCodes.Status404NotFound, e.Message);
        }
        catch (NotAllowed e)
        {
            return StudioAnswer.Refuse(StatusCodes.Status403Forbidden, e.Message);
        }
        catch (Moved e)
        {
            return StudioAnswer.Refuse(StatusCodes.Status409Conflict, e.Message);
        }
    }

    /// <summary>The body that <see cref="StudioGuard"/> read; empty when there was none.</summary>
    public static JsonObject Body(HttpContext http) => (JsonObject)http.Items[typeof(StudioGuard)]!;

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static async Task<IResult?> RefusedAsync(HttpContext http)
    {
        var request = http.Request;
        if (!Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) || !origin.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase))
            return StudioAnswer.Refuse(StatusCodes.Status403Forbidden, "Deze vraag kwam niet van een pagina van LeerwerkFlow en is geweigerd.");
        if (request.ContentLength > MostBytes)
            return TooLarge();
        // Only a request without any body may leave out what it sends.
        if (!request.HasJsonContentType() && (request.ContentType is not null || request.ContentLength is not (null or 0)))
            return StudioAnswer.Refuse(StatusCodes.Status415UnsupportedMediaType, "Stuur dit als JSON.");

        using var buffer = new MemoryStream();
        var part = new byte[16_384];
        for (int read; (read = await request.Body.ReadAsync(part, http.RequestAborted)) > 0;)
        {
            buffer.Write(part, 0, read);
            if (buffer.Length > MostBytes)
                return TooLarge();
        }

        try
        {
            http.Items[typeof(StudioGuard)] = buffer.Length == 0 ? [] : JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), documentOptions: Strict) as JsonObject ?? [];
            return null;
        }
        catch (JsonException)
        {
            return StudioAnswer.Refuse(StatusCodes.Status400BadRequest, "Wat je stuurde, is geen leesbare JSON. Laad de pagina opnieuw en probeer nog eens.");
        }
    }

    private static IResult TooLarge() =>
        StudioAnswer.Refuse(StatusCodes.Status413PayloadTooLarge, "Deze flow is te groot om te bewaren: meer dan 2 MB. Splits hem in fasen.");
}
