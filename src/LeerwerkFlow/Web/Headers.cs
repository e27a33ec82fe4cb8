namespace LeerwerkFlow.Web;

/// <summary>Headers of every answer: nothing from elsewhere, nothing inline, and no copy of a page about people stays behind.</summary>
internal sealed class Headers(RequestDelegate next)
{
    /// <summary>The page's own origin for everything; no inline script or style, no plug-in, no frame of a stranger around us.</summary>
    public const string ContentPolicy = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'";

    /// <summary>For a page that was made to be kept and printed: its own style, and nothing else at all.</summary>
    public const string SheetPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>A file with a version in its address may stay with the browser for a year; any other is asked for again.</summary>
    public static StaticFileOptions StaticFiles => new()
    {
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
    };

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            // A room that serves something stricter or a bundle of its own has spoken first.
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = ContentPolicy;
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-store";
            headers.XContentTypeOptions = "nosniff";
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
