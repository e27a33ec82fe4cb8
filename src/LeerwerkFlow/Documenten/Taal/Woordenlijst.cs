using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Documenten.Taal;

/// <summary><c>workflows/brieven/woorden.json</c>: what we rather do not write, with what we do write, and the abbreviations that every reader knows.</summary>
public sealed class Woordenlijst
{
    private readonly Dictionary<string, string> lieverNiet;
    private readonly Regex? patroon;

    private Woordenlijst(Dictionary<string, string> lieverNiet, HashSet<string> bekend)
    {
        (this.lieverNiet, Bekend) = (lieverNiet, bekend);
        if (lieverNiet.Count > 0)
            patroon = new($@"(?<![\p{{L}}-])({string.Join('|', lieverNiet.Keys.OrderByDescending(w => w.Length).Select(Regex.Escape))})(?![\p{{L}}-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public IReadOnlySet<string> Bekend { get; }

    /// <summary>The list of a folder with letters; an empty one when there is none.</summary>
    /// <exception cref="RuleBroken">The file is no list of words.</exception>
    public static Woordenlijst Load(string map)
    {
        var path = Path.Combine(map, "woorden.json");
        try
        {
            return File.Exists(path) ? Read(File.ReadAllText(path)) : new([], []);
        }
        catch (JsonException e)
        {
            throw new RuleBroken($"woorden.json is geen woordenlijst: regel {e.LineNumber + 1}.");
        }
    }

    /// <summary>Each such word in a text, with what to write.</summary>
    public IEnumerable<(string Niet, string Wel)> Find(string tekst) =>
        patroon is null ? [] : patroon.Matches(tekst).Select(m => m.Value.ToLowerInvariant()).Distinct().Select(w => (w, lieverNiet[w]));

    internal static Woordenlijst Read(string json)
    {
        var lijst = JsonSerializer.Deserialize<Lijst>(json, JsonSerializerOptions.Web);
        return new(lijst?.LieverNiet ?? [], lijst?.Bekend ?? []);
    }

    private sealed record Lijst(Dictionary<string, string>? LieverNiet, HashSet<string>? Bekend);
}
