using System.Globalization;
using System.Security.Cryptography;

namespace LeerwerkFlow.Access;

/// <summary>Hashes of passwords: PBKDF2 with SHA-256 and a salt of 16 bytes, in one line of text that says how it was made.</summary>
public static class Wachtwoord
{
    /// <summary>Turns of PBKDF2 in real use (OWASP's figure for SHA-256).</summary>
    public const int Turns = 600_000;

    // No 0/O, 1/l/I: a generated password is read aloud or copied from paper.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>A new hash, salted; two hashes of one password differ.</summary>
    public static string Hash(string wachtwoord, int turns = Turns)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return $"pbkdf2-sha256${turns}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Derive(wachtwoord, salt, turns))}";
    }

    /// <summary>True when the password gives this hash; compares in constant time. False for text that is not a hash of ours.</summary>
    public static bool Matches(string hash, string wachtwoord)
    {
        var parts = hash.Split('$');
        return parts is ["pbkdf2-sha256", _, _, _] && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var turns) && turns > 0
            && CryptographicOperations.FixedTimeEquals(Derive(wachtwoord, Convert.FromBase64String(parts[2]), turns), Convert.FromBase64String(parts[3]));
    }

    /// <summary>A password for first use: four groups of four letters and digits (80 bits).</summary>
    public static string Generate() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    private static byte[] Derive(string wachtwoord, byte[] salt, int turns) =>
        Rfc2898DeriveBytes.Pbkdf2(wachtwoord, salt, turns, HashAlgorithmName.SHA256, 32);
}
