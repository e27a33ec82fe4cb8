using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Documenten;

/// <summary>The bytes of a document as they were made, with a policy of their own: their own style, and nothing else at all.</summary>
[Needs(Right.ZietDocumenten)]
internal sealed class InhoudPage(Db db, Klok klok, Kluis kluis, CurrentUser user) : PageModel
{
    public const string Policy = Headers.SheetPolicy;

    public async Task<IActionResult> OnGetAsync(string id)
    {
        var rij = await db.FindAsync<Rij>($"SELECT b.traject, b.html FROM document b JOIN traject t ON t.id = b.traject WHERE b.id = @id AND b.html IS NOT NULL AND {Zicht.Sql}", user.ZichtArgs(new { id }))
            ?? throw new NotFound();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, rij.Traject, "document-gelezen", klok.Now)]);
        Response.Headers.ContentSecurityPolicy = Policy;
        return Content(Bewijs.Read(kluis, rij.Html), "text/html; charset=utf-8");
    }

    internal sealed record Rij(string Traject, byte[] Html);
}
