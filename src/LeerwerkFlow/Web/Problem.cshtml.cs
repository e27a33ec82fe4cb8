using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Web;

/// <summary>Where a request ends that cannot be answered. The failed request runs again to here, whatever its method was.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ProblemPage : PageModel
{
    internal Probleem Probleem { get; private set; } = Probleem.OfStatus(StatusCodes.Status404NotFound);

    public void OnGet(int? status) => Show(status);

    public void OnPost(int? status) => Show(status);

    private void Show(int? status)
    {
        Probleem = HttpContext.Items[typeof(Probleem)] as Probleem ?? Probleem.OfStatus(status ?? StatusCodes.Status404NotFound);
        Response.StatusCode = Probleem.Status;
    }
}
