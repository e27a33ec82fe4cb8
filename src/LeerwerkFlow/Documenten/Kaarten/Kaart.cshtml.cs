using LeerwerkFlow.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LeerwerkFlow.Documenten.Kaarten;

/// <summary>The public page behind the QR code of a card. What never was, is too old or was taken back gives one same answer.</summary>
[AllowAnonymous]
[EnableRateLimiting(Limits.Lezen)]
internal sealed class KaartPage(ReadKaart read) : PageModel
{
    internal Kaart? Kaart { get; private set; }

    public async Task OnGetAsync(string code)
    {
        Linkcode.Hide(Response);
        Kaart = await read.FindAsync(code, HttpContext.RequestAborted);
        if (Kaart is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
