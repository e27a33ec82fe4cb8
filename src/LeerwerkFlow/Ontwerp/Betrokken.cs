using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>How many trajecten run in a fase, and how many of them could move to the drawing.</summary>
public sealed record Betrokkenen(string Fase, long Lopend, long KanMee);

/// <summary>Whom a drawing concerns: the running trajecten of the flows that play it, by fase. Counts only.</summary>
public sealed class Betrokken(Db db, Definities definities, FlowVersies versies)
{
    private sealed record Telling(string Flowversie, string Fase, string Status, long Aantal);

    public async Task<IReadOnlyList<Betrokkenen>> CountAsync(string flow, CurrentUser user)
    {
        var tops = BundelWithConcept.Tops(await definities.NewestAsync(user.Organisatie), flow);
        var rows = await db.QueryAsync<Telling>(
            $"""
            SELECT t.flowversie, t.fase, t.status, COUNT(*) AS aantal FROM traject t JOIN flowversie v ON v.id = t.flowversie
            WHERE t.status <> 'afgerond' AND v.flow IN @tops AND {Zicht.Lijst} GROUP BY t.flowversie, t.fase, t.status
            """,
            user.ZichtArgs(new { tops }));
        var found = new List<(string Fase, long Aantal)>();
        foreach (var row in rows)
            found.Add((Fasen.Label(await versies.GetAsync(row.Flowversie), row.Fase, row.Status), row.Aantal));
        return [.. found.GroupBy(f => f.Fase).Select(g => new Betrokkenen(g.Key, g.Sum(f => f.Aantal), 0)).OrderByDescending(b => b.Lopend)];
    }
}
