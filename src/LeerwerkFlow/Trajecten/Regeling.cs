using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Trajecten;

/// <summary>The scheme that a flow follows and the days on which a traject may begin under it; both ends count (T20, decision S8).</summary>
public sealed record Regeling(string Naam, DateOnly Van, DateOnly Tot)
{
    /// <summary>The scheme that the top flow names (<c>customProperties.regeling</c>), or null when it names none.</summary>
    public static Regeling? Of(FlowGraph flow) => (flow.Bron["customProperties"] as JsonObject)?["regeling"] is JsonObject o
        && (string?)o["naam"] is { } naam && FeitJson.Read(o["van"]).AsDatum is { } van && FeitJson.Read(o["tot"]).AsDatum is { } tot
        ? new Regeling(naam, van, tot)
        : null;

    /// <summary>What a person reads when a traject begins outside the scheme: a warning, never a block (S8). Null inside it.</summary>
    public string? Warning(DateOnly dag) => dag >= Van && dag <= Tot
        ? null
        : $"De regeling “{Naam}” gold van {Web.Datum.Lang(Van)} tot en met {Web.Datum.Lang(Tot)}. Je kan verder, maar kijk na of een toeleiding nu nog mag.";
}
