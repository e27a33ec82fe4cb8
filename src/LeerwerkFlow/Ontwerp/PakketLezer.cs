using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Ontwerp;

/// <summary>
/// Reads a zip that somebody sends. Nothing that it says of itself is believed: names, sizes and hashes are held against what is really read, and reading stops at a limit.
/// Nothing is ever written to a disk.
/// </summary>
public static class PakketLezer
{
    /// <summary>The largest zip, and the most that may come out of one.</summary>
    public const int MostBytes = 16_000_000;

    internal const int MostFileBytes = 4_000_000;
    internal const int MostFiles = 500;

    private const string Damaged = "Dit is geen pakket van LeerwerkFlow: het bestand is geen zip, of het is beschadigd. Exporteer het pakket opnieuw. " + Pakket.Nothing;

    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <exception cref="RuleBroken">It is not a whole and honest package; the sentence says why.</exception>
    public static Pakket Read(byte[] zip)
    {
        if (zip.Length > MostBytes)
            throw TooLarge();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostFiles)
                throw new RuleBroken($"In dit pakket zitten {archive.Entries.Count} bestanden; een pakket heeft er hoogstens {MostFiles}. {Pakket.Nothing}");
            CheckNames(archive);
            return Build(ReadAll(archive));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new RuleBroken(Damaged);
        }
    }

    private static void CheckNames(ZipArchive archive)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            var naam = Shown(entry.FullName);
            if (IsOutside(entry.FullName))
                throw new RuleBroken($"“{naam}” in dit pakket wijst naar een plaats buiten het pakket. {Pakket.Nothing}");
            // The type of the file, as Unix keeps it in the upper half.
            if (((entry.ExternalAttributes >> 16) & 0xF000) is not (0 or 0x8000))
                throw new RuleBroken($"“{naam}” in dit pakket is een verwijzing of een map, geen gewoon bestand. {Pakket.Nothing}");
            if (!seen.Add(entry.FullName))
                throw new RuleBroken($"“{naam}” staat twee keer in dit pakket. {Pakket.Nothing}");
            if (entry.FullName != PakketZip.Manifest && !Pakket.IsPad(entry.FullName))
                throw new RuleBroken($"“{naam}” hoort niet in een pakket: daarin staan alleen flows, formulieren, brieven, regels en scenario’s. {Pakket.Nothing}");
        }

        if (!seen.Contains(PakketZip.Manifest))
            throw new RuleBroken($"Dit is geen pakket van LeerwerkFlow: “{PakketZip.Manifest}” ontbreekt. {Pakket.Nothing}");
    }

    private static bool IsOutside(string pad) =>
        pad.StartsWith('/') || pad.Contains('\\', StringComparison.Ordinal) || pad.Contains(':', StringComparison.Ordinal) || pad.Contains('\0', StringComparison.Ordinal) || pad.Split('/').Any(p => p is ".." or ".");

    private static Dictionary<string, byte[]> ReadAll(ZipArchive archive)
    {
        var left = MostBytes;
        var bytes = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var buffer = new MemoryStream();
            var part = new byte[65_536];
            for (int read; (read = stream.Read(part)) > 0;)
            {
                buffer.Write(part, 0, read);
                if (buffer.Length > MostFileBytes || (left -= read) < 0)
                    throw TooLarge();
            }

            bytes[entry.FullName] = buffer.ToArray();
        }

        return bytes;
    }

    private static Pakket Build(Dictionary<string, byte[]> bytes)
    {
        var manifest = Pakket.ParseJson(PakketZip.Manifest, TextOf(PakketZip.Manifest, bytes[PakketZip.Manifest]));
        if (Text(manifest["formaat"]) != PakketZip.Formaat)
            throw new RuleBroken($"Dit is geen pakket van LeerwerkFlow: “{PakketZip.Manifest}” zegt iets anders. {Pakket.Nothing}");
        if (manifest["versie"] is not JsonValue versie || !versie.TryGetValue<int>(out var nummer) || nummer != PakketZip.Versie)
            throw new RuleBroken($"Dit pakket heeft opmaak {Shown(Text(manifest["versie"]))}; deze installatie leest opmaak {PakketZip.Versie}. Exporteer het met een gelijke versie van LeerwerkFlow. {Pakket.Nothing}");

        var named = Named(manifest);
        foreach (var pad in bytes.Keys.Where(p => p != PakketZip.Manifest && !named.ContainsKey(p)))
            throw new RuleBroken($"“{pad}” zit in dit pakket, maar “{PakketZip.Manifest}” noemt het niet. {Pakket.Nothing}");
        var bestanden = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (pad, hash) in named)
        {
            if (!bytes.TryGetValue(pad, out var inhoud))
                throw new RuleBroken($"“{Shown(pad)}” ontbreekt in dit pakket. {Pakket.Nothing}");
            if (PakketZip.HashOf(inhoud) != hash)
                throw new RuleBroken($"“{pad}” is gewijzigd nadat het pakket gemaakt werd: zijn controlegetal klopt niet. {Pakket.Nothing}");
            bestanden[pad] = TextOf(pad, inhoud);
        }

        var flow = Text(manifest["flow"]);
        return bestanden.ContainsKey($"{Pakket.Flows}{flow}.json")
            ? new(flow, Text(manifest["naam"]), bestanden.ToImmutable())
            : throw new RuleBroken($"De flow “{Shown(flow)}” ontbreekt in dit pakket. {Pakket.Nothing}");
    }

    private static SortedDictionary<string, string> Named(JsonObject manifest)
    {
        var named = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var o in (manifest["bestanden"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (!named.TryAdd(Text(o["pad"]), Text(o["sha256"])))
                throw new RuleBroken($"“{Shown(Text(o["pad"]))}” staat twee keer in “{PakketZip.Manifest}”. {Pakket.Nothing}");
        }

        return named;
    }

    private static string TextOf(string pad, byte[] inhoud)
    {
        try
        {
            return Utf8.GetString(inhoud);
        }
        catch (ArgumentException)
        {
            throw new RuleBroken($"“{pad}” in dit pakket is geen leesbare tekst (UTF-8). {Pakket.Nothing}");
        }
    }

    private static string Text(JsonNode? node) => (node as JsonValue)?.ToString() ?? "";

    // A name from outside, fit to be read on one line.
    private static string Shown(string naam) => new([.. naam.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);

    private static RuleBroken TooLarge() =>
        new($"Dit pakket is te groot: hoogstens {MostBytes / 1_000_000} MB in het geheel en {MostFileBytes / 1_000_000} MB voor één bestand, ook uitgepakt. {Pakket.Nothing}");
}
