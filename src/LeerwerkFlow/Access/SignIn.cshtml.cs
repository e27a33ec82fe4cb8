using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LeerwerkFlow.Access;

[AllowAnonymous]
[EnableRateLimiting(Limits.Aanmelden)]
internal sealed class SignInPage(SignIn signIn, Db db, DemoOptions demo) : PageModel
{
    internal sealed record DemoAccount(string Gebruikersnaam, string Rollen, string? Organisatie)
    {
        /// <summary>One of each role stands in front; the others have a number.</summary>
        public bool IsEerste => !char.IsAsciiDigit(Gebruikersnaam[^1]);

        public string Rol => string.Join(", ", Roles.Parse(Rollen).Select(r => r.Label()));
    }

    /// <summary>The accounts that anyone may try; empty when there are none.</summary>
    internal DemoAccount[] DemoAccounts { get; private set; } = [];

    [BindProperty]
    public string Gebruikersnaam { get; set; } = "";

    [BindProperty]
    public string Wachtwoord { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.RunAsync(Gebruikersnaam ?? "", Wachtwoord ?? "") is not { } wie)
        {
            ModelState.AddModelError("", "Je gebruikersnaam of wachtwoord klopt niet. Na vijf foute pogingen is aanmelden een kwartier geblokkeerd.");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await LoadAsync();
            return Page();
        }

        await HttpContext.SignInAsync(CurrentUser.Principal(wie));
        // Only an address of our own: the link to this page may have been made by a stranger.
        return LocalRedirect(Url.IsLocalUrl(Terug) ? Terug : "/");
    }

    private async Task LoadAsync()
    {
        if (!demo.Demo)
            return;
        DemoAccounts = await db.QueryAsync<DemoAccount>(
            """
            SELECT m.gebruikersnaam, m.rollen, o.naam AS organisatie FROM medewerker m LEFT JOIN organisatie o ON o.id = m.organisatie
            WHERE m.id LIKE @zo AND m.actief = 1 ORDER BY CASE m.rollen WHEN 'coordinator' THEN 0 WHEN 'coach' THEN 1 WHEN 'instructeur' THEN 2 ELSE 3 END, LENGTH(m.id), m.id
            """,
            new { zo = DemoOptions.AccountPrefix + "%" });
    }
}
