using System.Diagnostics;
using System.Text;
using LeerwerkFlow.Documenten.Uploads;
using static LeerwerkFlow.Tests.Documenten.Uploads.Bestanden;

namespace LeerwerkFlow.Tests.Documenten.Uploads;

public sealed class CheckUploadTests
{
    private const string Ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly UploadSoort[] Word = [UploadSoort.Docx];
    private static readonly UploadSoort[] Blad = [UploadSoort.Pdf, UploadSoort.Jpeg, UploadSoort.Png];

    private static readonly Dictionary<string, (Func<byte[]> Bytes, string Zin)> Words = new()
    {
        ["empty"] = (() => [], CheckUpload.Leeg),
        ["11 MB"] = (() => new byte[11 << 20], CheckUpload.TeGroot),
        ["a program"] = (() => "MZ\x90\0\x3"u8.ToArray(), CheckUpload.GeenWord),
        ["an old doc"] = (() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], CheckUpload.OudWord),
        ["a zip of something else"] = (() => Zip(("iets.txt", "x")), DocxCheck.Beschadigd),
        ["cut in two"] = (() => Docx()[..800], DocxCheck.Beschadigd),
        ["a macro"] = (() => DocxWith(("word/vbaProject.bin", "x")), DocxCheck.Macro),
        ["a macro by its type"] = (() => DocxWith(("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>")), DocxCheck.Macro),
        ["a template elsewhere"] = (() => DocxWith(("word/_rels/settings.xml.rels", Relation("attachedTemplate", "https://voorbeeld.invalid/kwaad.dotm", outside: true))), DocxCheck.VanBuiten),
        ["a picture elsewhere"] = (() => DocxWith(("word/_rels/footer1.xml.rels", Relation("image", "http://voorbeeld.invalid/p.png", outside: true))), DocxCheck.VanBuiten),
        ["a link to a file"] = (() => DocxWith(("word/_rels/footer1.xml.rels", Relation("hyperlink", "file:///c:/x.exe", outside: true))), DocxCheck.VanBuiten),
        ["a field that fetches, in pieces"] = (() => DocxWith(("word/document.xml", Body("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDEA</w:instrText></w:r><w:r><w:instrText>UTO c:\\\\x</w:instrText></w:r></w:p>"))), DocxCheck.VanBuiten),
        ["an object"] = (() => DocxWith(("word/embeddings/oleObject1.bin", "x")), DocxCheck.ErIn),
        ["a package by its relation"] = (() => DocxWith(("word/_rels/footer1.xml.rels", Relation("package", "x.xml", outside: false))), DocxCheck.ErIn),
        ["a zip called a picture"] = (() => DocxWith(("word/media/beeld.png", "PK\x3\x4zip")), DocxCheck.ErIn),
        ["an altChunk"] = (() => DocxWith(("word/document.xml", Body("<w:altChunk/>"))), DocxCheck.ErIn),
        ["a part above its folder"] = (() => DocxWith(("../buiten.xml", "<x/>")), DocxCheck.Beschadigd),
        ["an entity that grows"] = (() => DocxWith(("word/document.xml", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]><x>&a;</x>")), DocxCheck.Beschadigd),
        ["a thousand parts"] = (() => DocxWith([.. Enumerable.Range(0, 1000).Select(n => ($"word/d{n}.xml", "<x/>"))]), DocxCheck.TeVeel),
        ["a bomb of 60 MB"] = (() => Bomb(60), DocxCheck.TeVeel),
        ["a bomb within the bound"] = (() => Bomb(30), DocxCheck.TeVeel),
        ["a list of contents that says 10 GB"] = (Claim, DocxCheck.TeVeel),
        ["a PDF before it"] = (() => [.. Docx()[..30], .. "%PDF-1.4"u8, .. Docx()[38..]], CheckUpload.Dubbel),
    };

    private static readonly Dictionary<string, (Func<byte[]> Bytes, string Zin)> Sheets = new()
    {
        ["a program called pdf"] = (() => "MZ\x90\0\x3"u8.ToArray(), CheckUpload.GeenScan),
        ["svg called png"] = (() => "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>"u8.ToArray(), CheckUpload.GeenScan),
        ["a docx"] = (() => Docx(), CheckUpload.GeenScan),
        ["script"] = (() => Pdf("/X<</S/JavaScript/JS(app.alert(1))>>"), PdfCheck.DoetIets),
        ["script in hex"] = (() => Pdf("/X<</S/J#61vaScr#69pt/Y(x)>>"), PdfCheck.DoetIets),
        ["short script in hex"] = (() => Pdf("/X<</#4aS(x)>>"), PdfCheck.DoetIets),
        ["an action at opening"] = (() => Pdf("/OpenAction 9 0 R"), PdfCheck.DoetIets),
        ["an action of a sheet"] = (() => Pdf("/AA<</O 9 0 R>>"), PdfCheck.DoetIets),
        ["a program to start"] = (() => Pdf("", "<</S/Launch/F(cmd.exe)>>"), PdfCheck.DoetIets),
        ["a file inside"] = (() => Pdf("/Names<</EmbeddedFiles 9 0 R>>"), PdfCheck.DoetIets),
        ["script in packed objects"] = (() => Pdf("", Stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", Deflated("7 0 <</S/JavaScript/JS(x)>>"))), PdfCheck.DoetIets),
        ["packed objects without a name"] = (() => Pdf("", Stream("/N 1/First 4/Filter[/FlateDecode]", Deflated("7 0 <</AA 1 0 R>>"))), PdfCheck.DoetIets),
        ["a dictionary that lies in a text"] = (() => Pdf("", "<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/X(5 0 obj)>>%c\nstream\n" + Deflated("7 0 <</JS(x)>>") + "\nendstream"), PdfCheck.DoetIets),
        ["packed in a way we do not read"] = (() => Pdf("", Stream("/Type/ObjStm/N 1/First 4/Filter[/ASCIIHexDecode/FlateDecode]", "00")), PdfCheck.NietTeZien),
        ["packed twice"] = (() => Pdf("", Stream("/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]", Deflated(Deflated("7 0 <</JS(x)>>")))), PdfCheck.NietTeZien),
        ["packed and broken"] = (() => Pdf("", Stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", "geen zlib")), PdfCheck.NietTeZien),
        ["packed objects that grow to 60 MB"] = (() => Pdf("", Stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", Deflated(new string(' ', 60 << 20)))), PdfCheck.NietTeZien),
        ["an object in a picture"] = (() => Pdf("", Stream("/Filter/DCTDecode", "xx 8 0 obj <</JS(x)>> endobj")), PdfCheck.NietTeZien),
        ["a password"] = (() => Pdf("", "<<>>\nendobj\ntrailer\n<</Encrypt 5 0 R>>"), PdfCheck.Beveiligd),
        ["without an end"] = (() => Pdf()[..150], PdfCheck.Beschadigd),
        ["a ZIP behind it"] = (() => [.. Pdf(), .. Docx()], CheckUpload.Dubbel),
        ["a ZIP in the PNG"] = (() => [.. Png(), .. Docx()], CheckUpload.Dubbel),
        ["a PNG of 100,000 by 100,000"] = (() => Png(100_000, 100_000), BeeldCheck.TeRuim),
        ["a JPEG of 65,000 by 65,000"] = (() => Jpeg(65_000, 65_000), BeeldCheck.TeRuim),
        ["half a PNG"] = (() => Png()[..50], BeeldCheck.Beschadigd),
        ["a JPEG without a frame"] = (() => [0xFF, 0xD8, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0], BeeldCheck.Beschadigd),
    };

    public static TheoryData<string> WordNames => [.. Words.Keys];

    public static TheoryData<string> SheetNames => [.. Sheets.Keys];

    [Theory]
    [MemberData(nameof(WordNames))]
    public void A_document_with_harm_in_it_is_refused_in_time_with_its_sentence(string naam) => Refused(Words[naam], Word);

    [Theory]
    [MemberData(nameof(SheetNames))]
    public void A_sheet_with_harm_in_it_is_refused_in_time_with_its_sentence(string naam) => Refused(Sheets[naam], Blad);

    [Fact]
    public void Good_files_come_in_as_what_they_are()
    {
        var link = DocxWith(("word/_rels/document2.xml.rels", Relation("hyperlink", "mailto:an@voorbeeld.be", outside: true)), ("word/media/foto.png", "\x89PNG"));
        var fields = DocxWith(("word/document.xml", $"<w:document xmlns:w=\"{Ns}\"><w:body><w:p><w:fldSimple w:instr=\"HYPERLINK x\"/><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r></w:p></w:body></w:document>"));

        Assert.All([Docx(), link, fields], docx => Assert.Equal(UploadSoort.Docx, CheckUpload.Check(docx, Word).Soort));
        Assert.Equal(UploadSoort.Pdf, CheckUpload.Check(Pdf("/Lang(nl)", Stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", Deflated("7 0 <</Title(Blad)>>")), Stream("/Filter/DCTDecode", "/JS /AA ")), Blad).Soort);
        Assert.Equal(UploadSoort.Png, CheckUpload.Check(Png(), Blad).Soort);
        Assert.Equal(("jpeg", "9408"), (CheckUpload.Check(Jpeg(8160, 6120), Blad).Code, CheckUpload.Check(Jpeg(8160, 6120), Blad).Hash[..4]));
    }

    [Fact]
    public async Task A_sheet_that_our_own_printer_made_comes_in()
    {
        await using var printer = PdfPrinterTests.Printer();

        var pdf = await printer.PrintAsync(BrievenTests.Html("tbs-overeenkomst"));

        Assert.Equal(UploadSoort.Pdf, CheckUpload.Check(pdf, Blad).Soort);
    }

    private static void Refused((Func<byte[]> Bytes, string Zin) file, UploadSoort[] welkom)
    {
        var bytes = file.Bytes();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();

        var refused = Assert.Throws<RuleBroken>(() => CheckUpload.Check(bytes, welkom));

        Assert.Equal((file.Zin, "Bestand"), (refused.Message, refused.Veld));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400L << 20);
    }

    private static byte[] Zip(params (string Naam, string Inhoud)[] delen)
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (naam, inhoud) in delen)
            {
                using var part = zip.CreateEntry(naam).Open();
                part.Write(Encoding.UTF8.GetBytes(inhoud));
            }
        }

        return stream.ToArray();
    }
}
