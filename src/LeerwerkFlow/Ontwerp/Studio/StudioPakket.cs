using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>Elsa Studio as npm put it on this machine. It is 92 MB, so it is served from where it lies and never copied; only what is listed here can be asked for.</summary>
internal sealed partial class StudioPakket
{
    private const string Naam = "node_modules/@elsa-workflows/elsa-studio-wasm";

    private readonly Dictionary<string, StudioBestand> bestanden = new(StringComparer.Ordinal);

    private StudioPakket(string folder, string own)
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "package.json")));
        Versie = package.RootElement.GetProperty("version").GetString()!;
        foreach (var room in new[] { "_framework", "_content" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, room), "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".br", StringComparison.Ordinal) && !f.EndsWith(".gz", StringComparison.Ordinal)))
                bestanden[Path.GetRelativePath(folder, file).Replace('\\', '/')] = StudioBestand.Of(file, Versie);
        }

        foreach (var file in Directory.EnumerateFiles(own))
            bestanden["gast/" + Path.GetFileName(file)] = StudioBestand.Of(file, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..16]);
        Stijlen = [.. Imports().Matches(File.ReadAllText(Path.Combine(folder, "Elsa.Studio.Host.CustomElements.styles.css"))).Select(m => m.Groups[1].Value)];
    }

    /// <summary>The version that npm installed.</summary>
    public string Versie { get; }

    /// <summary>The style sheets of Studio's own parts; their names change with every version, so they are read from the package.</summary>
    public IReadOnlyList<string> Stijlen { get; }

    /// <exception cref="RuleBroken">Studio is not installed.</exception>
    public static StudioPakket Open() => new(
        FindFolder() ?? throw new RuleBroken("Elsa Studio staat niet op deze server. Vraag aan wie de server beheert om in de map designer “npm ci” uit te voeren."),
        Path.Combine(AppContext.BaseDirectory, "studio"));

    /// <summary>The file of an address below <c>/studio/</c>, or null.</summary>
    public StudioBestand? Find(string adres) => bestanden.GetValueOrDefault(adres);

    /// <summary>An address for the page that changes with the content, so that the browser may keep what it leads to.</summary>
    public string Adres(string adres) => $"{adres}?v={bestanden[adres].Merk}";

    // Published: beside the program. In a checkout: in the designer, some folders up.
    private static string? FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string[] tried = [Path.Combine(folder.FullName, "studio", Naam), Path.Combine(folder.FullName, "designer", Naam)];
            if (Array.Find(tried, t => File.Exists(Path.Combine(t, "package.json"))) is { } found)
                return found;
        }

        return null;
    }

    [GeneratedRegex("@import '([^']+)'")]
    private static partial Regex Imports();
}
