using System.Text.RegularExpressions;

namespace LeerwerkFlow.Tests.House;

/// <summary>The glossary of <c>README.md</c>: each term with the words that are not to be used for it.</summary>
public static class Glossary
{
    public static IReadOnlyDictionary<string, string[]> Read(SourceFile readme)
    {
        var table = readme.Text[readme.Text.IndexOf("## Glossary", StringComparison.Ordinal)..];
        return Regex.Matches(table, @"^\| (\w+)[^|]*\|[^|]*\|[^|]*\| ([^|]+) \|$", RegexOptions.Multiline)
            .Where(m => m.Groups[1].Value != "term")
            .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Split(", "));
    }
}
