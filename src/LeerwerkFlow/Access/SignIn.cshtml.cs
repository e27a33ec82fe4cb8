using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LeerwerkFlow.Access;

[AllowAnonymous]
[EnableRateLimiting(Limits.Aanmelden)]
internal sealed class SignInPage(SignIn signIn) : PageModel
{
    [BindProperty]
    public string Gebruikersnaam { get; set; } = "";

    [BindProperty]
    public string Wachtwoord { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.RunAsync(Gebruikersnaam ?? "", Wachtwoord ?? "") is not { } wie)
        {
            ModelState.AddModelError("", "Je gebruikersnaam of wachtwoord klopt niet. Na vijf foute pogingen is aanmelden een kwartier geblokkeerd.");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await HttpContext.SignInAsync(CurrentUser.Principal(wie));
        // Only an address of our own: the link to this page may have been made by a stranger.
        return LocalRedirect(Url.IsLocalUrl(Terug) ? Terug : "/");
    }
}
