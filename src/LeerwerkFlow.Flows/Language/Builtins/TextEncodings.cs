using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>The hashes and base64 of <c>string</c>; over UTF-8, in lower-case hexadecimal.</summary>
[SuppressMessage("Security", "CA5350", Justification = "The language defines SHA-1; nothing of ours is protected with it.")]
[SuppressMessage("Security", "CA5351", Justification = "The language defines MD5; nothing of ours is protected with it.")]
internal static class TextEncodings
{
    public static void AddTo(BuiltinObject text)
    {
        text.Add("md5", "text", given => Hex(MD5.HashData(Bytes(given, 0))));
        text.Add("sha1", "text", given => Hex(SHA1.HashData(Bytes(given, 0))));
        text.Add("sha256", "text", given => Hex(SHA256.HashData(Bytes(given, 0))));
        text.Add("sha512", "text", given => Hex(SHA512.HashData(Bytes(given, 0))));
        text.Add("hmac_sha1", "text secretKey", given => Hex(HMACSHA1.HashData(Bytes(given, 1), Bytes(given, 0))));
        text.Add("hmac_sha256", "text secretKey", given => Hex(HMACSHA256.HashData(Bytes(given, 1), Bytes(given, 0))));
        text.Add("hmac_sha512", "text secretKey", given => Hex(HMACSHA512.HashData(Bytes(given, 1), Bytes(given, 0))));
        text.Add("base64_encode", "text", given => Convert.ToBase64String(Bytes(given, 0)));
        text.Add("base64_decode", "text", Decode);
    }

    private static byte[] Bytes(Given given, int index) => Encoding.UTF8.GetBytes(given.Text(index));

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);

    private static object Decode(Given given)
    {
        var bytes = new byte[given.Text(0).Length];
        return Convert.TryFromBase64String(given.Text(0), bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw given.Fail("Deze tekst is geen geldige base64.");
    }
}
