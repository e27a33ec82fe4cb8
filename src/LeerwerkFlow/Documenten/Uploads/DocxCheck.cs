using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace LeerwerkFlow.Documenten.Uploads;

/// <summary>
/// A DOCX that holds text, layout and pictures and nothing else: no macros, nothing that is fetched from elsewhere when it opens, no other file inside. What a part may be is a
/// list; every part is read within bounds, and every XML in it must be whole.
/// </summary>
internal static partial class DocxCheck
{
    public const string Beschadigd = "Dit Word-bestand is beschadigd of geen gewoon Word-bestand. Open het in Word, bewaar het opnieuw als ‘Word-document (*.docx)’ en kies dat bestand.";
    public const string Macro = "In dit Word-bestand zitten macro’s. Bewaar het in Word als ‘Word-document (*.docx)’ zonder macro’s en kies dat bestand.";
    public const string VanBuiten = "Dit Word-bestand haalt iets van buiten: een sjabloon, een beeld of gegevens. Verwijder dat in Word, bewaar het en kies het opnieuw.";
    public const string ErIn = "In dit Word-bestand zit een ander bestand. Verwijder het ingevoegde voorwerp in Word, bewaar het en kies het opnieuw.";
    public const string TeVeel = "Dit bestand is uitgepakt veel te groot. Kopieer de tekst naar een nieuw Word-document en kies dat.";

    private const int MostParts = 400;
    private const long MostInflated = 50 * 1024 * 1024;

    // XML of Word shrinks to a tenth or a twentieth; from a megabyte on, more than this is no text.
    private const int MostRatio = 100;
    private const long RatioCounts = 1024 * 1024;

    private const int MostDepth = 250;
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static readonly string[] Pictures = [".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".odttf"];

    public static void Run(byte[] bytes)
    {
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF-"u8) >= 0)
            throw CheckUpload.Refused(CheckUpload.Dubbel);
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false));
            Names([.. zip.Entries.Select(e => e.FullName)]);
            if (zip.Entries.Sum(e => e.Length) > MostInflated)
                throw CheckUpload.Refused(TeVeel);
            var left = MostInflated;
            foreach (var part in zip.Entries)
                Part(part, ref left);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException)
        {
            throw CheckUpload.Refused(Beschadigd);
        }
    }

    private static void Names(string[] names)
    {
        if (names.Length > MostParts)
            throw CheckUpload.Refused(TeVeel);
        if (Array.Exists(names, n => Macros().IsMatch(n)))
            throw CheckUpload.Refused(Macro);
        if (!names.Contains("[Content_Types].xml") || !names.Contains("word/document.xml") || names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Length
            || Array.Exists(names, n => n.StartsWith('/') || n.Contains('\\') || n.Split('/').Contains("..")))
            throw CheckUpload.Refused(Beschadigd);
        if (Array.Exists(names, n => !n.EndsWith('/') && !IsXml(n) && !Pictures.Contains(Path.GetExtension(n).ToLowerInvariant())))
            throw CheckUpload.Refused(ErIn);
    }

    private static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static void Part(ZipArchiveEntry part, ref long left)
    {
        using var from = part.Open();
        using var whole = new MemoryStream();
        var buffer = new byte[81_920];
        for (int n; (n = from.Read(buffer)) > 0;)
        {
            left -= n;
            whole.Write(buffer, 0, n);
            if (left < 0 || (whole.Length > RatioCounts && whole.Length / MostRatio > part.CompressedLength))
                throw CheckUpload.Refused(TeVeel);
        }

        if (whole.Length != part.Length)
            throw new InvalidDataException();
        var start = whole.GetBuffer().AsSpan(0, (int)Math.Min(whole.Length, 4));
        if (start.StartsWith("PK"u8) || start.StartsWith("MZ"u8) || start.StartsWith("%PDF"u8) || start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw CheckUpload.Refused(ErIn);
        whole.Position = 0;
        if (IsXml(part.FullName))
            Xml(whole, part.FullName);
    }

    private static void Xml(Stream part, string name)
    {
        var fields = new StringBuilder();
        var hasMain = false;
        using var xml = XmlReader.Create(part, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostInflated });
        while (xml.Read())
        {
            if (xml.Depth > MostDepth)
                throw new InvalidDataException();
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "Relationship":
                    Relationship(xml.GetAttribute("Type") ?? "", xml.GetAttribute("Target") ?? "", xml.GetAttribute("TargetMode") == "External");
                    break;
                case "Default" or "Override" when name == "[Content_Types].xml":
                    var type = xml.GetAttribute("ContentType") ?? "";
                    if (Macros().IsMatch(type))
                        throw CheckUpload.Refused(Macro);
                    hasMain |= type == MainType;
                    break;
                case "altChunk" or "OLEObject" or "subDoc" or "control":
                    throw CheckUpload.Refused(ErIn);
                case "fldChar":
                    fields.Append(' ');
                    break;
                case "fldSimple":
                    fields.Append(' ').Append(xml.GetAttribute("instr", xml.NamespaceURI)).Append(' ');
                    break;
                case "instrText":
                    // What stands in it is text, or it is no field.
                    if (!xml.IsEmptyElement && xml.Read() && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                        fields.Append(xml.Value);
                    break;
                default:
                    break;
            }
        }

        if (name == "[Content_Types].xml" && !hasMain)
            throw new InvalidDataException();
        if (Fetching().IsMatch(fields.ToString()))
            throw CheckUpload.Refused(VanBuiten);
    }

    // A link that a person may click fetches nothing by itself; whatever else lies outside is fetched when the document opens.
    private static void Relationship(string type, string target, bool isOutside)
    {
        var kind = type[(type.LastIndexOf('/') + 1)..];
        if (kind.Contains("vba", StringComparison.OrdinalIgnoreCase))
            throw CheckUpload.Refused(Macro);
        if (kind is "oleObject" or "package" or "control" or "activeXControlBinary" or "aFChunk" or "subDocument")
            throw CheckUpload.Refused(ErIn);
        var isLink = kind == "hyperlink" && Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel";
        if (kind == "attachedTemplate" || (isOutside && !isLink))
            throw CheckUpload.Refused(VanBuiten);
    }

    [GeneratedRegex("vba|macroEnabled|activeX", RegexOptions.IgnoreCase)]
    private static partial Regex Macros();

    [GeneratedRegex(@"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|RD|MACROBUTTON)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fetching();
}
