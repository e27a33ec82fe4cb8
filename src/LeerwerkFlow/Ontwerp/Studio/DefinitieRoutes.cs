using System.Text.Json.Nodes;
using LeerwerkFlow.Access;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>Reading flows: the list, one version, its tree.</summary>
internal static class DefinitieRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        var flows = api.MapGroup("workflow-definitions");
        flows.MapGet("", ListAsync);
        flows.MapGet("query/count", async (Definities definities, CurrentUser user) => StudioAnswer.Json(new JsonObject { ["count"] = (await definities.LatestAsync(user.Organisatie)).Count }));
        flows.MapGet("by-definition-id/{id}", async (string id, string? versionOptions, Definities definities, CurrentUser user) =>
            StudioAnswer.Json(DefinitieShape.Out(await GetAsync(definities, user, id, versionOptions))));
        flows.MapGet("by-id/{versie}", async (string versie, Definities definities, CurrentUser user) => StudioAnswer.Json(DefinitieShape.Out(await VersieAsync(definities, user, versie))));
        flows.MapGet("many-by-id", ManyAsync);
        flows.MapGet("subgraph/{versie}", SubgraphAsync);
        flows.MapGet("subgraph/segments/{versie}", SegmentsAsync);
        flows.MapGet("validation/is-name-unique", IsUniqueAsync);
        flows.MapGet("{id}/consumers", ConsumersAsync);
        flows.MapGet("{id}/export", async (string id, string? versionOptions, Definities definities, CurrentUser user, HttpContext http) =>
        {
            var definitie = await GetAsync(definities, user, id, versionOptions);
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{definitie.Id}.json\"";
            return StudioAnswer.Json(definitie.Bron);
        });
    }

    /// <summary>The version that Elsa's words ask for: a number, <c>Published</c>, <c>Draft</c>, or else the newest.</summary>
    /// <exception cref="NotFound">There is no such flow or version.</exception>
    public static async Task<Definitie> GetAsync(Definities definities, CurrentUser user, string id, string? versionOptions)
    {
        var history = await definities.HistoryAsync(id, user.Organisatie);
        return (versionOptions switch
        {
            "Published" => history.FirstOrDefault(d => d.IsPublished),
            "Draft" => history.FirstOrDefault(d => !d.IsPublished),
            { } text when int.TryParse(text, out var nr) => history.FirstOrDefault(d => d.Versie == nr),
            _ => history is [var first, ..] ? first : null,
        }) ?? throw new NotFound($"De flow “{id}” bestaat niet, of niet in deze versie.");
    }

    /// <summary>The version with this id; of a concept always the newest revision.</summary>
    /// <exception cref="NotFound">There is no such version.</exception>
    public static async Task<Definitie> VersieAsync(Definities definities, CurrentUser user, string versieId) =>
        await FindAsync(definities, user, versieId) ?? throw new NotFound("Deze versie van de flow bestaat niet meer. Open de flow opnieuw uit de lijst.");

    private static async Task<Definitie?> FindAsync(Definities definities, CurrentUser user, string versieId) => Definitie.Parse(versieId) is { } parts
        ? (await definities.HistoryAsync(parts.Id, user.Organisatie)).FirstOrDefault(d => parts.Revisie is null ? d.IsPublished && d.Versie == parts.Versie : !d.IsPublished)
        : null;

    private static async Task<IResult> ListAsync(
        Definities definities, CurrentUser user, string? versionOptions, string? searchTerm, int? page, int? pageSize, string[]? definitionIds, string[]? ids, string? orderBy, string? orderDirection)
    {
        var all = await definities.LatestAsync(user.Organisatie);
        IEnumerable<Definitie> list = versionOptions switch
        {
            "Published" => await definities.PublishedAsync(user.Organisatie),
            "Draft" => all.Where(d => !d.IsPublished),
            "LatestOrPublished" or "LatestAndPublished" => all.Concat((await definities.PublishedAsync(user.Organisatie)).Where(d => !d.IsNewest)),
            "AllVersions" => await EveryAsync(definities, user, definitionIds is { Length: > 0 } ? definitionIds : [.. all.Select(d => d.Id)]),
            _ when ids is { Length: > 0 } => await EveryAsync(definities, user, [.. ids.Select(i => Definitie.Parse(i)?.Id).OfType<string>().Distinct()]),
            _ => all,
        };
        if (definitionIds is { Length: > 0 })
            list = list.Where(d => definitionIds.Contains(d.Id));
        if (ids is { Length: > 0 })
            list = list.Where(d => ids.Contains(d.VersieId));
        if (!string.IsNullOrWhiteSpace(searchTerm))
            list = list.Where(d => d.Naam.Contains(searchTerm.Trim(), StringComparison.OrdinalIgnoreCase) || d.Id.Contains(searchTerm.Trim(), StringComparison.OrdinalIgnoreCase));
        var found = Ordered(list, orderBy, orderDirection == "Descending").ToList();
        var size = pageSize is > 0 ? pageSize.Value : Math.Max(1, found.Count);
        var answer = StudioAnswer.Page(found.Skip(Math.Max(0, page ?? 0) * size).Take(size).Select(DefinitieShape.Summary), found.Count);
        answer["links"] = new JsonArray(
            DefinitieShape.Link("self", "GET", "/workflow-definitions"), DefinitieShape.Link("is-name-unique", "GET", "/workflow-definitions/validation/is-name-unique"),
            DefinitieShape.Link("create", "POST", "/workflow-definitions"), DefinitieShape.Link("bulk-publish", "POST", "/bulk-actions/publish/workflow-definitions/by-definition-ids"));
        return StudioAnswer.Json(answer);
    }

    private static async Task<List<Definitie>> EveryAsync(Definities definities, CurrentUser user, IEnumerable<string> ids)
    {
        List<Definitie> every = [];
        foreach (var id in ids)
            every.AddRange(await definities.HistoryAsync(id, user.Organisatie));
        return every;
    }

    private static IEnumerable<Definitie> Ordered(IEnumerable<Definitie> list, string? by, bool descending)
    {
        IOrderedEnumerable<Definitie> ordered = (by, descending) switch
        {
            ("Created", false) => list.OrderBy(d => d.Moment),
            ("Created", true) => list.OrderByDescending(d => d.Moment),
            ("Version", false) => list.OrderBy(d => d.Versie),
            ("Version", true) => list.OrderByDescending(d => d.Versie),
            ("Name", true) => list.OrderByDescending(d => d.Naam, StringComparer.CurrentCultureIgnoreCase),
            _ => list.OrderBy(d => d.Naam, StringComparer.CurrentCultureIgnoreCase),
        };
        return ordered.ThenBy(d => d.Id, StringComparer.Ordinal).ThenByDescending(d => d.Versie);
    }

    private static async Task<IResult> ManyAsync(string[] ids, Definities definities, CurrentUser user)
    {
        List<JsonNode> found = [];
        foreach (var id in ids)
        {
            if (await FindAsync(definities, user, id) is { } definitie)
                found.Add(DefinitieShape.Out(definitie));
        }

        return StudioAnswer.List(found);
    }

    private static async Task<IResult> SubgraphAsync(string versie, string? parentNodeId, Definities definities, CurrentUser user)
    {
        var root = ActivityTree.Of(DefinitieShape.Out(await VersieAsync(definities, user, versie))) ?? throw new NotFound();
        return StudioAnswer.Json(NodeShape.Whole(ActivityTree.Below(root).FirstOrDefault(n => n.NodeId == parentNodeId) ?? root));
    }

    private static async Task<IResult> SegmentsAsync(string versie, string? childNodeId, Definities definities, CurrentUser user)
    {
        var root = ActivityTree.Of(DefinitieShape.Out(await VersieAsync(definities, user, versie))) ?? throw new NotFound();
        var child = ActivityTree.Below(root).FirstOrDefault(n => n.NodeId == childNodeId) ?? throw new NotFound("Deze stap staat niet in deze versie van de flow.");
        return StudioAnswer.Json(NodeShape.Path(child));
    }

    private static async Task<IResult> IsUniqueAsync(string? name, string? definitionId, Definities definities, CurrentUser user)
    {
        var taken = (await definities.LatestAsync(user.Organisatie)).Any(d => d.Id != definitionId && d.Naam.Equals(name?.Trim(), StringComparison.OrdinalIgnoreCase));
        return StudioAnswer.Json(new JsonObject { ["isUnique"] = !taken });
    }

    private static async Task<IResult> ConsumersAsync(string id, Definities definities, CurrentUser user)
    {
        var consumers = (await definities.LatestAsync(user.Organisatie)).Where(d => ActivityTree.All(d.Bron).Any(s =>
            ActivityTree.Text(s, "type") == "Leerwerk.Fase" && (s["flow"]?["expression"]?["value"] as JsonValue)?.ToString() == id));
        return StudioAnswer.Json(new JsonObject { ["consumingWorkflowDefinitionIds"] = new JsonArray([.. consumers.Select(d => (JsonNode)d.Id)]) });
    }
}
