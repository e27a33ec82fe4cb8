using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LeerwerkFlow.Documenten.Uploads;
using LeerwerkFlow.Documenten.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace LeerwerkFlow.Tests.Documenten.Word;

public sealed class WriteWordTests
{
    private const string Head = "<!DOCTYPE html><html lang=\"nl\"><head><title>Jan &amp; Co</title><style>:root { --kleur: #aa1122; }</style></head><body>";

    [Theory]
    [MemberData(nameof(BrievenTests.Alle), MemberType = typeof(BrievenTests))]
    public void Every_letter_is_a_valid_docx_with_its_words_in_order_that_may_come_back(string voorbeeld)
    {
        var html = BrievenTests.Html(voorbeeld);

        var docx = WriteWord.Run(html);

        var page = new HtmlParser().ParseDocument(html);
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(Poppler.Bare(page.Body!.TextContent), Poppler.Bare(word.MainDocumentPart!.Document.Body!.InnerText));
        Assert.Equal(Headings(page), word.MainDocumentPart.Document.Descendants<W.Paragraph>().Select(p => (p.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "", Poppler.Bare(p.InnerText))).Where(p => p.Item1.StartsWith("Heading", StringComparison.Ordinal)));
        Assert.Equal(page.QuerySelectorAll("li").Length, word.MainDocumentPart.Document.Descendants<W.NumberingProperties>().Count());
        Assert.Equal(page.QuerySelectorAll("table").Length, word.MainDocumentPart.Document.Descendants<W.Table>().Count());
        Assert.Equal(page.QuerySelectorAll("thead tr").Length, word.MainDocumentPart.Document.Descendants<W.TableHeader>().Count());
        Assert.Equal(docx, WriteWord.Run(html));
        Assert.Equal(UploadSoort.Docx, CheckUpload.Check(docx, [UploadSoort.Docx]).Soort);
    }

    [Fact]
    public void Title_language_sheet_foot_bold_lines_and_numbers_are_there()
    {
        var docx = WriteWord.Run(Head + "<header><p class=\"organisatie\">De Brug</p></header><main><h1>Een</h1><p>Bel <strong>09 000</strong>\n <em>nu</em>.<br>Tot dan</p><ol><li>a</li></ol><ol><li>b</li></ol>"
            + "<p class=\"tekst\">een\ntwee</p><table><caption>Kop</caption><thead><tr><th scope=\"col\">x</th></tr></thead><tbody><tr><td>y\u0001</td></tr></tbody></table></main></body></html>");

        using var word = WordprocessingDocument.Open(new MemoryStream(docx), false);
        var main = word.MainDocumentPart!;
        Assert.Equal(("Jan & Co", "nl-BE"), (word.PackageProperties.Title, word.PackageProperties.Language));
        Assert.Equal("nl-BE", main.StyleDefinitionsPart!.Styles!.Descendants<W.Languages>().First().Val!.Value);
        Assert.Contains("AA1122", main.StyleDefinitionsPart.Styles.OuterXml, StringComparison.Ordinal);
        Assert.Equal((11906u, 16838u), (main.Document.Descendants<W.PageSize>().Single().Width!.Value, main.Document.Descendants<W.PageSize>().Single().Height!.Value));
        Assert.Equal(["PAGE", "NUMPAGES"], main.FooterParts.Single().Footer.Descendants<W.SimpleField>().Select(f => f.Instruction!.Value));
        Assert.Equal(["09 000"], main.Document.Descendants<W.Run>().Where(r => r.RunProperties?.Bold is not null && r.Ancestors<W.Table>().FirstOrDefault() is null).Select(r => r.InnerText));
        Assert.Equal([2, 3], main.Document.Descendants<W.NumberingId>().Select(n => n.Val!.Value));
        Assert.Equal("De Brug\nEen\nBel 09 000 nu.\nTot dan\na\nb\neen\ntwee\nKop\nx\ny", DocumentVersie.Text(docx));
    }

    private static IEnumerable<(string, string)> Headings(AngleSharp.Dom.IDocument page) => page.QuerySelectorAll("h1, h2, h3").Select(h => ("Heading" + h.LocalName[1], Poppler.Bare(h.TextContent)));
}
