using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LeerwerkFlow.Documenten.Uploads;

/// <summary>
/// Above a page that takes a file: what is far too large is refused before a byte of it is read, with a page that says so; the rest stays in memory, so that nothing about people
/// comes unsealed on the disk.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadLimitAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the check of the form's token, which reads it all.</summary>
    public int Order => -10_000;

    /// <exception cref="BadHttpRequestException">The request says that it is too large.</exception>
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.Request.ContentLength > CheckUpload.MostRequest)
            throw new BadHttpRequestException("Too large.", StatusCodes.Status413PayloadTooLarge);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = CheckUpload.MostRequest;
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new() { MultipartBodyLengthLimit = CheckUpload.MostRequest, MemoryBufferThreshold = CheckUpload.MostRequest }));
    }
}
