using LeerwerkFlow.Access;
using LeerwerkFlow.Ontwerp.Studio;

namespace LeerwerkFlow.Ontwerp.Api;

/// <summary>What people say of a voorstel, and what who draws answers.</summary>
internal static class OpmerkingRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("flows/{id}/opmerkingen", ListAsync);
        api.MapPost("flows/{id}/opmerkingen", async (string id, HttpContext http, PlaceOpmerking place, Opmerkingen opmerkingen, CurrentUser user, CancellationToken ct) =>
        {
            await place.RunAsync(id, Text(http, "stap"), Text(http, "tekst"), ct);
            return await ListAsync(id, opmerkingen, user);
        });
        api.MapPost("flows/{id}/opmerkingen/{oid}/antwoord", async (string id, string oid, HttpContext http, AnswerOpmerking answer, Opmerkingen opmerkingen, CurrentUser user, CancellationToken ct) =>
        {
            await answer.RunAsync(id, oid, Text(http, "tekst"), ct);
            return await ListAsync(id, opmerkingen, user);
        });
    }

    private static string Text(HttpContext http, string naam) => ActivityTree.Text(JsonDoor.Body(http), naam) ?? "";

    // Every answer is the whole list, so that a screen shows what others said meanwhile.
    private static async Task<IResult> ListAsync(string id, Opmerkingen opmerkingen, CurrentUser user) =>
        OntwerpAnswer.Ok((await opmerkingen.OpenAsync(id, user.Organisatie)).Select(o => new
        {
            o.Id,
            o.Stap,
            o.Tekst,
            o.Door,
            o.Moment,
            antwoord = o.Antwoord is null ? null : new { tekst = o.Antwoord, door = o.AntwoordDoor, moment = o.AntwoordMoment },
        }).ToArray());
}
