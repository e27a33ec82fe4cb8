using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp.Api;

/// <summary>The names of people and programs that stand behind a version.</summary>
internal sealed class Namen(Db db)
{
    public async Task<IReadOnlyDictionary<string, string>> AllAsync(IEnumerable<string> ids)
    {
        var wanted = ids.Distinct().ToList();
        var found = (await db.QueryAsync<(string Id, string Naam)>("SELECT id, naam FROM medewerker WHERE id IN @wanted", new { wanted })).ToDictionary(m => m.Id, m => m.Naam);
        return wanted.ToDictionary(id => id, id => found.GetValueOrDefault(id, "LeerwerkFlow"));
    }

    public async Task<string> OfAsync(string id) => (await AllAsync([id]))[id];
}
