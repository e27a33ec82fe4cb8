using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>Changing flows: keep a concept, publish it, drop it. What would take away something that a traject needs is refused with a sentence.</summary>
internal static class DefinitieWriteRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        var flows = api.MapGroup("workflow-definitions");
        flows.MapPost("", SaveAsync);
        flows.MapPost("{id}/publish", async (string id, PublishFlow publish, Definities definities, CurrentUser user, CancellationToken ct) =>
            StudioAnswer.Json(Saved(await DefinitieRoutes.GetAsync(definities, user, id, null), (await publish.RunAsync(id, ct)).RequireDone())));
        flows.MapPost("{id}/revert/{versie:int}", RevertAsync);
        flows.MapPost("{id}/update-references", () => StudioAnswer.Json(new JsonObject { ["affectedWorkflows"] = new JsonArray() }));
        flows.MapPost("{id}/retract", () => Refuse("Een gepubliceerde flow kan je niet intrekken: nieuwe trajecten hebben hem nodig. Publiceer een verbeterde versie."));
        flows.MapPost("{id}/execute", () => Refuse("Een traject begint bij een toeleiding, niet hier. Ga naar Trajecten en kies Nieuwe toeleiding."));
        flows.MapPost("{id}/dispatch", () => Refuse("Een traject begint bij een toeleiding, niet hier. Ga naar Trajecten en kies Nieuwe toeleiding."));
        flows.MapPost("import", () => Refuse("Een flow uit een bestand laad je met import-flows, niet hier."));
        flows.MapPost("import-files", () => Refuse("Een flow uit een bestand laad je met import-flows, niet hier."));
        flows.MapDelete("{id}", DiscardAsync);
        api.MapDelete("workflow-definition-versions/{versie}", (string versie, DiscardFlowConcept discard, Definities definities, CurrentUser user, CancellationToken ct) =>
            Definitie.Parse(versie) is { Revisie: not null } parts ? DiscardAsync(parts.Id, discard, definities, user, ct) : Task.FromResult(Refuse(Kept)));
    }

    internal const string Kept = "Een gepubliceerde flow kan je niet verwijderen: er lopen trajecten op. Publiceer een verbeterde versie.";

    internal static IResult Refuse(string zin) => StudioAnswer.Refuse(StatusCodes.Status400BadRequest, zin);

    private static async Task<IResult> SaveAsync(HttpContext http, SaveFlowConcept save, PublishFlow publish, Definities definities, CurrentUser user, CancellationToken ct)
    {
        var body = StudioGuard.Body(http);
        if (body["model"] is not JsonObject model)
            return Refuse("Er staat geen flow in wat je stuurde.");

        var named = ActivityTree.Text(model, "definitionId");
        var flow = named ?? Slug.Of(ActivityTree.Text(model, "name") ?? "");
        if (flow.Length == 0)
            return Refuse("Geef de flow een naam.");
        var basis = await definities.HistoryAsync(flow, user.Organisatie) is [var newest, ..] ? newest.Bron : null;
        var definitie = DefinitieShape.In(flow, model, basis);
        var versieId = named is null ? null : ActivityTree.Text(model, "id");
        if (body["publish"] is JsonValue wanted && wanted.TryGetValue<bool>(out var yes) && yes)
        {
            var done = (await publish.RunAsync(flow, definitie, versieId, ct: ct)).RequireDone();
            return StudioAnswer.Json(Saved(await DefinitieRoutes.GetAsync(definities, user, flow, null), done));
        }

        return StudioAnswer.Json(Saved(await save.RunAsync(flow, definitie, versieId, ct), null));
    }

    private static JsonObject Saved(Definitie definitie, Gepubliceerd? done) => new()
    {
        ["workflowDefinition"] = DefinitieShape.Out(definitie),
        ["alreadyPublished"] = done is { WasAlready: true },
        ["consumingWorkflowCount"] = done?.Versies.Count(v => !v.StartsWith(definitie.Id + "@", StringComparison.Ordinal)) ?? 0,
    };

    private static async Task<IResult> RevertAsync(string id, int versie, SaveFlowConcept save, Definities definities, CurrentUser user, CancellationToken ct)
    {
        var newest = await DefinitieRoutes.GetAsync(definities, user, id, null);
        var older = await DefinitieRoutes.GetAsync(definities, user, id, versie.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return StudioAnswer.Json(DefinitieShape.Summary(await save.RunAsync(id, older.Bron, newest.VersieId, ct)));
    }

    private static async Task<IResult> DiscardAsync(string id, DiscardFlowConcept discard, Definities definities, CurrentUser user, CancellationToken ct)
    {
        if (await definities.FindConceptAsync(id, user.Organisatie) is null)
            return Refuse(Kept);
        await discard.RunAsync(id, ct: ct);
        return Results.NoContent();
    }
}
