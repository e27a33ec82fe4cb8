using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp.Api;

/// <summary>What was published of a flow before: when, by whom and why.</summary>
internal static class VersieRoutes
{
    private sealed record Regel(string Flowversie, string? Reden, string? Tweede);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("flows/{id}/versies", ListAsync);
        api.MapGet("flows/{id}/versies/{versieId}", async (string id, string versieId, Definities definities, CurrentUser user) =>
            OntwerpAnswer.Ok(new
            {
                definitie = (await definities.HistoryAsync(id, user.Organisatie)).FirstOrDefault(d => d.VersieId == versieId)?.Bron
                    ?? throw new NotFound("Deze versie van de flow bestaat niet meer."),
            }));
    }

    private static async Task<IResult> ListAsync(string id, Definities definities, Namen namen, Db db, CurrentUser user)
    {
        var bundels = await definities.BundelsAsync(id, user.Organisatie);
        var waarom = (await db.QueryAsync<Regel>(
            "SELECT flowversie, reden, tweede FROM flowjournaal WHERE handeling = 'gepubliceerd' AND flowversie IN @ids", new { ids = bundels.Select(b => b.Id) }))
            .GroupBy(r => r.Flowversie).ToDictionary(g => g.Key, g => g.First());
        var wie = await namen.AllAsync([.. bundels.Select(b => b.Door), .. waarom.Values.Select(r => r.Tweede).OfType<string>()]);
        return OntwerpAnswer.Ok(bundels.Select(b => new
        {
            versieId = $"{id}@{b.Versie}",
            b.Versie,
            moment = b.Gepubliceerd,
            door = wie[b.Door],
            reden = waarom.GetValueOrDefault(b.Id)?.Reden,
            tweede = waarom.GetValueOrDefault(b.Id)?.Tweede is { } tweede ? wie[tweede] : null,
        }).ToArray());
    }
}
