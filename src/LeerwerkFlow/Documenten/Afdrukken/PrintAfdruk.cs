using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Documenten.Afdrukken;

/// <summary>Many letters as one PDF with a list in front. Each letter is printed alone first: that is how the list and the numbers at the foot know how many sheets it takes.</summary>
public sealed class PrintAfdruk(Db db, Klok klok, Kluis kluis, PdfPrinter printer, CurrentUser user)
{
    public const string TeVeel = "Samen zijn deze documenten te lang om in één keer te printen. Kies er minder.";

    /// <param name="ids">At most <see cref="AfdrukRegel.Most"/>; those that cannot be printed are left out.</param>
    /// <exception cref="RuleBroken">Nothing can be printed, or it could not be printed now.</exception>
    public async Task<byte[]> RunAsync(string[] ids, CancellationToken ct = default)
    {
        var regels = (await AfdrukRegel.OfAsync(db, user, ids, ct)).Where(r => r.WhyNot is null).ToList();
        if (regels.Count == 0)
            throw new RuleBroken("Geen van deze documenten kan nu geprint worden.");
        await db.WriteAsync([.. regels.Select(r => VerwerkingsLog.Looked(user.Id, r.Traject, "document-geprint", klok.Now))], ct);

        var brieven = await Task.WhenAll(regels.Select(r => MeasureAsync(r, ct)));
        var cover = PdfPrinter.PagesOf(await printer.PrintAsync(ComposeAfdruk.Cover(brieven, klok.Vandaag), ct));
        var html = ComposeAfdruk.Whole(brieven, klok.Vandaag, cover);
        if (html.Length > PdfPrinter.MostText)
            throw new RuleBroken(TeVeel);
        var pdf = await printer.PrintAsync(html, ct);
        if (PdfPrinter.PagesOf(pdf) != cover + brieven.Sum(b => b.Bladzijden))
            throw new RuleBroken("De bladzijden van deze documenten konden niet samen geteld worden. Print ze één voor één.");
        return pdf;
    }

    // zicht: the row came through Zicht.
    private async Task<ComposeAfdruk.Blad> MeasureAsync(AfdrukRegel regel, CancellationToken ct)
    {
        var html = kluis.Open(Luik.Persoon, (await db.FindAsync<byte[]>("SELECT html FROM document WHERE id = @Id AND html IS NOT NULL", new { regel.Id }, ct))!);
        return new(regel.Deelnemer, regel.Titel, regel.Kanaal, html, PdfPrinter.PagesOf(await printer.PrintAsync(html, ct)));
    }
}
