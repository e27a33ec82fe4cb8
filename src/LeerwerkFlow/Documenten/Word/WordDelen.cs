using System.Globalization;
using System.Net;
using System.Text;

namespace LeerwerkFlow.Documenten.Word;

/// <summary>The parts of a DOCX beside its text: styles, lists, the foot with the number of the sheet, settings and title, as the XML that they are.</summary>
internal static class WordDelen
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    public const string Settings =
        $"""
        <w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="nl-BE"/></w:settings>
        """;

    public const string Foot =
        $"""
        <w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">bladzijde </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> van </w:t></w:r><w:fldSimple w:instr="NUMPAGES"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>
        """;

    /// <param name="kleur">Of the letterhead, six hex digits.</param>
    public static string Styles(string kleur) =>
        $"""
        <w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:color w:val="1B2733"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="nl-BE" w:eastAsia="nl-BE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
        <w:pPrDefault><w:pPr><w:spacing w:before="80" w:after="120" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
        <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
        {Heading(1, 32)}
        {Heading(2, 25)}
        {Heading(3, 22)}
        {Paragraph("Letterhead", "Briefhoofd", "<w:spacing w:before=\"0\" w:after=\"0\"/>")}
        {Paragraph("LetterheadName", "Briefhoofd naam", "<w:spacing w:before=\"0\" w:after=\"0\"/>", "<w:b/><w:sz w:val=\"26\"/>")}
        {Paragraph("LetterheadLine", "Briefhoofd lijn", $"<w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"6\" w:color=\"{kleur}\"/></w:pBdr><w:spacing w:before=\"0\" w:after=\"360\"/>", "<w:sz w:val=\"22\"/>")}
        {Paragraph("Address", "Adres", "<w:spacing w:after=\"360\"/>")}
        {Paragraph("First", "Eerste zin", "", "<w:b/>")}
        {Paragraph("Contact", "Contact", $"<w:pBdr><w:left w:val=\"single\" w:sz=\"36\" w:space=\"10\" w:color=\"{kleur}\"/></w:pBdr><w:ind w:left=\"284\"/>")}
        {Paragraph("Small", "Kleine letters", "", "<w:sz w:val=\"20\"/>")}
        {Paragraph("Quote", "Quote", "<w:ind w:left=\"397\"/>")}
        {Paragraph("ListParagraph", "List Paragraph", "<w:contextualSpacing/>")}
        {Paragraph("Caption", "caption", "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/>", "<w:b/>")}
        {Paragraph("Cell", "Vak", "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"252\" w:lineRule=\"auto\"/>")}
        {Paragraph("Footer", "footer", "<w:jc w:val=\"right\"/>", "<w:color w:val=\"45535F\"/><w:sz w:val=\"18\"/>")}
        </w:styles>
        """;

    /// <summary>Bullets, and a numbering of its own for each list with numbers.</summary>
    /// <param name="genummerd">How many such lists there are; they have the numbers 2, 3 and so on.</param>
    public static string Numbering(int genummerd)
    {
        var all = new StringBuilder($"<w:numbering {W}>").Append(Levels(0, "bullet", _ => "•")).Append(Levels(1, "decimal", n => $"%{n + 1}.")).Append("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
        for (var n = 0; n < genummerd; n++)
            all.Append(CultureInfo.InvariantCulture, $"<w:num w:numId=\"{n + 2}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>");
        return all.Append("</w:numbering>").ToString();
    }

    public static string Core(string titel) =>
        $"""
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{WebUtility.HtmlEncode(titel)}</dc:title><dc:language>nl-BE</dc:language></cp:coreProperties>
        """;

    private static string Heading(int level, int size) =>
        Paragraph($"Heading{level}", $"heading {level}", $"<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"{level - 1}\"/>", $"<w:b/><w:sz w:val=\"{size}\"/>");

    private static string Paragraph(string id, string naam, string paragraph, string run = "") =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{naam}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>";

    private static string Levels(int id, string format, Func<int, string> text) => $"<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"multilevel\"/>"
        + string.Concat(Enumerable.Range(0, 3).Select(n => $"<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text(n)}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{397 * (n + 1)}\" w:hanging=\"397\"/></w:pPr></w:lvl>"))
        + "</w:abstractNum>";
}
