using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>Reads trajecten for Studio, through the row scope.</summary>
internal sealed class Instances(Db db, Definities definities)
{
    private const string Sql =
        $"""
        SELECT t.id, t.flowversie, v.flow, v.versie, t.status, t.uitkomst, t.staat, t.aangemaakt,
          COALESCE((SELECT MAX(j.tijdstip) FROM journaal j WHERE j.traject = t.id), t.aangemaakt) AS gewijzigd,
          (SELECT COUNT(*) FROM wacht w WHERE w.traject = t.id AND w.status = 'open') AS "open",
          (SELECT COUNT(*) FROM taak i WHERE i.traject = t.id AND i.soort = 'incident' AND i.status = 'open') AS incidenten
        FROM traject t JOIN flowversie v ON v.id = t.flowversie
        WHERE {Zicht.Sql}
        """;

    public Task<InstanceRow[]> AllAsync(CurrentUser user) => db.QueryAsync<InstanceRow>(Sql, user.ZichtArgs());

    /// <exception cref="NotFound">It is not there, or not for this person.</exception>
    public async Task<InstanceRow> GetAsync(CurrentUser user, string id) =>
        await db.FindAsync<InstanceRow>(Sql + " AND t.id = @id", user.ZichtArgs(new { id })) ?? throw new NotFound("Dit traject bestaat niet, of je mag het niet zien.");

    /// <summary>What happened, in order.</summary>
    public async Task<IReadOnlyList<InstanceLine>> LinesAsync(InstanceRow row)
    {
        var nodes = await NodesAsync(row);
        var rows = await db.QueryAsync<Regel>(
            """
            SELECT g.nr, g.volg, g.soort, g.code, g.titel, g.stap, j.tijdstip FROM gebeurtenis g JOIN journaal j ON j.traject = g.traject AND j.nr = g.nr
            WHERE g.traject = @Id ORDER BY g.nr, g.volg
            """,
            new { row.Id });
        return [.. rows.Select(r => Line(row, nodes, $"{row.Id}:{r.Nr}:{r.Volg}", r.Stap, r.Tijdstip, (r.Nr * 1000) + r.Volg, r.Soort, r.Code, r.Titel))];
    }

    /// <summary>The waits of a traject, open and closed.</summary>
    public async Task<IReadOnlyList<(InstanceLine Line, string Status)>> WaitsAsync(InstanceRow row)
    {
        var nodes = await NodesAsync(row);
        var rows = await db.QueryAsync<Wacht>("SELECT id, pad, soort, titel, code, status, geopend FROM wacht WHERE traject = @Id ORDER BY geopend, id", new { row.Id });
        return [.. rows.Select(w => (Line(row, nodes, $"{row.Id}:{w.Id}", w.Pad, w.Geopend, 0, w.Soort, w.Code, w.Titel), w.Status))];
    }

    /// <summary>Elsa's state of a running flow: the open waits are its bookmarks.</summary>
    public async Task<JsonObject> StateAsync(InstanceRow row)
    {
        var open = (await WaitsAsync(row)).Where(w => w.Status == "open").Select(w => w.Line).ToList();
        return new JsonObject
        {
            ["id"] = row.Id,
            ["definitionId"] = row.Flow,
            ["definitionVersion"] = row.Versie,
            ["correlationId"] = null,
            ["status"] = row.StatusWord,
            ["subStatus"] = row.SubStatus,
            ["bookmarks"] = new JsonArray([.. open.Select(w => new JsonObject { ["id"] = w.Id, ["name"] = w.Soort, ["hash"] = w.Id, ["payload"] = new JsonObject { ["stap"] = w.Pad }, ["activityNodeId"] = w.NodeId, ["activityInstanceId"] = w.Id, ["autoBurn"] = true })]),
            ["incidents"] = new JsonArray(),
            ["fault"] = null,
            ["completionCallbacks"] = new JsonArray(),
            ["activityExecutionContexts"] = new JsonArray(),
            ["input"] = new JsonObject(),
            ["output"] = new JsonObject(),
            ["properties"] = new JsonObject(),
            ["createdAt"] = row.Aangemaakt,
            ["updatedAt"] = row.Gewijzigd,
            ["finishedAt"] = row.Geeindigd,
        };
    }

    private static InstanceLine Line(InstanceRow row, Dictionary<string, ActivityNode> nodes, string id, string pad, string tijdstip, long volgnummer, string soort, string? code, string titel)
    {
        // A place inside a fase is told at its box in the top flow; "~2" numbers a second time at once.
        var stap = pad.Split('/')[0].Split('~')[0];
        var node = nodes.GetValueOrDefault(stap) ?? nodes.GetValueOrDefault("");
        return new(id, row.Id, node?.Id ?? stap, node?.NodeId ?? stap, node?.Type ?? "Elsa.Flowchart", node is null ? stap : ActivityTree.Text(node.Stap, "name") ?? stap, pad, tijdstip, volgnummer, soort, code, titel);
    }

    // The steps of the top flow by id; the root under the empty id.
    private async Task<Dictionary<string, ActivityNode>> NodesAsync(InstanceRow row)
    {
        var bron = await definities.BronAsync(row.Flowversie, row.Flow);
        if (bron is null || ActivityTree.Of(bron) is not { } root)
            return [];
        var nodes = ActivityTree.Below(root).GroupBy(n => n.Id).ToDictionary(g => g.Key, g => g.First());
        nodes[""] = root;
        return nodes;
    }

    private sealed record Regel(long Nr, long Volg, string Soort, string? Code, string Titel, string Stap, string Tijdstip);

    private sealed record Wacht(string Id, string Pad, string Soort, string Titel, string? Code, string Status, string Geopend);
}
