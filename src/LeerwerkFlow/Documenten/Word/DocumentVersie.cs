using System.Text;
using DocumentFormat.OpenXml.Packaging;
using LeerwerkFlow.Documenten.Controle;
using LeerwerkFlow.Store;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace LeerwerkFlow.Documenten.Word;

/// <summary>A version of a document that a person edited in Word. The made one is version 1 and is never overwritten; the newest is what leaves the house.</summary>
/// <param name="Versie">From 2.</param>
/// <param name="Reden">Sealed: why it was edited.</param>
/// <param name="Door">Name of the medewerker.</param>
public sealed record DocumentVersie(long Versie, string Hash, byte[] Reden, string Door, DateTimeOffset Bewaard)
{
    private const int MostText = 20_000;

    /// <summary>The newest first.</summary>
    // zicht: the caller read the document through Zicht.
    public static Task<DocumentVersie[]> OfAsync(Db db, string document, CancellationToken ct = default) => db.QueryAsync<DocumentVersie>(
        "SELECT v.versie, v.hash, v.reden, m.naam AS door, v.bewaard FROM documentversie v JOIN medewerker m ON m.id = v.door WHERE v.document = @document ORDER BY v.versie DESC", new { document }, ct);

    /// <summary>Why this document cannot be edited, as people read it; or null when it can.</summary>
    public static string? WhyNot(DocumentRow document) => document switch
    {
        { Code: AttestStempel.Document } => "Een attest kun je niet bewerken: wie de code nakijkt, moet hetzelfde lezen. Klopt er iets niet? Verbeter het dossier en vraag een nieuw attest.",
        { Status: "gevraagd" } => "Dit document wordt nog gemaakt.",
        { Status: "geannuleerd" } => "Dit document is niet meer nodig. Daarom kun je het niet bewerken.",
        { Getekend.Count: > 0 } => "Er is al getekend. Daarom kun je dit document niet meer bewerken.",
        { IsReady: false, MustBeRead: false } => "Dit document is al verstuurd of bewaard. Daarom kun je het niet meer bewerken.",
        _ => null,
    };

    /// <summary>The words of a DOCX that came through <see cref="Uploads.CheckUpload"/>, a paragraph a line, to read on screen; cut off when there are very many.</summary>
    public static string Text(byte[] docx)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(docx, writable: false), isEditable: false);
        var text = new StringBuilder();
        foreach (var paragraph in word.MainDocumentPart?.Document.Descendants<W.Paragraph>() ?? [])
        {
            foreach (var piece in paragraph.Descendants().Where(d => d is W.Text or W.Break or W.TabChar))
                text.Append(piece is W.Text t ? t.Text : piece is W.Break ? "\n" : " ");
            text.Append('\n');
            if (text.Length > MostText)
                return text.ToString(0, MostText) + "…";
        }

        return text.ToString().Trim();
    }
}
