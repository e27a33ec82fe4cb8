using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Above a page that takes a file: what says beforehand that it is too large is not read at all.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PakketGrensAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    // The form around the file takes some bytes too.
    private const int MostRequest = PakketLezer.MostBytes + 100_000;

    // Before the form is read for its token.
    public int Order => -1000;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Request.ContentLength > MostRequest)
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }
}
