using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Documenten;

/// <summary>The PDF of a made document. It is printed anew from the HTML that is kept: that is the master, and its bytes and hash stay as they are.</summary>
public sealed class PrintPdf(Db db, Klok klok, Kluis kluis, PdfPrinter printer, CurrentUser user)
{
    /// <param name="Naam">Of the file; it says nothing about the person.</param>
    public sealed record Pdf(string Naam, byte[] Inhoud);

    /// <exception cref="NotFound">There is no such document for this person, or it is not made yet.</exception>
    /// <exception cref="RuleBroken">It could not be printed.</exception>
    public async Task<Pdf> RunAsync(string id, CancellationToken ct = default)
    {
        user.Require(Right.ZietDocumenten);
        var rij = await db.FindAsync<Rij>(
            $"SELECT b.traject, b.sjabloon, b.datum, b.html FROM document b JOIN traject t ON t.id = b.traject WHERE b.id = @id AND b.html IS NOT NULL AND {Zicht.Sql}", user.ZichtArgs(new { id }), ct)
            ?? throw new NotFound();
        if (await db.FindAsync<long?>("SELECT MAX(versie) FROM documentversie WHERE document = @id", new { id }, ct) is { } versie)
            throw new RuleBroken($"Dit document is aangepast in Word. Download versie {versie} en print die.");
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, rij.Traject, "document-als-pdf", klok.Now)], ct);
        return new($"{rij.Sjabloon}-{Datum.Iso(rij.Datum)}.pdf", await printer.PrintAsync(Bewijs.Read(kluis, rij.Html), ct));
    }

    private sealed record Rij(string Traject, string Sjabloon, DateOnly Datum, byte[] Html);
}
