using LeerwerkFlow.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Documenten.Elm;

/// <summary>An attest as a file of the European Learning Model, not sealed.</summary>
[Needs(Right.ZietDocumenten)]
internal sealed class ElmPage(ExportElm export) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string id)
    {
        var bestand = await export.RunAsync(id, HttpContext.RequestAborted);
        return File(bestand.Inhoud, "application/ld+json", bestand.Naam);
    }
}
