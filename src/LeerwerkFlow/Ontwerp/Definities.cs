using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>One published version of a top flow, with the definitions that it plays by id. The definitions are shared: copy before you change one.</summary>
public sealed record Bundel(
    string Id, string Flow, long Versie, string? Organisatie, string Hash, string Herkomst, DateTimeOffset Gepubliceerd, string Door, IReadOnlyDictionary<string, JsonObject> Delen);

/// <summary>One definition as a designer opens it: a published version, or the concept.</summary>
/// <param name="Versie">Version of the bundle that it was published in; for a concept the version that it will become.</param>
/// <param name="Revisie">Revision of the concept; null when this is published.</param>
/// <param name="Bron">The definition; shared, so copy before you change it.</param>
public sealed partial record Definitie(string Id, long Versie, long? Revisie, bool IsNewest, DateTimeOffset Moment, string Door, JsonObject Bron)
{
    public bool IsPublished => Revisie is null;

    /// <summary>Names this version, and for a concept this revision: <c>intake@3</c>, <c>intake@4r2</c>. A save names what it was drawn on, so that a stale one is seen.</summary>
    public string VersieId => Revisie is { } r ? $"{Id}@{Versie}r{r}" : $"{Id}@{Versie}";

    public string Naam => (Bron["name"] as JsonValue)?.ToString() ?? Id;

    /// <summary>The parts of a <see cref="VersieId"/>, or null when it is none.</summary>
    public static (string Id, long Versie, long? Revisie)? Parse(string? versieId) => Parts().Match(versieId ?? "") is { Success: true } m
        ? (m.Groups[1].Value, long.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture), m.Groups[3].Success ? long.Parse(m.Groups[3].Value, CultureInfo.InvariantCulture) : null)
        : null;

    [GeneratedRegex(@"^(.+)@(\d{1,9})(?:r(\d{1,9}))?$")]
    private static partial Regex Parts();
}

/// <summary>The flows as an organisatie has them: its own versions before those of nobody, and its concepten.</summary>
public sealed class Definities(Db db)
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, JsonObject>> delen = new();

    /// <summary>The newest version of each top flow, in order of name.</summary>
    public async Task<IReadOnlyList<Bundel>> NewestAsync(string? organisatie) =>
        [.. (await VersiesAsync(organisatie)).GroupBy(b => b.Flow).Select(g => g.MaxBy(b => (b.Organisatie is null ? 0 : 1, b.Versie))!).OrderBy(b => b.Flow, StringComparer.Ordinal)];

    /// <summary>The newest of every definition: its concept, else what is published. In order of id.</summary>
    public async Task<IReadOnlyList<Definitie>> LatestAsync(string? organisatie)
    {
        var published = await PublishedAsync(organisatie);
        var concepten = (await ConceptenAsync(organisatie)).Select(c => c.As(published.FirstOrDefault(d => d.Id == c.Flow)?.Versie ?? 0)).ToList();
        return [.. published.Where(d => concepten.TrueForAll(c => c.Id != d.Id)).Concat(concepten).OrderBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>What is published of every definition, in order of id.</summary>
    public async Task<IReadOnlyList<Definitie>> PublishedAsync(string? organisatie)
    {
        var concepten = (await ConceptenAsync(organisatie)).Select(c => c.Flow).ToHashSet();
        return [.. (await NewestAsync(organisatie)).SelectMany(b => b.Delen.Select(d => Of(b, d.Key, !concepten.Contains(d.Key)))).GroupBy(d => d.Id).Select(g => g.First()).OrderBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>Every version of one definition that was ever published, the newest first, with its concept in front.</summary>
    public async Task<IReadOnlyList<Definitie>> HistoryAsync(string id, string? organisatie)
    {
        var newest = (await LatestAsync(organisatie)).FirstOrDefault(d => d.Id == id);
        var published = (await BundelsAsync(id, organisatie)).Select(b => Of(b, id, newest is { IsPublished: true } && newest.Versie == b.Versie));
        return [.. newest is { IsPublished: false } ? [newest] : Array.Empty<Definitie>(), .. published];
    }

    /// <summary>The versions of the top flow that plays this definition, the newest first.</summary>
    public async Task<IReadOnlyList<Bundel>> BundelsAsync(string id, string? organisatie)
    {
        var main = (await NewestAsync(organisatie)).FirstOrDefault(b => b.Delen.ContainsKey(id))?.Flow;
        return [.. (await VersiesAsync(organisatie)).Where(b => b.Flow == main && b.Delen.ContainsKey(id))
            .GroupBy(b => b.Versie).Select(g => g.MaxBy(b => b.Organisatie is null ? 0 : 1)!).OrderByDescending(b => b.Versie)];
    }

    /// <summary>The definition of a top flow as that version published it; null when it cannot be found.</summary>
    public async Task<JsonObject?> BronAsync(string flowversie, string flow) => (await DelenAsync(flowversie)).GetValueOrDefault(flow);

    /// <summary>The concept, or null when nobody is redrawing this flow.</summary>
    public async Task<FlowConcept?> FindConceptAsync(string id, string? organisatie) =>
        await db.FindAsync<FlowConcept>($"SELECT {FlowConcept.Columns} FROM flowconcept WHERE flow = @id AND organisatie = @organisatie", new { id, organisatie = organisatie ?? "" });

    /// <summary>The concept that a save of <paramref name="versieId"/> goes on from, or null when it begins one.</summary>
    /// <exception cref="RuleBroken">What was drawn on is no longer what is there.</exception>
    public async Task<FlowConcept?> BasisAsync(string id, string? organisatie, string? versieId)
    {
        var concept = await FindConceptAsync(id, organisatie);
        var published = (await PublishedAsync(organisatie)).FirstOrDefault(d => d.Id == id);
        if (Definitie.Parse(versieId) is not { } basis)
            return concept is null && published is null ? null : throw new RuleBroken($"Er bestaat al een flow “{id}”. Open die, of kies een andere naam.");
        if (basis.Id != id || basis.Revisie != concept?.Revisie)
            throw new FlowVerouderd();
        if (concept is not null || published?.Versie == basis.Versie)
            return concept;

        // A version more of its bundle is no change of this definition.
        var drawn = (await HistoryAsync(id, organisatie)).FirstOrDefault(d => d.Versie == basis.Versie);
        return drawn is not null && published is not null && CanonicalFlow.Write(drawn.Bron, tekening: true) == CanonicalFlow.Write(published.Bron, tekening: true)
            ? null
            : throw new FlowVerouderd();
    }

    /// <summary>The number of the first revision of a new concept; never one that a concept of this flow had before.</summary>
    public async Task<long> FirstRevisionAsync(string id, string? organisatie) => 1 + (await db.FindAsync<long?>(
        "SELECT MAX(revisie) FROM flowjournaal WHERE flow = @id AND organisatie = @organisatie", new { id, organisatie = organisatie ?? "" }) ?? 0);

    private async Task<FlowConcept[]> ConceptenAsync(string? organisatie) =>
        await db.QueryAsync<FlowConcept>($"SELECT {FlowConcept.Columns} FROM flowconcept WHERE organisatie = @organisatie ORDER BY flow", new { organisatie = organisatie ?? "" });

    private static Definitie Of(Bundel bundel, string id, bool newest) => new(id, bundel.Versie, null, newest, bundel.Gepubliceerd, bundel.Door, bundel.Delen[id]);

    private async Task<IReadOnlyList<Bundel>> VersiesAsync(string? organisatie)
    {
        var rows = await db.QueryAsync<Row>(
            "SELECT id, flow, versie, organisatie, hash, herkomst, gepubliceerd, door FROM flowversie WHERE organisatie IS NULL OR organisatie = @organisatie ORDER BY flow, versie",
            new { organisatie = organisatie ?? "" });
        var bundels = new List<Bundel>();
        foreach (var r in rows)
            bundels.Add(new(r.Id, r.Flow, r.Versie, r.Organisatie, r.Hash, r.Herkomst, r.Gepubliceerd, r.Door, await DelenAsync(r.Id)));
        return bundels;
    }

    // A version never changes, so it is read once.
    private async Task<IReadOnlyDictionary<string, JsonObject>> DelenAsync(string versie)
    {
        if (delen.TryGetValue(versie, out var known))
            return known;
        var inhoud = await db.FindAsync<string>("SELECT inhoud FROM flowversie WHERE id = @versie", new { versie }) ?? throw new NotFound();
        return delen[versie] = JsonNode.Parse(inhoud)!.AsObject().ToDictionary(p => p.Key, p => p.Value!.AsObject());
    }

    private sealed record Row(string Id, string Flow, long Versie, string? Organisatie, string Hash, string Herkomst, DateTimeOffset Gepubliceerd, string Door);
}
