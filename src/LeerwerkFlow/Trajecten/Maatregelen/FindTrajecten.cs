using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten.Maatregelen;

/// <summary>For which trajecten a maatregel is: what a person chose, as ids in a fixed order.</summary>
public sealed class FindTrajecten(Db db)
{
    public const string Alles = "alles";
    public const string Lijst = "lijst";
    private const string Promotor = "promotor:";
    private const string Werkplek = "werkplek:";

    /// <summary>What can be chosen: everybody, one promotor, one werkplek, or a list of numbers.</summary>
    internal async Task<IReadOnlyList<Keuze>> ChoicesAsync(CurrentUser user, CancellationToken ct = default) =>
    [
        new("", "Kies"), new(Alles, "Alle lopende trajecten van ons leerwerkbedrijf"), new(Lijst, "De trajecten van de lijst hieronder"),
        .. await PlacesAsync(user, "t.promotor", "promotor", Promotor, "Promotor", ct), .. await PlacesAsync(user, "t.werkplek", "werkplek", Werkplek, "Werkplek", ct),
    ];

    /// <returns>The ids, each once, by number.</returns>
    /// <exception cref="RuleBroken">Nothing was chosen, nobody is there, or a number of the list is not one of ours.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(CurrentUser user, string? welke, string? nummers, CancellationToken ct = default)
    {
        if (string.IsNullOrEmpty(welke))
            throw new RuleBroken("Kies voor welke trajecten dit is.", "Welke");
        var lijst = welke == Lijst ? (nummers ?? "").Split([' ', ',', ';', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(n => n.ToUpperInvariant()).Distinct().ToArray() : [];
        if (welke == Lijst && lijst.Length == 0)
            throw new RuleBroken("Zet de nummers van de trajecten in de lijst, zoals TR-2026-000123.", "Nummers");
        var args = user.ZichtArgs(new { promotor = After(welke, Promotor), werkplek = After(welke, Werkplek) });
        var all = await db.QueryAsync<string>(
            $"SELECT t.id FROM traject t WHERE t.status <> 'afgerond' AND t.organisatie = @zichtOrganisatie AND (@promotor = '' OR t.promotor = @promotor) AND (@werkplek = '' OR t.werkplek = @werkplek) AND {Zicht.Sql} ORDER BY t.nummer",
            args,
            ct);
        if (welke != Lijst)
            return all.Length > 0 ? all : throw new RuleBroken("Hier loopt geen enkel traject.", "Welke");
        var onbekend = lijst.Except(all).ToList();
        return onbekend.Count == 0
            ? [.. all.Intersect(lijst)]
            : throw new RuleBroken($"Dit zijn geen lopende trajecten van jullie: {string.Join(", ", onbekend.Take(5))}{(onbekend.Count > 5 ? $" en nog {onbekend.Count - 5}" : "")}. Haal ze uit de lijst of verbeter ze.", "Nummers");
    }

    private static string After(string welke, string voor) => welke.StartsWith(voor, StringComparison.Ordinal) ? welke[voor.Length..] : "";

    private async Task<IEnumerable<Keuze>> PlacesAsync(CurrentUser user, string kolom, string tabel, string voor, string label, CancellationToken ct) =>
        (await db.QueryAsync<Keuze>(
            $"SELECT p.id AS code, p.naam AS label FROM {tabel} p WHERE p.id IN (SELECT {kolom} FROM traject t WHERE t.status <> 'afgerond' AND t.organisatie = @zichtOrganisatie AND {Zicht.Sql}) ORDER BY p.naam",
            user.ZichtArgs(),
            ct)).Select(k => new Keuze(voor + k.Code, $"{label}: {k.Label}"));
}
