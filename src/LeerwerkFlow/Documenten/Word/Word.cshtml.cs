using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Documenten.Word;

/// <summary>A document as a file for Word, never shown in the browser.</summary>
[Needs(Right.ZietDocumenten)]
internal sealed class WordPage(OpenWord word) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string id, long? versie)
    {
        var bestand = await word.RunAsync(id, versie, HttpContext.RequestAborted);
        return File(bestand.Inhoud, Upload.MediaType("docx"), bestand.Naam);
    }
}
