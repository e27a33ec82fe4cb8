using System.Security.Cryptography;
using System.Text;

namespace LeerwerkFlow.Documenten.Post;

/// <summary>The secret in the link of a mail: 32 letters and digits (190 bits). Only its SHA-256 is kept.</summary>
public static class Leeslink
{
    /// <summary>How long it opens; the last day still counts.</summary>
    public const int Dagen = 30;

    /// <summary>Wrong answers after which it opens no more.</summary>
    public const int Pogingen = 5;

    public static string New() => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 32);

    /// <summary>SHA-256 in hex.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>True when the reader is asked for the date of birth: a document for bedrijven names nobody.</summary>
    public static bool AsksGeboortedatum(string ontvanger) => ontvanger != "bedrijven";
}
