using System.Security.Cryptography;

namespace LeerwerkFlow.Documenten.Controle;

/// <summary>
/// The code on an attest: twelve characters that cannot be taken for one another, from 31: 59 bits, so at thirty tries a minute nobody finds one. It says nothing about the person.
/// </summary>
public static class Controlecode
{
    public const int Length = 12;

    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>As it stands on paper: <c>ABCD-EFGH-JKMN</c>.</summary>
    public static string Shown(string code) => string.Join('-', code.Chunk(4).Select(part => new string(part)));

    /// <summary>The code in what somebody typed, with or without dashes, spaces and capitals; or null when there is none in it.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null or { Length: > 40 })
            return null;
        var code = string.Concat(typed.Where(c => c is not ('-' or ' '))).ToUpperInvariant();
        return code.Length == Length && code.All(Letters.Contains) ? code : null;
    }
}
