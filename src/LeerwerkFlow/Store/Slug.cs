using System.Globalization;
using System.Text;

namespace LeerwerkFlow.Store;

/// <summary>A name as part of an id: lower case letters and digits, dashes between, no diacritics.</summary>
internal static class Slug
{
    public static string Of(string naam)
    {
        var slug = new StringBuilder();
        foreach (var letter in naam.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}
