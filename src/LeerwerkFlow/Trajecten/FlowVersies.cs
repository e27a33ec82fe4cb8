using System.Collections.Concurrent;
using System.Text.Json;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Published flow versions, compiled once. A version never changes, so nothing here is ever thrown away.</summary>
public sealed class FlowVersies(Db db)
{
    private readonly ConcurrentDictionary<string, FlowVersie> loaded = new();

    /// <summary>The version with this id.</summary>
    /// <exception cref="NotFound">No such version.</exception>
    /// <exception cref="RuleBroken">What is stored is no flow: its trajecten stop, and no others.</exception>
    public async Task<FlowVersie> GetAsync(string id)
    {
        if (loaded.TryGetValue(id, out var known))
            return known;

        var row = await db.FindAsync<Row>("SELECT id, flow, versie, inhoud FROM flowversie WHERE id = @id", new { id }) ?? throw new NotFound();
        try
        {
            return loaded[id] = new FlowVersie(row.Id, row.Flow, row.Versie, FlowBundle.Read(row.Inhoud));
        }
        catch (JsonException)
        {
            throw new RuleBroken($"De bewaarde flow {id} is niet te lezen. Er is niets veranderd. Verwittig de beheerder.");
        }
    }

    /// <summary>The newest version of a flow for an organisation: its own, else the one that belongs to nobody.</summary>
    /// <exception cref="RuleBroken">Nothing is published under that name.</exception>
    public async Task<FlowVersie> NewestAsync(string flow, string? organisatie)
    {
        // Each half ends at its own place in the unique index, however many versions there are.
        var id = await db.FindAsync<string>(
            """
            SELECT COALESCE((SELECT id FROM flowversie WHERE flow = @flow AND organisatie = @organisatie ORDER BY versie DESC LIMIT 1),
                            (SELECT id FROM flowversie WHERE flow = @flow AND organisatie IS NULL ORDER BY versie DESC LIMIT 1))
            """,
            new { flow, organisatie = organisatie ?? "" });
        return await GetAsync(id ?? throw new RuleBroken($"Er is nog geen flow “{flow}” gepubliceerd. Laad eerst de flows (import-flows)."));
    }

    private sealed record Row(string Id, string Flow, long Versie, string Inhoud);
}

/// <summary>One immutable published version: the top flow with its phase flows.</summary>
public sealed record FlowVersie(string Id, string Flow, long Versie, FlowSet Flows);
