using LeerwerkFlow.Access;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>The files below <c>/studio/</c>: Studio's own and ours. Only for who may use Studio; a script that asks gets 401 or 403, never a page.</summary>
internal static class StudioBestanden
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/studio").RequireAuthorization(nameof(Right.GebruiktStudio)).DisableCookieRedirect().WithMetadata(new ZonderPagina());
        foreach (var room in new[] { "_framework", "_content", "gast" })
            files.MapMethods($"/{room}/{{**pad}}", ["GET", "HEAD"], (string pad, HttpContext context, StudioPakket pakket) => Give(context, pakket.Find($"{room}/{pad}")));
        files.MapGet("/appsettings.json", (HttpRequest request) => Instellingen($"{request.Scheme}://{request.Host}"));
    }

    // Studio does not start without this file. The page itself says again where the API is.
    private static IResult Instellingen(string origin) => Results.Json(new Dictionary<string, object>
    {
        ["Backend"] = new { Url = $"{origin}/elsa/api" },
        ["Localization"] = new { DefaultCulture = "nl-BE" },
    });

    /// <summary>A file in the smallest form that the browser reads; 404 when there is none.</summary>
    public static IResult Give(HttpContext context, StudioBestand? bestand)
    {
        if (bestand is null)
            return Results.NotFound();

        var reads = context.Request.GetTypedHeaders().AcceptEncoding.Where(e => e.Quality is not 0).Select(e => e.Value.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (pad, vorm) = bestand.Choose(reads);
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (vorm is not null)
            headers.ContentEncoding = vorm;
        // Kept by this browser only: the next person at it must sign in first.
        headers.CacheControl = bestand.Vast || context.Request.Query.ContainsKey("v") ? "private, max-age=31536000, immutable" : "private, no-cache";
        return Results.File(pad, bestand.Type, entityTag: new($"\"{bestand.Merk}-{new FileInfo(pad).Length:x}-{vorm ?? "geen"}\""));
    }

    /// <summary>A script that asks gets a status, not a page.</summary>
    internal sealed class ZonderPagina : ISkipStatusCodePagesMetadata;
}
