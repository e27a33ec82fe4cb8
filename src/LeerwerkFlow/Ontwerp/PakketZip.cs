using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Ontwerp;

/// <summary>
/// A <see cref="Pakket"/> as a zip: the same content is the same bytes, on every machine. Files lie in order of path behind the manifest, stored without compression
/// (another build of zlib would pack them otherwise), on the first day that a zip can name, with nothing of the machine.
/// </summary>
public static class PakketZip
{
    internal const string Manifest = "manifest.json";
    internal const string Formaat = "leerwerkflow-pakket";
    internal const int Versie = 1;

    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Pakket pakket)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Manifest, ManifestOf(pakket));
            foreach (var (pad, tekst) in pakket.Bestanden)
                Add(zip, pad, tekst);
        }

        return WithoutSystem(buffer.ToArray());
    }

    /// <summary>JSON as a package holds it.</summary>
    internal static string Text(JsonNode node) => node.ToJsonString(Indented) + "\n";

    internal static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string ManifestOf(Pakket pakket) => Text(new JsonObject
    {
        ["formaat"] = Formaat,
        ["versie"] = Versie,
        ["flow"] = pakket.Flow,
        ["naam"] = pakket.Naam,
        ["bestanden"] = new JsonArray([.. pakket.Bestanden.Select(b => new JsonObject { ["pad"] = b.Key, ["naam"] = NameOf(b.Key, b.Value), ["sha256"] = HashOf(Encoding.UTF8.GetBytes(b.Value)) })]),
    });

    private static string NameOf(string pad, string tekst)
    {
        var json = pad.EndsWith(".json", StringComparison.Ordinal) ? Pakket.ParseJson(pad, tekst) : [];
        return ((string[])["name", "titel", "naam"]).Select(n => json[n] as JsonValue).FirstOrDefault(v => v is not null)?.ToString() ?? Path.GetFileNameWithoutExtension(pad);
    }

    private static void Add(ZipArchive zip, string pad, string tekst)
    {
        var entry = zip.CreateEntry(pad, CompressionLevel.NoCompression);
        entry.LastWriteTime = Always;
        entry.ExternalAttributes = 0;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(tekst));
    }

    // Each line of the directory at the end says on which system the zip was made; that byte becomes 0.
    private static byte[] WithoutSystem(byte[] zip)
    {
        var end = zip.AsSpan(zip.Length - 22);
        var here = (int)BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        for (var left = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]); left > 0; left--)
        {
            var line = zip.AsSpan(here);
            line[5] = 0;
            here += 46 + BinaryPrimitives.ReadUInt16LittleEndian(line[28..]) + BinaryPrimitives.ReadUInt16LittleEndian(line[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(line[32..]);
        }

        return zip;
    }
}
