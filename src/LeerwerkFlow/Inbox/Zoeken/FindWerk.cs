using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Inbox.Zoeken;

/// <summary>A dossier that was found.</summary>
public sealed record GevondenMens(string Id, string Voornaam, string Naam, string Fase, string Status, string Flowversie, string? Coach)
{
    /// <summary>The fase in words.</summary>
    public string FaseLabel { get; init; } = "";
}

/// <summary>An open taak that was found.</summary>
public sealed record GevondenTaak(string Id, string Titel, string Voornaam, string Naam, DateOnly? Termijn, string? Medewerker, string Soort, string? Code);

/// <summary>What was found, no more than was asked, and whether there is more.</summary>
public sealed record Gevonden(IReadOnlyList<GevondenMens> Mensen, bool MeerMensen, IReadOnlyList<GevondenTaak> Taken, bool MeerTaken);

/// <summary>People by a part of their name or the number of their dossier, and open taken by their title or by whom they are about. Every word must be found; accents do not count.</summary>
public sealed class FindWerk(Db db, FlowVersies versies)
{
    private const int MostWords = 5;

    /// <param name="mensen">At most so many people.</param>
    /// <param name="taken">At most so many taken.</param>
    public async Task<Gevonden> RunAsync(CurrentUser user, string? zoek, int mensen, int taken, CancellationToken ct = default)
    {
        var words = Zoekwoord.Of(zoek).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToArray();
        if (words.Length == 0)
            return new([], false, [], false);

        var (people, work) = (await PeopleAsync(user, words, mensen + 1, ct), await WorkAsync(user, words, taken + 1, ct));
        List<GevondenMens> shown = [];
        foreach (var mens in people.Take(mensen))
            shown.Add(mens with { FaseLabel = Fasen.Label(await versies.GetAsync(mens.Flowversie), mens.Fase, mens.Status) });
        return new(shown, people.Length > mensen, [.. work.Take(taken)], work.Length > taken);
    }

    // The dossier opens for who may see it, so only those are found.
    private Task<GevondenMens[]> PeopleAsync(CurrentUser user, string[] words, int limit, CancellationToken ct) => user.May(Right.ZietTrajecten)
        ? db.QueryAsync<GevondenMens>(
            $"""
            SELECT t.id, d.voornaam, d.naam, t.fase, t.status, t.flowversie, m.naam AS coach FROM deelnemer d JOIN traject t ON t.deelnemer = d.id LEFT JOIN medewerker m ON m.id = t.coach
            WHERE {string.Join(" AND ", words.Select((_, i) => $"(d.zoek LIKE @w{i} OR LOWER(t.id) LIKE @w{i})"))} AND {Zicht.Lijst}
            ORDER BY CASE WHEN t.status = 'afgerond' THEN 1 ELSE 0 END, d.zoek, t.id LIMIT {limit}
            """,
            Args(user.ZichtArgs(), words),
            ct)
        : Task.FromResult<GevondenMens[]>([]);

    // Titles are the flow's and few: folding them here finds "coördinator" by "coordinator" on either engine.
    private async Task<GevondenTaak[]> WorkAsync(CurrentUser user, string[] words, int limit, CancellationToken ct)
    {
        var args = Args(TaakZicht.Args(user), words);
        // Open ones only: for who sees the team this is all that TaakZicht.Sql lets through, in a form that the database finds quickly.
        var scope = user.May(Right.ZietTeam) ? Zicht.Team : $"({Zicht.Sql} OR {TaakZicht.OpTePakken})";
        var titels = (await db.QueryAsync<string>($"SELECT DISTINCT k.titel FROM taak k JOIN traject t ON t.id = k.traject WHERE k.status = 'open' AND {scope}", args, ct)).Select(t => (Titel: t, Zoek: Zoekwoord.Of(t))).ToList();
        for (var i = 0; i < words.Length; i++)
            args[$"t{i}"] = titels.Where(t => t.Zoek.Contains(words[i], StringComparison.Ordinal)).Select(t => t.Titel).ToArray();
        return await db.QueryAsync<GevondenTaak>(
            $"""
            SELECT k.id, k.titel, d.voornaam, d.naam, k.termijn, m.naam AS medewerker, k.soort, k.code FROM taak k JOIN traject t ON t.id = k.traject JOIN deelnemer d ON d.id = t.deelnemer
              LEFT JOIN medewerker m ON m.id = k.medewerker
            WHERE k.status = 'open' AND {string.Join(" AND ", words.Select((_, i) => $"(d.zoek LIKE @w{i} OR k.titel IN @t{i})"))} AND {scope}
            ORDER BY CASE WHEN k.termijn IS NULL THEN 1 ELSE 0 END, k.termijn, d.zoek, k.id LIMIT {limit}
            """,
            args,
            ct);
    }

    private static Dictionary<string, object?> Args(Dictionary<string, object?> args, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
            args[$"w{i}"] = $"%{words[i]}%";
        return args;
    }
}
