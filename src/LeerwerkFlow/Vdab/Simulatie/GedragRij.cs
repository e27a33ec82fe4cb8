using System.Text.Json;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Simulatie;

/// <summary>How the simulator behaves now, as a row: it survives a restart.</summary>
internal sealed class GedragRij(Db db)
{
    public async Task<Gedrag> GetAsync(CancellationToken ct = default) =>
        await db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'simulator-gedrag'", ct: ct) is { } json ? JsonSerializer.Deserialize<Gedrag>(json)! : new();

    public Task SetAsync(Gedrag gedrag) => db.WriteAsync([new(
        "INSERT INTO instelling (naam, waarde) VALUES ('simulator-gedrag', @json) ON CONFLICT (naam) DO UPDATE SET waarde = excluded.waarde", new { json = JsonSerializer.Serialize(gedrag) })]);
}
