using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Access;

internal sealed class ChangePasswordPage(ChangeWachtwoord change, CurrentUser user) : FormPage
{
    [BindProperty]
    public string Huidig { get; set; } = "";

    [BindProperty]
    public string Nieuw { get; set; } = "";

    [BindProperty]
    public string Herhaald { get; set; } = "";

    public bool Moet => User.HasClaim(c => c.Type == CurrentUser.MoetWijzigenClaim);

    public override Task LoadAsync() => Task.CompletedTask;

    public async Task<IActionResult> OnPostAsync()
    {
        if (Nieuw != Herhaald)
            throw new RuleBroken("De twee nieuwe wachtwoorden zijn niet gelijk.", nameof(Herhaald));

        var wie = await change.RunAsync(user.Id, Huidig ?? "", Nieuw ?? "");
        await HttpContext.SignInAsync(CurrentUser.Principal(wie));
        TempData["Gelukt"] = "Je wachtwoord is gewijzigd.";
        return LocalRedirect("/");
    }
}
