using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Store.Backups;

/// <summary>The SHA-256 of every file of a backup, in the form of <c>sha256sum</c>: one bit that changed anywhere is seen.</summary>
internal static partial class Hashlijst
{
    private const string Bestand = "SHA256SUMS";
    private const int Block = 1 << 20;

    // Below this nobody waits.
    private const long Long = 1L << 30;

    /// <summary>Puts every file on disk, for its owner only, and writes the list.</summary>
    public static async Task WriteAsync(string map, TextWriter output)
    {
        var regels = new List<string>();
        foreach (var naam in Names(map))
            regels.Add($"{await HashAsync(Path.Combine(map, naam), output)}  {naam}\n");
        await File.WriteAllTextAsync(Path.Combine(map, Bestand), string.Concat(regels));
        foreach (var naam in Names(map).Append(Bestand))
            Keep(Path.Combine(map, naam));
    }

    /// <summary>Throws <see cref="RuleBroken"/> with what is wrong: no backup, a file that is missing, too many or not the same any more.</summary>
    /// <returns>The hash of each file by its name.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> CheckAsync(string map, TextWriter output)
    {
        if (!File.Exists(Path.Combine(map, Bestand)))
            throw new RuleBroken($"In '{map}' ligt geen volledige back-up: het bestand {Bestand} ontbreekt.");
        var tekst = await File.ReadAllTextAsync(Path.Combine(map, Bestand));
        var regels = Regel().Matches(tekst).ToDictionary(m => m.Groups[2].Value, m => m.Groups[1].Value);
        if (regels.Sum(r => r.Key.Length + r.Value.Length + 3) != tekst.Length || !regels.Keys.Order(StringComparer.Ordinal).SequenceEqual(Names(map)))
            throw new RuleBroken($"De back-up in '{map}' is beschadigd: {Bestand} noemt andere bestanden dan er liggen. Neem een andere back-up.");
        foreach (var (naam, hash) in regels)
            await CheckAsync(Path.Combine(map, naam), hash, output);
        return regels;
    }

    /// <summary>Throws <see cref="RuleBroken"/> when the file does not have this hash.</summary>
    public static async Task CheckAsync(string file, string hash, TextWriter output)
    {
        if (await HashAsync(file, output) != hash)
            throw new RuleBroken($"De back-up is beschadigd: '{Path.GetFileName(file)}' is niet meer wat het was. Er is niets gewijzigd. Neem een andere back-up.");
    }

    /// <summary>Makes a folder that only its owner may enter.</summary>
    public static void MakeFolder(string map)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(map);
        else
            Directory.CreateDirectory(map, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void Keep(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    private static IEnumerable<string> Names(string map) => Directory.EnumerateFiles(map, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(map, f).Replace('\\', '/')).Where(f => f != Bestand).Order(StringComparer.Ordinal);

    private static async Task<string> HashAsync(string file, TextWriter output)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, Block, FileOptions.SequentialScan | FileOptions.Asynchronous);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (block, gezegd) = (new byte[Block], 0L);
        while (await stream.ReadAsync(block) is > 0 and var read)
        {
            hash.AppendData(block, 0, read);
            if (stream.Length > Long && stream.Position * 10 / stream.Length is var tiende && tiende > gezegd)
                await output.WriteLineAsync($"Nakijken van {Path.GetFileName(file)}: {(gezegd = tiende) * 10} %");
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    [GeneratedRegex(@"(?:\G|^)([0-9a-f]{64})  ([a-z0-9./{}-]+)\n", RegexOptions.CultureInvariant)]
    private static partial Regex Regel();
}
