using LeerwerkFlow.Access;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Inbox.Weergaven;

/// <summary>One's own weergaven, to rename, share and throw away; those of colleagues, to open.</summary>
[Needs(Right.ZietPostvak)]
internal sealed class WeergavenPage(ReadWeergaven read, SaveWeergave save, RemoveWeergave remove, CurrentUser user) : FormPage
{
    [BindProperty]
    public string? Naam { get; set; }

    [BindProperty]
    public bool Gedeeld { get; set; }

    /// <summary>Which one a form is about.</summary>
    [BindProperty]
    public string Welke { get; set; } = "";

    internal Weergave[] Alle { get; private set; } = [];

    internal bool MagDelen => user.Organisatie is not null && user.May(Right.ZietTeam);

    internal bool IsOwn(Weergave weergave) => weergave.Medewerker == user.Id;

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync() => Alle = await read.ListAsync(user);

    public async Task<IActionResult> OnPostAsync()
    {
        await save.RunAsync(user, Welke, Naam, "", Gedeeld);
        return Done("De weergave is gewijzigd.");
    }

    public async Task<IActionResult> OnPostVerwijderAsync()
    {
        await remove.RunAsync(user, Welke);
        return Done("De weergave is verwijderd. Aan de taken verandert niets.");
    }

    private LocalRedirectResult Done(string zin)
    {
        TempData["Gelukt"] = zin;
        return LocalRedirect("/postvak/weergaven");
    }
}
