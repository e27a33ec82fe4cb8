using System.Text.Json.Nodes;
using LeerwerkFlow.Access;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>Many at once: publishing goes one by one, as if each was asked alone; the rest is refused.</summary>
internal static class BulkRoutes
{
    private static readonly string[] Refused = ["delete/workflow-definitions/by-definition-id", "delete/workflow-definitions/by-id"];

    public static void Map(RouteGroupBuilder api)
    {
        var bulk = api.MapGroup("bulk-actions");
        bulk.MapPost("publish/workflow-definitions/by-definition-ids", PublishAsync);
        bulk.MapPost("retract/workflow-definitions/by-definition-ids", () =>
            DefinitieWriteRoutes.Refuse("Gepubliceerde flows kan je niet intrekken: nieuwe trajecten hebben ze nodig. Publiceer een verbeterde versie."));
        foreach (var path in Refused)
            bulk.MapPost(path, () => DefinitieWriteRoutes.Refuse(DefinitieWriteRoutes.Kept));
        foreach (var path in (string[])["delete/workflow-instances/by-id", "cancel/workflow-instances", "import/workflow-instances"])
            bulk.MapPost(path, () => DefinitieWriteRoutes.Refuse("Trajecten stop je in hun dossier, niet hier."));
    }

    private static async Task<IResult> PublishAsync(HttpContext http, PublishFlow publish, CancellationToken ct)
    {
        List<string> published = [], already = [], unknown = [];
        foreach (var id in (StudioGuard.Body(http)["definitionIds"] as JsonArray ?? []).Select(n => n?.ToString() ?? ""))
        {
            try
            {
                var done = (await publish.RunAsync(id, ct)).RequireDone();
                (done.WasAlready ? already : published).Add(id);
            }
            catch (NotFound)
            {
                unknown.Add(id);
            }
        }

        return StudioAnswer.Json(new JsonObject { ["published"] = List(published), ["alreadyPublished"] = List(already), ["notFound"] = List(unknown), ["updatedConsumers"] = new JsonArray() });
    }

    private static JsonArray List(IEnumerable<string> ids) => new([.. ids.Select(i => (JsonNode)i)]);
}
