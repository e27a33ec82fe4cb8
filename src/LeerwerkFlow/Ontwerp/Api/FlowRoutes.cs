using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Ontwerp.Studio;

namespace LeerwerkFlow.Ontwerp.Api;

/// <summary>The list of flows, opening one, keeping and dropping its concept, and who else has it open.</summary>
internal static class FlowRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("flows", ListAsync);
        api.MapGet("flows/{id}", OpenAsync);
        api.MapPut("flows/{id}", SaveAsync);
        api.MapDelete("flows/{id}", async (string id, string? versieId, DiscardFlowConcept discard, CancellationToken ct) =>
        {
            await discard.RunAsync(id, versieId, ct);
            return Results.NoContent();
        });
        api.MapPost("flows/{id}/aanwezig", async (string id, HttpContext http, SignalAanwezig signal, Definities definities, CurrentUser user, CancellationToken ct) =>
        {
            var body = JsonDoor.Body(http);
            var anderen = await signal.RunAsync(id, ActivityTree.Text(body, "stap"), (body["weg"] as JsonValue)?.TryGetValue<bool>(out var weg) == true && weg, ct);
            return OntwerpAnswer.Ok(new { anderen, versieId = (await definities.LatestAsync(user.Organisatie)).FirstOrDefault(d => d.Id == id)?.VersieId });
        });
    }

    /// <summary>The drawing that came in.</summary>
    /// <exception cref="RuleBroken">There is none.</exception>
    public static JsonObject Definitie(HttpContext http) => JsonDoor.Body(http)["definitie"] as JsonObject is { } definitie
        ? definitie.DeepClone().AsObject()
        : throw new RuleBroken("Er staat geen flow in wat je stuurde. Laad de pagina opnieuw en probeer nog eens.");

    private static async Task<IResult> ListAsync(Definities definities, Namen namen, CurrentUser user)
    {
        var newest = await definities.NewestAsync(user.Organisatie);
        var published = (await definities.PublishedAsync(user.Organisatie)).ToDictionary(d => d.Id, d => d.Versie);
        var all = await definities.LatestAsync(user.Organisatie);
        var wie = await namen.AllAsync(all.Select(d => d.Door));
        var flows = all.Select(d => new
        {
            d.Id,
            d.Naam,
            Top = newest.Any(b => b.Flow == d.Id),
            Versie = published.GetValueOrDefault(d.Id),
            d.Revisie,
            Bijgewerkt = d.Moment,
            Door = wie[d.Door],
            Fasen = BundelWithConcept.Plays(d.Bron).Distinct().ToArray(),
        });
        return OntwerpAnswer.Ok(new { flows = flows.ToArray() });
    }

    private static async Task<IResult> OpenAsync(string id, Definities definities, CurrentUser user)
    {
        var all = await definities.LatestAsync(user.Organisatie);
        var flow = all.FirstOrDefault(d => d.Id == id) ?? throw new NotFound($"De flow “{id}” bestaat niet.");
        var published = flow.IsPublished ? flow : (await definities.PublishedAsync(user.Organisatie)).FirstOrDefault(d => d.Id == id);
        return OntwerpAnswer.Ok(new
        {
            flow.Id,
            flow.Naam,
            flow.VersieId,
            isConcept = !flow.IsPublished,
            definitie = flow.Bron,
            gepubliceerd = published is null ? null : new { published.VersieId, definitie = published.Bron },
            delen = BundelWithConcept.Plays(flow.Bron).Distinct().Join(all, naam => naam, d => d.Id, (_, d) => d).ToDictionary(d => d.Id, d => d.Bron),
            magTekenen = user.May(Right.OntwerptFlows),
            wie = new { user.Id, user.Naam },
        });
    }

    private static async Task<IResult> SaveAsync(string id, HttpContext http, SaveFlowConcept save, CancellationToken ct)
    {
        var saved = await save.RunAsync(id, Definitie(http), ActivityTree.Text(JsonDoor.Body(http), "versieId"), ct);
        return OntwerpAnswer.Ok(new { saved.VersieId });
    }
}
