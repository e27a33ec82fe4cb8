using System.Diagnostics;
using System.Globalization;
using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Ontwerp.Studio;

namespace LeerwerkFlow.Ontwerp.Api;

/// <summary>What a drawing would do, and publishing it.</summary>
internal static class NakijkRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("flows/{id}/nakijken", async (string id, HttpContext http, CheckConcept check, CurrentUser user) => OntwerpAnswer.Ok(await CheckAsync(id, http, check, user)));
        api.MapPost("flows/{id}/simuleer", SimulateAsync);
        api.MapPost("flows/{id}/gevolgen", GevolgenAsync);
        api.MapPost("flows/{id}/publiceren", PublishAsync);
        api.MapPost("flows/{id}/naspelen", async (string id, HttpContext http, CheckConcept check, NaSpelen naspelen, CurrentUser user, CancellationToken ct) =>
        {
            user.Require(Right.OntwerptFlows);
            var (top, read) = await check.ReadAsync(id, FlowRoutes.Definitie(http), user.Organisatie);
            return OntwerpAnswer.Ok(read.Flows is { } flows ? await naspelen.RunAsync(flows, top, user, ct) : throw new RuleBroken($"De tekening is nog niet af: {read.Findings[0]}"));
        });
    }

    private static async Task<object> CheckAsync(string id, HttpContext http, CheckConcept check, CurrentUser user)
    {
        var begin = Stopwatch.GetTimestamp();
        var nazicht = await check.RunAsync(id, FlowRoutes.Definitie(http), user.Organisatie);
        return new
        {
            nazicht.MagGepubliceerd,
            milliseconden = (long)Stopwatch.GetElapsedTime(begin).TotalMilliseconds,
            oordelen = nazicht.Oordelen.Select(Shape).ToArray(),
        };
    }

    private static object Shape(Oordeel o) => new { o.Code, o.Zin, o.Bron, o.Ernst, oordeel = o.Verdict, o.Uitleg, o.Doe, o.Pad, o.Herstel };

    private static async Task<IResult> SimulateAsync(string id, HttpContext http, Rehearse rehearse, CurrentUser user)
    {
        var body = JsonDoor.Body(http);
        if (!DateOnly.TryParseExact(ActivityTree.Text(body, "start"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start))
            throw new RuleBroken("Kies een dag waarop de werkervaring begint.");
        return OntwerpAnswer.Ok(await rehearse.RunAsync(id, FlowRoutes.Definitie(http), ActivityTree.Text(body, "scenario") ?? "normaal", start, user.Organisatie));
    }

    // Who reads a voorstel sees this too: a coach sees every figure that is shown about her (S18). Counts are of what the person may see.
    private static async Task<IResult> GevolgenAsync(
        string id, HttpContext http, CheckConcept check, Werklast werklast, Opmerkingen opmerkingen, Betrokken betrokken, MigrateTraject migrate, OntwerpOptions options, CurrentUser user,
        CancellationToken ct)
    {
        var (top, read) = await check.ReadAsync(id, FlowRoutes.Definitie(http), user.Organisatie);
        return OntwerpAnswer.Ok(new
        {
            nazicht = await CheckAsync(id, http, check, user),
            betrokken = read.Flows is { } drawn
                ? [.. (await migrate.CountAsync(drawn, top, user)).Select(b => new Betrokkenen(b.Fase, b.Lopend, b.KanMee))]
                : await betrokken.CountAsync(id, user),
            werklast = read.Flows is { } flows ? await werklast.RunAsync(flows, top, user, ct) : new([], [], [], [], []),
            openOpmerkingen = (await opmerkingen.CountAsync(user.Organisatie)).GetValueOrDefault(id),
            options.TweedePersoon,
        });
    }

    private static async Task<IResult> PublishAsync(string id, HttpContext http, PublishFlow publish, CancellationToken ct)
    {
        var body = JsonDoor.Body(http);
        var reden = ActivityTree.Text(body, "reden")?.Trim();
        if (string.IsNullOrEmpty(reden))
            throw new RuleBroken("Schrijf waarom je deze flow publiceert: je collega's lezen het bij de versie.");
        if (reden.Length > PlaceOpmerking.MostLetters)
            throw new RuleBroken($"De reden is te lang: hoogstens {PlaceOpmerking.MostLetters} tekens.");
        var done = await publish.RunAsync(id, FlowRoutes.Definitie(http), ActivityTree.Text(body, "versieId"), reden, ct);
        return OntwerpAnswer.Ok(new { done.Versies, wachtOpTweede = done.WaitsForSecond });
    }
}
