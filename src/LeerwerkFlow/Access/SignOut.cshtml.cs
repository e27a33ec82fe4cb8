using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Access;

[AllowAnonymous]
internal sealed class SignOutPage : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync();
        // What a taak could not send yet goes too: the next person may sit at this screen.
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return LocalRedirect("/aanmelden");
    }
}
