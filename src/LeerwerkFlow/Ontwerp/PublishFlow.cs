using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>What publishing did.</summary>
/// <param name="Versies">Ids of the new versions; empty when there was nothing new to publish.</param>
/// <param name="WaitsForSecond">True: nothing is published yet, a second person must confirm.</param>
public sealed record Gepubliceerd(IReadOnlyList<string> Versies, bool WaitsForSecond = false)
{
    public bool WasAlready => Versies.Count == 0 && !WaitsForSecond;

    /// <summary>For a screen that knows only published or not.</summary>
    /// <exception cref="RuleBroken">A second person must confirm first.</exception>
    public Gepubliceerd RequireDone() => WaitsForSecond
        ? throw new RuleBroken("Je vraag om te publiceren is genoteerd. Iemand anders moet ze bevestigen op de bladzijde Flows.")
        : this;
}

/// <summary>
/// The only door to "published". The definition takes the place of what is published, in every top flow that plays it; each becomes a new immutable version when the whole
/// set holds and every opmerking has its answer (S10). New trajecten start on it, running ones keep theirs. A refused publish changes nothing. With <c>Ontwerp:TweedePersoon</c>
/// it only asks; somebody else confirms.
/// </summary>
public sealed class PublishFlow(Db db, Klok klok, Definities definities, CheckFlow check, Opmerkingen opmerkingen, OntwerpOptions options, CurrentUser user)
{
    private sealed record Wens(string Flow, JsonObject Definitie, FlowConcept? Concept, string? Organisatie, string Door, string? Reden, Publicatievraag? Vraag = null);

    /// <summary>Publishes the concept of a flow.</summary>
    /// <exception cref="NotFound">There is no such flow.</exception>
    /// <exception cref="FlowRefused">It does not hold together.</exception>
    /// <exception cref="Moved">Somebody published or saved meanwhile.</exception>
    public async Task<Gepubliceerd> RunAsync(string flow, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        if (await definities.FindConceptAsync(flow, user.Organisatie) is { } concept)
            return await PublishAsync(new(flow, JsonNode.Parse(concept.Inhoud)!.AsObject(), concept, user.Organisatie, user.Id, null), ct);
        return (await definities.PublishedAsync(user.Organisatie)).Any(d => d.Id == flow) ? new([]) : throw new NotFound($"De flow “{flow}” bestaat niet.");
    }

    /// <summary>Publishes a drawing as it is sent, without keeping it as a concept first: refused, the concept is still what it was.</summary>
    /// <param name="reden">Why, for the journal.</param>
    /// <inheritdoc cref="SaveFlowConcept.RunAsync"/>
    public async Task<Gepubliceerd> RunAsync(string flow, JsonObject definitie, string? versieId, string? reden = null, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        FlowRefused.When(ConceptCheck.Run(flow, definitie));
        var basis = await definities.BasisAsync(flow, user.Organisatie, versieId);
        return await PublishAsync(new(flow, definitie, basis, user.Organisatie, user.Id, reden), ct);
    }

    /// <summary>Publishes what somebody else asked for.</summary>
    /// <exception cref="RuleBroken">It is the same person, or the drawing moved on since.</exception>
    public async Task<Gepubliceerd> RunAsync(Publicatievraag vraag, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        vraag.RequireSecond(user);
        var concept = await definities.FindConceptAsync(vraag.Flow, vraag.Organisatie);
        if (concept?.Revisie != vraag.Revisie)
            throw Publicatievraag.Vervallen();
        return await PublishAsync(new(vraag.Flow, JsonNode.Parse(concept.Inhoud)!.AsObject(), concept, vraag.Van, vraag.Door, vraag.Reden, vraag), ct);
    }

    private async Task<Gepubliceerd> PublishAsync(Wens wens, CancellationToken ct)
    {
        var newest = await definities.NewestAsync(wens.Organisatie);
        var published = newest.FirstOrDefault(b => b.Delen.ContainsKey(wens.Flow))?.Delen[wens.Flow];
        if (published is not null && CanonicalFlow.Write(published) == CanonicalFlow.Write(wens.Definitie))
            return await KeepDrawingAsync(wens, published, ct);

        FlowRefused.When(await opmerkingen.UnansweredAsync(wens.Flow, wens.Organisatie));
        List<Statement> rows = wens.Concept is null ? [] : [wens.Concept.Drop()];
        var made = new List<string>();
        foreach (var top in BundelWithConcept.Tops(newest, wens.Flow))
        {
            FlowRefused.When(PublishCheck.Run(BundelWithConcept.Delen(newest, top, wens.Flow, wens.Definitie), out var flows));
            FlowRefused.When(await check.BlockingAsync(flows!, top, ct));
            var inhoud = FlowBundle.Write(flows!, top);
            var versie = (newest.FirstOrDefault(b => b.Flow == top)?.Versie ?? 0) + 1;
            var id = wens.Organisatie is { } organisatie ? $"{top}@{organisatie}@{versie}" : $"{top}@{versie}";
            var hash = FlowBundle.HashOf(inhoud);
            rows.Add(new(
                """
                INSERT INTO flowversie (id, flow, versie, organisatie, hash, inhoud, gepubliceerd, door, herkomst)
                VALUES (@id, @top, @versie, @Organisatie, @hash, @inhoud, @Now, @Door, 'ontwerp') ON CONFLICT DO NOTHING
                """,
                new { id, top, versie, wens.Organisatie, hash, inhoud, klok.Now, wens.Door },
                ExpectedRows: 1));
            rows.Add(FlowJournaal.Line(
                klok.Now, wens.Door, wens.Flow, wens.Organisatie, "gepubliceerd", id, hash, wens.Concept?.Revisie, wens.Reden, wens.Vraag is null ? null : user.Id));
            made.Add(id);
        }

        if (options.TweedePersoon && wens.Vraag is null)
            return await AskAsync(wens, ct);
        rows.AddRange(Opmerkingen.Close(wens.Flow, wens.Organisatie, klok.Now, guard: true));
        rows.AddRange(wens.Vraag is { } vraag ? [vraag.End("bevestigd", user.Id, klok.Now)] : []);
        await db.WriteAsync(rows, ct);
        return new(made);
    }

    // What was sent becomes the concept, so that the second person confirms exactly that.
    private async Task<Gepubliceerd> AskAsync(Wens wens, CancellationToken ct)
    {
        var next = await NextAsync(wens);
        var kept = wens.Concept?.Inhoud == next.Inhoud ? wens.Concept : next;
        await db.WriteAsync(
            [.. kept == wens.Concept ? Array.Empty<Statement>() : [wens.Concept is null ? kept.Begin() : kept.Follow()], .. Publicatievraag.Ask(kept, wens.Reden, user.Id, klok.Now)], ct);
        return new([], WaitsForSecond: true);
    }

    // Nothing that anybody would notice changed. Moved boxes stay in the concept; a concept that is wholly the same has done its work.
    private async Task<Gepubliceerd> KeepDrawingAsync(Wens wens, JsonObject published, CancellationToken ct)
    {
        var moved = CanonicalFlow.Write(published, tekening: true) != CanonicalFlow.Write(wens.Definitie, tekening: true);
        var next = await NextAsync(wens);
        Statement[] rows = (moved, wens.Concept) switch
        {
            (false, null) => [],
            (false, { } concept) => [concept.Drop(), FlowJournaal.Line(klok.Now, user.Id, wens.Flow, wens.Organisatie, "verworpen", revisie: concept.Revisie)],
            (true, null) => [next.Begin()],
            (true, { } concept) => concept.Inhoud == next.Inhoud ? [] : [next.Follow()],
        };
        await db.WriteAsync(rows, ct);
        return new([]);
    }

    private async Task<FlowConcept> NextAsync(Wens wens) => new(
        wens.Flow, wens.Organisatie ?? "", wens.Definitie.ToJsonString(), wens.Concept?.Revisie + 1 ?? await definities.FirstRevisionAsync(wens.Flow, wens.Organisatie), user.Id, klok.Now);
}
