using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Access;

/// <summary>The front door: everyone goes to where their day begins.</summary>
internal sealed class HomePage(CurrentUser user) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(user.May(Right.NoteertObservaties) && !user.May(Right.ZietTeam) ? "/ploeg" : user.May(Right.ZietPostvak) ? "/postvak" : "/medewerkers");
}
