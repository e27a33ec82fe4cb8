using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>What publishing did.</summary>
/// <param name="Versies">Ids of the new versions; empty when there was nothing new to publish.</param>
public sealed record Gepubliceerd(IReadOnlyList<string> Versies)
{
    public bool WasAlready => Versies.Count == 0;
}

/// <summary>
/// The only door to "published". The definition takes the place of what is published, in every top flow that plays it; each becomes a new immutable version when the whole
/// set holds. New trajecten start on it, running ones keep theirs. A refused publish changes nothing.
/// </summary>
public sealed class PublishFlow(Db db, Klok klok, Definities definities, Formulieren formulieren, CurrentUser user)
{
    /// <summary>Publishes the concept of a flow.</summary>
    /// <exception cref="NotFound">There is no such flow.</exception>
    /// <exception cref="FlowRefused">It does not hold together.</exception>
    /// <exception cref="Moved">Somebody published or saved meanwhile.</exception>
    public async Task<Gepubliceerd> RunAsync(string flow, CancellationToken ct = default)
    {
        user.Require(Right.GebruiktStudio);
        if (await definities.FindConceptAsync(flow, user.Organisatie) is { } concept)
            return await PublishAsync(flow, JsonNode.Parse(concept.Inhoud)!.AsObject(), concept, ct);
        return (await definities.PublishedAsync(user.Organisatie)).Any(d => d.Id == flow) ? new([]) : throw new NotFound($"De flow “{flow}” bestaat niet.");
    }

    /// <summary>Publishes a drawing as it is sent, without keeping it as a concept first: refused, the concept is still what it was.</summary>
    /// <inheritdoc cref="SaveFlowConcept.RunAsync"/>
    public async Task<Gepubliceerd> RunAsync(string flow, JsonObject definitie, string? versieId, CancellationToken ct = default)
    {
        user.Require(Right.GebruiktStudio);
        FlowRefused.When(ConceptCheck.Run(flow, definitie));
        var basis = await definities.BasisAsync(flow, user.Organisatie, versieId);
        return await PublishAsync(flow, definitie, basis, ct);
    }

    private async Task<Gepubliceerd> PublishAsync(string flow, JsonObject definitie, FlowConcept? concept, CancellationToken ct)
    {
        var newest = await definities.NewestAsync(user.Organisatie);
        var published = newest.FirstOrDefault(b => b.Delen.ContainsKey(flow))?.Delen[flow];
        if (published is not null && CanonicalFlow.Write(published) == CanonicalFlow.Write(definitie))
            return await KeepDrawingAsync(flow, published, definitie, concept, ct);

        var tops = newest.Where(b => b.Delen.ContainsKey(flow)).Select(b => b.Flow).DefaultIfEmpty(flow).ToList();
        List<Statement> rows = concept is null ? [] : [concept.Drop()];
        var made = new List<string>();
        foreach (var top in tops)
        {
            var bundel = newest.FirstOrDefault(b => b.Flow == top);
            FlowRefused.When(PublishCheck.Run(Delen(newest, bundel, flow, definitie), top, formulieren, out var flows));
            var inhoud = FlowBundle.Write(flows!, top);
            var versie = (bundel?.Versie ?? 0) + 1;
            var id = user.Organisatie is { } organisatie ? $"{top}@{organisatie}@{versie}" : $"{top}@{versie}";
            var hash = FlowBundle.HashOf(inhoud);
            rows.Add(new(
                """
                INSERT INTO flowversie (id, flow, versie, organisatie, hash, inhoud, gepubliceerd, door, herkomst)
                VALUES (@id, @top, @versie, @Organisatie, @hash, @inhoud, @Now, @wie, 'ontwerp') ON CONFLICT DO NOTHING
                """,
                new { id, top, versie, user.Organisatie, hash, inhoud, klok.Now, wie = user.Id },
                ExpectedRows: 1));
            rows.Add(FlowJournaal.Line(klok.Now, user.Id, flow, user.Organisatie, "gepubliceerd", id, hash, concept?.Revisie));
            made.Add(id);
        }

        await db.WriteAsync(rows, ct);
        return new(made);
    }

    // Nothing that anybody would notice changed. Moved boxes stay in the concept; a concept that is wholly the same has done its work.
    private async Task<Gepubliceerd> KeepDrawingAsync(string flow, JsonObject published, JsonObject definitie, FlowConcept? concept, CancellationToken ct)
    {
        var moved = CanonicalFlow.Write(published, tekening: true) != CanonicalFlow.Write(definitie, tekening: true);
        var next = new FlowConcept(flow, user.Organisatie ?? "", definitie.ToJsonString(), concept?.Revisie + 1 ?? await definities.FirstRevisionAsync(flow, user.Organisatie), user.Id, klok.Now);
        Statement[] rows = (moved, concept) switch
        {
            (false, null) => [],
            (false, _) => [concept.Drop(), FlowJournaal.Line(klok.Now, user.Id, flow, user.Organisatie, "verworpen", revisie: concept.Revisie)],
            (true, null) => [next.Begin()],
            (true, _) => concept.Inhoud == next.Inhoud ? [] : [next.Follow()],
        };
        await db.WriteAsync(rows, ct);
        return new([]);
    }

    // What the top flow plays: the drawing itself, then what its newest version holds, then what another flow has published under that name.
    private static IEnumerable<(string Flow, string Tekst)> Delen(IReadOnlyList<Bundel> newest, Bundel? bundel, string flow, JsonObject definitie)
    {
        var known = new Dictionary<string, JsonObject>();
        foreach (var (id, bron) in newest.Reverse().SelectMany(b => b.Delen).Concat(bundel?.Delen ?? new Dictionary<string, JsonObject>()))
            known[id] = bron;
        known[flow] = definitie;
        // What was published together stays readable together; writing the bundle leaves out what is no longer played.
        var needed = new SortedSet<string>(bundel?.Delen.Keys ?? [], StringComparer.Ordinal);
        var todo = new Stack<string>([.. needed, flow]);
        while (todo.TryPop(out var id))
        {
            foreach (var played in known.TryGetValue(id, out var bron) ? Plays(bron) : [])
            {
                if (needed.Add(played))
                    todo.Push(played);
            }
        }

        needed.Add(flow);
        return needed.Where(known.ContainsKey).Select(id => (id, known[id].ToJsonString()));
    }

    private static IEnumerable<string> Plays(JsonObject bron) =>
        FlowJson.Read("", bron.ToJsonString(), [])?.Steps.Select(FlowBundle.Plays).OfType<string>() ?? [];
}
