using System.Security.Cryptography;
using System.Text;

namespace LeerwerkFlow.Audit;

/// <summary>The head of one chain at the moment of an anchor.</summary>
public sealed record Kop(string Traject, long Nr, string Hash);

/// <summary>A day's hash over the heads of all chains and over the anchor before: printed or logged elsewhere, it shows a chain that was rewritten whole.</summary>
/// <param name="Aantal">Number of heads.</param>
public sealed record Anker(DateOnly Datum, long Aantal, string Hash)
{
    /// <summary>Hash over the heads, in ordinal order of traject, after the hash of the anchor before (empty for the first).</summary>
    public static string HashOver(string vorige, IEnumerable<Kop> koppen)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(vorige));
        foreach (var kop in koppen.OrderBy(k => k.Traject, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{kop.Traject}\t{kop.Nr}\t{kop.Hash}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
