using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Documenten.Uploads;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Documenten.Tekenen;

/// <summary>A signed page as it came in. A photo is shown, in a box from which nothing can be reached; a PDF is only given to be kept.</summary>
[Needs(Right.ZietDocumenten)]
internal sealed class ScanBladPage(Db db, Klok klok, Kluis kluis, CurrentUser user) : PageModel
{
    public const string Policy = "default-src 'none'; sandbox; frame-ancestors 'self'";

    public async Task<IActionResult> OnGetAsync(string id, string scan)
    {
        var rij = await db.FindAsync<Rij>(
            $"SELECT b.traject, s.soort, s.inhoud FROM scan s JOIN document b ON b.id = s.document JOIN traject t ON t.id = b.traject WHERE s.id = @scan AND b.id = @id AND {Zicht.Sql}", user.ZichtArgs(new { id, scan }))
            ?? throw new NotFound();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, rij.Traject, "scan-bekeken", klok.Now)]);
        Response.Headers.ContentSecurityPolicy = Policy;
        var inhoud = kluis.OpenBytes(Luik.Persoon, rij.Inhoud);
        return rij.Soort == "pdf" ? File(inhoud, Upload.MediaType(rij.Soort), $"blad-{scan}.pdf") : File(inhoud, Upload.MediaType(rij.Soort));
    }

    internal sealed record Rij(string Traject, string Soort, byte[] Inhoud);
}
