using System.Security.Cryptography;
using System.Text;

namespace LeerwerkFlow.Access;

/// <summary>The secret in a link that opens something without an account: 32 letters and digits (190 bits). Only its SHA-256 is kept, so it is shown once.</summary>
public static class Linkcode
{
    public static string New() => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 32);

    /// <summary>SHA-256 in hex.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    /// <summary>Keeps a page behind such a link out of search machines, and its address out of the next request.</summary>
    public static void Hide(HttpResponse response)
    {
        response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
