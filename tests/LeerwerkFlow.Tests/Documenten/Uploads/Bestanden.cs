using System.IO.Compression;
using System.Text;
using LeerwerkFlow.Documenten.Word;

namespace LeerwerkFlow.Tests.Documenten.Uploads;

/// <summary>Files that a person, or somebody who means harm, could send in; all made here.</summary>
internal static class Bestanden
{
    /// <summary>A good DOCX with this text.</summary>
    public static byte[] Docx(string tekst = "Een nieuwe zin.") => WriteWord.Run($"<html><head><title>t</title></head><body><p>{tekst}</p></body></html>");

    /// <summary>The same with parts added, or replaced by name.</summary>
    public static byte[] DocxWith(params (string Naam, string Inhoud)[] delen)
    {
        using var stream = new MemoryStream();
        stream.Write(Docx());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (naam, inhoud) in delen)
            {
                zip.GetEntry(naam)?.Delete();
                using var part = zip.CreateEntry(naam).Open();
                part.Write(Encoding.Latin1.GetBytes(inhoud));
            }
        }

        return stream.ToArray();
    }

    public static string Relation(string kind, string target, bool outside) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"{(outside ? " TargetMode=\"External\"" : "")}/></Relationships>";

    public static string Body(string inner) => $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{inner}</w:body></w:document>";

    /// <summary>A DOCX whose text is so many megabytes of the same letter.</summary>
    public static byte[] Bomb(int megabytes) => DocxWith(("word/document.xml", Body($"<w:p><w:r><w:t>{new string('a', megabytes << 20)}</w:t></w:r></w:p>")));

    /// <summary>A DOCX whose entries say in the list of contents that they are ten thousand megabytes.</summary>
    public static byte[] Claim()
    {
        var bytes = Docx();
        for (var at = 0; (at = bytes.AsSpan(at).IndexOf("PK\x1\x2"u8) is >= 0 and var found ? at + found : -1) >= 0; at += 4)
            BitConverter.TryWriteBytes(bytes.AsSpan(at + 24), 2_000_000_000u);
        return bytes;
    }

    /// <summary>A PDF of one empty sheet with these objects and streams in it.</summary>
    public static byte[] Pdf(string catalog = "", params string[] objects) => Encoding.Latin1.GetBytes(
        $"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R{catalog}>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n"
        + string.Concat(objects.Select((o, n) => $"{n + 4} 0 obj\n{o}\nendobj\n")) + "trailer\n<</Root 1 0 R/Size 9>>\nstartxref\n0\n%%EOF\n");

    public static string Stream(string dictionary, string inhoud) => $"<<{dictionary}/Length {inhoud.Length}>>\nstream\n{inhoud}\nendstream";

    public static string Deflated(string text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(Encoding.Latin1.GetBytes(text));
        return Encoding.Latin1.GetString(packed.ToArray());
    }

    /// <summary>A PNG of one black square that says it is so large.</summary>
    public static byte[] Png(int breed = 1, int hoog = 1)
    {
        var bytes = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), breed);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), hoog);
        return bytes;
    }

    /// <summary>A JPEG up to its pixels.</summary>
    public static byte[] Jpeg(ushort breed = 640, ushort hoog = 480) =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, (byte)(hoog >> 8), (byte)hoog, (byte)(breed >> 8), (byte)breed, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0xD9];
}
