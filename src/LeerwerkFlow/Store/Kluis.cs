using System.Security.Cryptography;
using System.Text;

namespace LeerwerkFlow.Store;

/// <summary>The two compartments of what is sealed, each with a key of its own.</summary>
public enum Luik
{
    /// <summary>Contact, register number, answers: for whoever may see the dossier.</summary>
    Persoon,

    /// <summary>The vertrouwelijk luik: only for the coach and whoever replaces them.</summary>
    Vertrouwelijk,
}

/// <summary>
/// Seals text about people (AES-256-GCM, a fresh nonce each time) with two keys that live outside the database. Layout of the bytes: version 1, nonce (12),
/// tag (16), text. Opening with the wrong luik or key, or bytes that changed, throws <see cref="KluisGesloten"/>.
/// </summary>
public sealed class Kluis(byte[] persoon, byte[] vertrouwelijk)
{
    private const byte Version = 1;
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int Head = 1 + Nonce + Tag;
    private readonly byte[][] keys = [persoon, vertrouwelijk];

    public byte[] Seal(Luik luik, string json) => SealBytes(luik, Encoding.UTF8.GetBytes(json));

    /// <summary>The same for a file.</summary>
    public byte[] SealBytes(Luik luik, byte[] text)
    {
        var bytes = new byte[Head + text.Length];
        bytes[0] = Version;
        var nonce = bytes.AsSpan(1, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys[(int)luik], Tag);
        aes.Encrypt(nonce, text, bytes.AsSpan(Head), bytes.AsSpan(1 + Nonce, Tag), Bound(luik));
        return bytes;
    }

    public string Open(Luik luik, byte[] verzegeld) => Encoding.UTF8.GetString(OpenBytes(luik, verzegeld));

    /// <summary>The same for a file.</summary>
    public byte[] OpenBytes(Luik luik, byte[] verzegeld)
    {
        if (verzegeld.Length < Head || verzegeld[0] != Version)
        {
            throw new KluisGesloten($"Gegevens in het luik {luik} zijn beschadigd of van een nieuwere versie.");
        }

        var text = new byte[verzegeld.Length - Head];
        using var aes = new AesGcm(keys[(int)luik], Tag);
        try
        {
            aes.Decrypt(verzegeld.AsSpan(1, Nonce), verzegeld.AsSpan(Head), verzegeld.AsSpan(1 + Nonce, Tag), text, Bound(luik));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new KluisGesloten($"Gegevens in het luik {luik} gaan niet open: de sleutel past niet of de gegevens zijn gewijzigd.", e);
        }

        return text;
    }

    // Version and luik are authenticated too, so bytes cannot change compartment even if both keys were the same.
    private static byte[] Bound(Luik luik) => [Version, (byte)luik];
}
