using LeerwerkFlow.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The page around the designer. All else of it is a bundle (<c>designer/</c>) that speaks to <c>/ontwerp/api</c>.</summary>
[Needs(Right.LeestVoorstellen)]
internal sealed class TekentafelPage(Definities definities, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Flow { get; set; } = "";

    internal string Naam { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if ((await definities.LatestAsync(user.Organisatie)).FirstOrDefault(d => d.Id == Flow) is not { } definitie)
            return NotFound();

        Naam = definitie.Naam;
        return Page();
    }
}
