using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>Trajecten as Studio shows running flows: ids, codes and dates, never a name, and only those of the row scope. Nothing can be changed from here.</summary>
internal static class InstanceRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        var trajecten = api.MapGroup("workflow-instances");
        trajecten.MapPost("", ListAsync);
        trajecten.MapGet("{id}", GetAsync);
        trajecten.MapGet("{id}/execution-state", async (string id, Instances instances, CurrentUser user) =>
        {
            var row = await instances.GetAsync(user, id);
            return StudioAnswer.Json(new JsonObject { ["status"] = row.StatusWord, ["workflowSubStatus"] = row.SubStatus, ["updatedAt"] = row.Gewijzigd });
        });
        trajecten.MapGet("{id}/variables", async (string id, Instances instances, CurrentUser user) => StudioAnswer.List(StateJson.ReadState((await instances.GetAsync(user, id)).Staat).Feiten
            .Select(f => new JsonObject { ["id"] = f.Key, ["name"] = f.Key, ["value"] = f.Value.Tekst })));
        trajecten.MapGet("{id}/journal", (string id, int? skip, int? take, HttpContext http, Instances instances, CurrentUser user) => JournalAsync(id, skip, take, http, instances, user));
        trajecten.MapPost("{id}/journal", (string id, int? skip, int? take, HttpContext http, Instances instances, CurrentUser user) => JournalAsync(id, skip, take, http, instances, user));
        trajecten.MapDelete("{id}", () => DefinitieWriteRoutes.Refuse("Trajecten stop je in hun dossier, niet hier."));
        api.MapPost("cancel/workflow-instances/{id}", () => DefinitieWriteRoutes.Refuse("Trajecten stop je in hun dossier, niet hier."));
    }

    private static async Task<IResult> ListAsync(HttpContext http, Instances instances, CurrentUser user)
    {
        var vraag = StudioGuard.Body(http);
        IEnumerable<InstanceRow> rows = await instances.AllAsync(user);
        if (Words(vraag, "definitionIds", "definitionId") is { Count: > 0 } flows)
            rows = rows.Where(r => flows.Contains(r.Flow));
        if (Words(vraag, "statuses", "status") is { Count: > 0 } statuses)
            rows = rows.Where(r => statuses.Contains(r.StatusWord));
        if (Words(vraag, "subStatuses", "subStatus") is { Count: > 0 } subStatuses)
            rows = rows.Where(r => subStatuses.Contains(r.SubStatus));
        if (ActivityTree.Text(vraag, "searchTerm") is { } zoek)
            rows = rows.Where(r => r.Id.Contains(zoek.Trim(), StringComparison.OrdinalIgnoreCase));
        if (vraag["hasIncidents"] is JsonValue v && v.TryGetValue<bool>(out var incidents))
            rows = rows.Where(r => r.Incidenten > 0 == incidents);
        Func<InstanceRow, string?> by = ActivityTree.Text(vraag, "orderBy") switch { "Created" => r => r.Aangemaakt, "Finished" => r => r.Geeindigd, "Name" => r => r.Id, _ => r => r.Gewijzigd };
        var up = ActivityTree.Text(vraag, "orderDirection") == "Ascending" && ActivityTree.Text(vraag, "orderBy") is not null;
        var found = (up ? rows.OrderBy(by, StringComparer.Ordinal) : rows.OrderByDescending(by, StringComparer.Ordinal)).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        var size = Number(vraag, "pageSize") is > 0 and var given ? given : 100;
        return StudioAnswer.Json(StudioAnswer.Page(found.Skip(Math.Max(0, Number(vraag, "page") ?? 0) * size).Take(size).Select(r => r.Summary()), found.Count));
    }

    private static async Task<IResult> GetAsync(string id, Instances instances, Db db, Klok klok, CurrentUser user)
    {
        var row = await instances.GetAsync(user, id);
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, row.Id, "verloop-bekeken", klok.Now)]);
        var o = row.Summary();
        o["workflowState"] = await instances.StateAsync(row);
        return StudioAnswer.Json(o);
    }

    private static async Task<IResult> JournalAsync(string id, int? skip, int? take, HttpContext http, Instances instances, CurrentUser user)
    {
        var row = await instances.GetAsync(user, id);
        var filter = HttpMethods.IsPost(http.Request.Method) ? StudioGuard.Body(http)["filter"] as JsonObject ?? [] : [];
        var lines = await instances.LinesAsync(row);
        if (Words(filter, "activityNodeIds") is { Count: > 0 } nodes)
            lines = [.. lines.Where(l => nodes.Contains(l.NodeId))];
        if (Words(filter, "activityIds") is { Count: > 0 } ids)
            lines = [.. lines.Where(l => ids.Contains(l.StepId))];
        if (Words(filter, "eventNames") is { Count: > 0 } events)
            lines = [.. lines.Where(l => events.Contains(l.Event))];
        return StudioAnswer.Json(StudioAnswer.Page(lines.Skip(skip ?? 0).Take(take is > 0 ? take.Value : 1000).Select(l => l.Record()), lines.Count));
    }

    private static List<string> Words(JsonObject o, string list, string? single = null)
    {
        List<string> words = [.. (o[list] as JsonArray ?? []).Select(n => n?.ToString() ?? "").Where(w => w.Length > 0)];
        if (single is not null && ActivityTree.Text(o, single) is { } one)
            words.Add(one);
        return words;
    }

    private static int? Number(JsonObject o, string naam) => o[naam] is JsonValue v && v.TryGetValue<int>(out var n) ? n : null;
}
