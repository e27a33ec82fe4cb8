using System.Security.Cryptography;
using System.Text;

namespace LeerwerkFlow.Store;

/// <summary>
/// The keys of the <see cref="Kluis"/>: from settings (base64, 32 bytes, for several nodes) or from <c>sleutels/</c> in the data directory, made at the first
/// start. The database keeps a fingerprint of each, so that a lost or foreign key is noticed at the start and never replaced by a new one.
/// </summary>
public static class Sleutels
{
    private const int Bytes = 32;

    /// <summary>Opens the kluis of this database; throws <see cref="CannotStart"/> when a key is lost, unreadable or of another database.</summary>
    /// <param name="persoon">Key from settings, or null for the file.</param>
    /// <param name="vertrouwelijk">Key from settings, or null for the file.</param>
    public static async Task<Kluis> OpenAsync(Db db, string? persoon = null, string? vertrouwelijk = null) =>
        new(await KeyAsync(db, Luik.Persoon, persoon), await KeyAsync(db, Luik.Vertrouwelijk, vertrouwelijk));

    private static async Task<byte[]> KeyAsync(Db db, Luik luik, string? setting)
    {
        var naam = "sleutel-" + Name(luik);
        var known = await db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = @naam", new { naam });
        var file = Path.Combine(db.Options.DataDirectory, "sleutels", Name(luik) + ".sleutel");
        var key = Parse(string.IsNullOrEmpty(setting) ? Read(file, luik, mayMake: known is null) : setting, luik);
        var print = Fingerprint(luik, key);
        if (known is null)
        {
            await db.WriteAsync([new("INSERT INTO instelling (naam, waarde) VALUES (@naam, @print) ON CONFLICT (naam) DO NOTHING", new { naam, print })]);
            known = await db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = @naam", new { naam });
        }

        return known == print ? key : throw new CannotStart($"De sleutel van het luik {luik} hoort niet bij deze databank. Zet het juiste sleutelbestand terug ({file}).");
    }

    private static string Name(Luik luik) => luik == Luik.Persoon ? "persoon" : "vertrouwelijk";

    private static string Read(string file, Luik luik, bool mayMake)
    {
        try
        {
            if (!File.Exists(file) && mayMake)
            {
                Make(file);
            }

            return File.ReadAllText(file);
        }
        catch (SystemException e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"De sleutel van het luik {luik} ontbreekt of is niet leesbaar. Zonder sleutel blijven de gegevens dicht: zet het sleutelbestand terug ({file}).", e);
        }
    }

    private static void Make(string file)
    {
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        var directory = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, mine | UnixFileMode.UserExecute);
            options.UnixCreateMode = mine;
        }

        using var stream = new FileStream(file, options);
        stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)) + "\n"));
        stream.Flush(flushToDisk: true);
    }

    private static byte[] Parse(string text, Luik luik)
    {
        var key = new byte[Bytes + 1];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length == Bytes
            ? key[..Bytes]
            : throw new CannotStart($"De sleutel van het luik {luik} is geen sleutel van 32 bytes in base64.");
    }

    private static string Fingerprint(Luik luik, byte[] key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("leerwerkflow " + Name(luik))))[..32];
}
