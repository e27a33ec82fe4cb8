using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeerwerkFlow.Vdab;

/// <summary>The signature of Standard Webhooks 1.0, symmetric: HMAC-SHA256 over <c>id.timestamp.body</c> with the exact bytes sent, written <c>v1,</c> and base64.</summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How far the timestamp may lie from the receiver's clock, either way.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMinutes(5);

    /// <summary>One signature per key: two with a space between while keys change.</summary>
    /// <param name="timestamp">Unix seconds of this attempt.</param>
    public static string Sign(VdabGeheim geheim, string id, long timestamp, byte[] body) => string.Join(' ', geheim.Sleutels.Select(s => Compute(s, id, timestamp, body)));

    /// <summary>True when one of the signatures in the header (a list with spaces) is of one of our keys and the timestamp is near.</summary>
    public static bool Verify(VdabGeheim geheim, string id, string timestamp, string signatures, byte[] body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
            return false;
        var found = false;
        foreach (var sleutel in geheim.Sleutels)
        {
            var expected = Encoding.ASCII.GetBytes(Compute(sleutel, id, seconds, body));
            foreach (var signature in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                found |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
        }

        return found;
    }

    private static string Compute(byte[] sleutel, string id, long timestamp, byte[] body) => "v1," + Convert.ToBase64String(
        HMACSHA256.HashData(sleutel, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp.ToString(CultureInfo.InvariantCulture)}."), .. body]));
}
