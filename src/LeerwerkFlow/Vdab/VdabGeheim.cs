using System.Security.Cryptography;
using System.Text;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab;

/// <summary>The secret that signs meldingen: 24 to 64 bytes, written <c>whsec_</c> and base64. Without a setting it lies with the other keys in the data directory.</summary>
public sealed class VdabGeheim
{
    public const string Prefix = "whsec_";

    private VdabGeheim(byte[] bytes) => Bytes = bytes;

    internal byte[] Bytes { get; }

    /// <summary>Reads the secret as it is written.</summary>
    /// <exception cref="CannotStart">Not a secret.</exception>
    public static VdabGeheim Parse(string tekst)
    {
        var buffer = new byte[128];
        var base64 = tekst.Trim();
        base64 = base64.StartsWith(Prefix, StringComparison.Ordinal) ? base64[Prefix.Length..] : base64;
        return Convert.TryFromBase64String(base64, buffer, out var lengte) && lengte is >= 24 and <= 64
            ? new(buffer[..lengte])
            : throw new CannotStart($"Het geheim voor VDAB is geen {Prefix} met 24 tot 64 bytes in base64.");
    }

    /// <summary>The secret of the settings, else of <c>sleutels/vdab.sleutel</c>, made when it is not there.</summary>
    public static VdabGeheim Open(VdabOptions options, string dataDirectory)
    {
        if (options.Geheim.Length > 0)
            return Parse(options.Geheim);
        var map = Directory.CreateDirectory(Path.Combine(dataDirectory, "sleutels"));
        var bestand = Path.Combine(map.FullName, "vdab.sleutel");
        if (!File.Exists(bestand))
            Make(bestand);
        return Parse(File.ReadAllText(bestand));
    }

    private static void Make(string bestand)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(bestand, options);
        stream.Write(Encoding.ASCII.GetBytes(Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
