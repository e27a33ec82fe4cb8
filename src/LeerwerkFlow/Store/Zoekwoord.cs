using System.Globalization;
using System.Text;

namespace LeerwerkFlow.Store;

/// <summary>Text as it is searched: lower case, no accents, one space between words.</summary>
public static class Zoekwoord
{
    /// <summary><c>"  Zoë  MÜLLER "</c> is <c>"zoe muller"</c>; nothing at all is <c>""</c>. What <c>LIKE</c> would read as a sign of its own goes.</summary>
    public static string Of(string? tekst)
    {
        var plain = new StringBuilder();
        foreach (var letter in (tekst ?? "").Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(letter) && plain is { Length: > 0 } && plain[^1] != ' ')
                plain.Append(' ');
            else if (!char.IsWhiteSpace(letter) && letter is not ('%' or '_') && CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Control))
                plain.Append(char.ToLowerInvariant(letter));
        }

        return plain.ToString().TrimEnd();
    }
}
