using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>
/// The rule sets in force: the newest version that is geldig, or, as long as there is none, the file that came with the program. There is one for the whole house: a decree
/// does not differ from one leerwerkbedrijf to the next.
/// </summary>
public sealed partial class RegelSets(Db db)
{
    private readonly ConcurrentDictionary<string, RegelSet> read = new();

    internal static string Folder => Path.Combine(FlowFiles.Folder, "regels");

    /// <summary>The rules that hold now, parsed once per content.</summary>
    /// <exception cref="RuleBroken">There are no rules of that name.</exception>
    public async Task<RegelSet> InForceAsync(string naam, CancellationToken ct = default) =>
        Parse(naam, await FindTextAsync(naam, ct) ?? throw new RuleBroken($"De regels “{naam}” bestaan niet. Kies de regels van een besluit dat deze installatie kent."));

    /// <summary>The text of the rules that hold now; null when there are none of that name.</summary>
    public async Task<string?> FindTextAsync(string naam, CancellationToken ct = default) =>
        await db.FindAsync<string>("SELECT inhoud FROM regelset WHERE naam = @naam AND stand = 'geldig' ORDER BY versie DESC LIMIT 1", new { naam }, ct) ?? await FileAsync(naam, ct);

    /// <summary>Every version of every set, the newest first within its name.</summary>
    public Task<RegelVersie[]> VersiesAsync(CancellationToken ct = default) =>
        db.QueryAsync<RegelVersie>($"SELECT {RegelVersie.Columns} FROM regelset r ORDER BY r.naam, r.versie DESC", ct: ct);

    /// <exception cref="NotFound">No such version.</exception>
    public async Task<RegelVersie> GetAsync(string naam, long versie, CancellationToken ct = default) =>
        await db.FindAsync<RegelVersie>($"SELECT {RegelVersie.Columns} FROM regelset r WHERE r.naam = @naam AND r.versie = @versie", new { naam, versie }, ct) ?? throw new NotFound();

    /// <summary>The names of the sets that came with the program.</summary>
    internal static IEnumerable<string> Files() => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.json").Select(p => Path.GetFileNameWithoutExtension(p)) : [];

    /// <summary>The rules of a text that was looked at before it was kept.</summary>
    internal RegelSet Parse(string naam, string tekst) => read.GetOrAdd($"{naam}\n{tekst}", _ => RegelSet.Parse(naam, tekst));

    private static async Task<string?> FileAsync(string naam, CancellationToken ct) =>
        Naam().IsMatch(naam) && Path.Combine(Folder, naam + ".json") is var path && File.Exists(path) ? (await File.ReadAllTextAsync(path, ct)).ReplaceLineEndings("\n") : null;

    // A name comes from a drawing, and becomes a path.
    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,79}$")]
    private static partial Regex Naam();
}
