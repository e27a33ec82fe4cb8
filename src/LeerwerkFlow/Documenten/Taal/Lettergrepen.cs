using System.Text.RegularExpressions;

namespace LeerwerkFlow.Documenten.Taal;

/// <summary>
/// How many syllables a Dutch word has: its vowel sounds, the longest spelling first, so that <c>oei</c>, <c>ieu</c> and <c>ij</c> are one and <c>ea</c> is two. A trema begins
/// a new one. Loan words can be one off (<c>museum</c>); over a letter that is less than its figure is rounded to.
/// </summary>
public static partial class Lettergrepen
{
    /// <summary>At least one for each part of a word with a letter; a number counts as one.</summary>
    public static int Count(string woord) => Math.Max(1, Klank().Count(woord.ToLowerInvariant()));

    [GeneratedRegex("aai|ooi|oei|eeu|ieu|ëi|ëe|aa|ee|oo|uu|ie|eu|oe|ui|ei|ij|au|ou|ai|oi|[aeiouáàâéèêëíìîïóòôöúùûü]|y(?![aeiou])")]
    private static partial Regex Klank();
}
