using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>The rules in force for a flow version, by the steps that they ask for; read once per version of flow and rules.</summary>
public sealed class Regelwijzers(Db db)
{
    private readonly ConcurrentDictionary<(string Versie, long Regels), Regelwijzer> read = new();

    /// <summary>Null when the flow names no rules, or none are in force.</summary>
    public async Task<Regelwijzer?> FindAsync(FlowVersie versie, CancellationToken ct = default)
    {
        var naam = ((versie.Flows.Get(versie.Flow).Bron["customProperties"] as JsonObject)?["regelset"] as JsonValue)?.ToString() ?? "";
        if (await db.FindAsync<long?>("SELECT MAX(versie) FROM regelset WHERE naam = @naam AND stand = 'geldig'", new { naam }, ct) is not { } nummer)
            return null;
        if (read.TryGetValue((versie.Id, nummer), out var known))
            return known;
        var inhoud = await db.FindAsync<string>("SELECT inhoud FROM regelset WHERE naam = @naam AND versie = @nummer", new { naam, nummer }, ct);
        return read[(versie.Id, nummer)] = new Regelwijzer(versie.Flows, versie.Flow, RegelSet.Parse(naam, inhoud!));
    }
}
