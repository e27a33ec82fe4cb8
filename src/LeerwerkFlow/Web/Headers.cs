namespace LeerwerkFlow.Web;

/// <summary>Headers of every answer: nothing from elsewhere, nothing inline, and no copy of a page about people stays behind.</summary>
internal sealed class Headers(RequestDelegate next)
{
    /// <summary>The page's own origin for everything; no inline script or style, no plug-in, no frame of a stranger around us.</summary>
    public const string ContentPolicy = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'";

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
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
