using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace LeerwerkFlow.Documenten.Word;

/// <summary>
/// A made letter as a DOCX with the same words in the same order: headings, lists and tables as what they are, A4, Dutch, the number of the sheet at the foot, the letterhead on
/// the first sheet. Pictures stay out; their words stand beside them. The same HTML gives the same bytes.
/// </summary>
public static partial class WriteWord
{
    // The oldest day that a ZIP can hold, so that the day of making is not in the bytes.
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Run(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var body = new WordBlad();
        body.Fill(page.Body!);
        using var made = new MemoryStream();
        using (var word = WordprocessingDocument.Create(made, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            Write(main.AddNewPart<StyleDefinitionsPart>("rStijl"), WordDelen.Styles(Kleur().Match(html) is { Success: true } k ? k.Groups[1].Value.ToUpperInvariant() : "0B5C55"));
            Write(main.AddNewPart<NumberingDefinitionsPart>("rLijst"), WordDelen.Numbering(body.NumberedLists));
            Write(main.AddNewPart<DocumentSettingsPart>("rInstelling"), WordDelen.Settings);
            Write(main.AddNewPart<FooterPart>("rVoet"), WordDelen.Foot);
            var core = word.AddCoreFilePropertiesPart();
            Write(core, WordDelen.Core(page.Title ?? ""));
            // Otherwise chance would name them.
            word.ChangeIdOfPart(main, "rTekst");
            word.ChangeIdOfPart(core, "rTitel");
            body.Body.Append(new W.SectionProperties(
                new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = "rVoet" },
                new W.PageSize { Width = 11906, Height = 16838 },
                new W.PageMargin { Top = 1247, Bottom = 1247, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }));
            main.Document = new(body.Body);
        }

        return Timeless(made);
    }

    private static void Write(OpenXmlPart part, string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml.Trim()));
        part.FeedData(stream);
    }

    private static byte[] Timeless(MemoryStream made)
    {
        using var whole = new MemoryStream();
        using (var from = new ZipArchive(made, ZipArchiveMode.Read))
        using (var to = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(part.FullName);
                copy.LastWriteTime = Always;
                using var source = part.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return whole.ToArray();
    }

    [GeneratedRegex("--kleur: #([0-9A-Fa-f]{6})")]
    private static partial Regex Kleur();
}
