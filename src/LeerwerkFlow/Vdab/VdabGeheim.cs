using System.Security.Cryptography;
using System.Text;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab;

/// <summary>
/// The secret that signs meldingen: 24 to 64 bytes, written <c>whsec_</c> and base64. Without a setting it lies with the other keys in the data directory, on the first line;
/// a second line is the secret before, as long as VDAB may still use it.
/// </summary>
public sealed class VdabGeheim
{
    public const string Prefix = "whsec_";

    private VdabGeheim(IReadOnlyList<byte[]> sleutels) => Sleutels = sleutels;

    /// <summary>The one in use, and the one before if there is one. What leaves is signed with each; what comes may be signed with either.</summary>
    internal IReadOnlyList<byte[]> Sleutels { get; }

    /// <summary>Reads the secret as it is written.</summary>
    /// <param name="vorige">The one before, or empty.</param>
    /// <exception cref="CannotStart">Not a secret.</exception>
    public static VdabGeheim Parse(string tekst, string vorige = "") => new(vorige.Length == 0 ? [Read(tekst)] : [Read(tekst), Read(vorige)]);

    private static byte[] Read(string tekst)
    {
        var buffer = new byte[128];
        var base64 = tekst.Trim();
        base64 = base64.StartsWith(Prefix, StringComparison.Ordinal) ? base64[Prefix.Length..] : base64;
        return Convert.TryFromBase64String(base64, buffer, out var lengte) && lengte is >= 24 and <= 64
            ? buffer[..lengte]
            : throw new CannotStart($"Het geheim voor VDAB is geen {Prefix} met 24 tot 64 bytes in base64.");
    }

    /// <summary>The secret of the settings, else of <c>sleutels/vdab.sleutel</c>, made when it is not there.</summary>
    public static VdabGeheim Open(VdabOptions options, string dataDirectory)
    {
        if (options.Geheim.Length > 0)
            return Parse(options.Geheim, options.GeheimVorige);
        var bestand = FileOf(dataDirectory);
        if (!File.Exists(bestand))
            Write(bestand, [Make()]);
        var regels = Lines(bestand);
        return Parse(regels[0], regels.ElementAtOrDefault(1) ?? "");
    }

    /// <summary>A new secret in the file; the one that was there stays as the one before.</summary>
    /// <returns>The new one, for VDAB.</returns>
    public static string Renew(string dataDirectory)
    {
        var bestand = FileOf(dataDirectory);
        var nieuw = Make();
        Write(bestand, [nieuw, .. File.Exists(bestand) ? Lines(bestand).Take(1) : []]);
        return nieuw;
    }

    /// <summary>Forgets the secret before.</summary>
    /// <returns>False when there is none.</returns>
    public static bool Forget(string dataDirectory)
    {
        var bestand = FileOf(dataDirectory);
        if (!File.Exists(bestand) || Lines(bestand) is not { Length: > 1 } regels)
            return false;
        Write(bestand, [regels[0]]);
        return true;
    }

    private static string FileOf(string dataDirectory) => Path.Combine(Directory.CreateDirectory(Path.Combine(dataDirectory, "sleutels")).FullName, "vdab.sleutel");

    private static string[] Lines(string bestand) => [.. File.ReadAllLines(bestand).Where(r => r.Trim().Length > 0).DefaultIfEmpty("")];

    private static string Make() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    // Beside it first and then over it, so that there is never half a secret.
    private static void Write(string bestand, IEnumerable<string> regels)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(bestand + ".nieuw", options))
        {
            stream.Write(Encoding.ASCII.GetBytes(string.Concat(regels.Select(r => r + "\n"))));
            stream.Flush(flushToDisk: true);
        }

        File.Move(bestand + ".nieuw", bestand, overwrite: true);
    }
}
