using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>The scheme that a flow follows and the days on which a traject may begin under it; both ends count (T20, decision S8).</summary>
public sealed record Regeling(string Naam, DateOnly Van, DateOnly Tot)
{
    /// <summary>The scheme that the top flow names (<c>customProperties.regeling</c>), or null when it names none.</summary>
    public static Regeling? Of(FlowGraph flow) => (flow.Bron["customProperties"] as JsonObject)?["regeling"] is JsonObject o
        && (string?)o["naam"] is { } naam && FeitJson.Read(o["van"]).AsDatum is { } van && FeitJson.Read(o["tot"]).AsDatum is { } tot
        ? new Regeling(naam, van, tot)
        : null;

    /// <summary>The scheme of this moment: the days of the rules that the top flow names, in the version that is in force; else what the flow itself says.</summary>
    public static async Task<Regeling?> FindAsync(Db db, FlowGraph flow, CancellationToken ct = default)
    {
        var naam = ((flow.Bron["customProperties"] as JsonObject)?["regelset"] as JsonValue)?.ToString() ?? "";
        var inhoud = await db.FindAsync<string>("SELECT inhoud FROM regelset WHERE naam = @naam AND stand = 'geldig' ORDER BY versie DESC LIMIT 1", new { naam }, ct);
        return inhoud is not null && JsonNode.Parse(inhoud) is JsonObject o && (string?)o["titel"] is { } titel && FeitJson.Read(o["van"]).AsDatum is { } van
            ? new Regeling(titel, van, FeitJson.Read(o["tot"]).AsDatum ?? DateOnly.MaxValue)
            : Of(flow);
    }

    /// <summary>What a person reads when a traject begins outside the scheme: a warning, never a block (S8). Null inside it.</summary>
    public string? Warning(DateOnly dag) => dag >= Van && dag <= Tot
        ? null
        : Tot == DateOnly.MaxValue
        ? $"De regeling “{Naam}” geldt pas vanaf {Web.Datum.Lang(Van)}. Je kan verder, maar kijk na of een toeleiding nu al mag."
        : $"De regeling “{Naam}” gold van {Web.Datum.Lang(Van)} tot en met {Web.Datum.Lang(Tot)}. Je kan verder, maar kijk na of een toeleiding nu nog mag.";
}
