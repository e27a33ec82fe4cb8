using LeerwerkFlow.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Documenten;

/// <summary>A made document as a file to keep or to send.</summary>
[Needs(Right.ZietDocumenten)]
internal sealed class PdfPage(PrintPdf print) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string id)
    {
        var pdf = await print.RunAsync(id, HttpContext.RequestAborted);
        return File(pdf.Inhoud, "application/pdf", pdf.Naam);
    }
}
