using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>A frozen rapport as a file: the bytes that were kept, or a PDF printed from the lines that were kept.</summary>
[Needs(Right.BeheertAansluiting)]
internal sealed class RapportBestandPage(Db db, Klok klok, CurrentUser user, PdfPrinter printer) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string periode, string soort, string vorm)
    {
        var organisatie = user.Organisatie ?? throw new NotAllowed();
        var rapport = await db.FindAsync<Rapport>(
            "SELECT id, periode, soort, csv, hash, gemaakt, door FROM rapport WHERE organisatie = @organisatie AND periode = @periode AND soort = @soort", new { organisatie, periode, soort })
            ?? throw new LeerwerkFlow.NotFound();
        var naam = $"aansluiting-{rapport.Periode}{(soort == "SLOT" ? "-afgesloten" : "")}";
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, null, "aansluiting-uitgevoerd", klok.Now)]);
        if (vorm == "csv")
            return File(rapport.Csv, "text/csv; charset=utf-8", naam + ".csv");
        if (vorm != "pdf")
            throw new LeerwerkFlow.NotFound();
        var van = await db.FindAsync<string>("SELECT naam FROM organisatie WHERE id = @organisatie", new { organisatie });
        return File(await printer.PrintAsync(RapportBlad.Write(rapport, van!, await Rapport.RegelsAsync(db, rapport.Id)), HttpContext.RequestAborted), "application/pdf", naam + ".pdf");
    }
}
