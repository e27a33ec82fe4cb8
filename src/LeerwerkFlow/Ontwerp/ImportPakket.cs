using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>
/// Publishes the flows of a package, through the same check as every other door: a flow that plays one of them gets a new version too, or nothing happens at all.
/// What the package brings beside its flows is compared only; see <see cref="PakketHuis"/>.
/// </summary>
public sealed class ImportPakket(Db db, Klok klok, Definities definities, CheckFlow check, RegelSets regels)
{
    /// <summary>What it would do, with nothing written.</summary>
    /// <exception cref="RuleBroken">The package is broken, or does not fit this installation.</exception>
    /// <exception cref="FlowRefused">The flows do not hold together, or break a rule.</exception>
    public async Task<PakketPlan> PreviewAsync(byte[] zip, string? organisatie, CancellationToken ct = default) => (await PrepareAsync(zip, organisatie, "", null, ct)).Plan;

    /// <summary>Does it: all or nothing.</summary>
    /// <param name="door">Who does it.</param>
    /// <param name="tweede">Who confirmed it, when a second person had to.</param>
    /// <param name="basis"><see cref="PakketPlan.Basis"/> of the preview that somebody agreed with; null: without a preview.</param>
    /// <inheritdoc cref="PreviewAsync"/>
    /// <exception cref="Moved">Somebody published meanwhile.</exception>
    public async Task<PakketPlan> RunAsync(byte[] zip, string? organisatie, string door, string? tweede = null, string? basis = null, CancellationToken ct = default)
    {
        var (plan, rows) = await PrepareAsync(zip, organisatie, door, tweede, ct);
        if (basis is not null && basis != plan.Basis)
            throw new Moved();
        await db.WriteAsync(rows, ct);
        return plan;
    }

    private async Task<(PakketPlan Plan, IReadOnlyList<Statement> Rows)> PrepareAsync(byte[] zip, string? organisatie, string door, string? tweede, CancellationToken ct)
    {
        var pakket = PakketLezer.Read(zip);
        var nieuw = pakket.Definities();
        FlowRefused.When([.. nieuw.SelectMany(d => ConceptCheck.Run(d.Key, d.Value))]);
        var read = FlowJson.ReadAll(nieuw.Select(d => (d.Key, d.Value.ToJsonString())));
        FlowRefused.When(read.Findings);
        CheckPlayed(pakket.Flow, read.Flows!);
        PakketHuis.Check(pakket, read.Flows!);

        var newest = await definities.NewestAsync(organisatie);
        List<Statement> rows = [];
        List<string> made = [];
        var kept = nieuw.ToDictionary(d => d.Key, d => WithEnvelope(d.Value, newest.FirstOrDefault(b => b.Delen.ContainsKey(d.Key))?.Delen[d.Key]));
        await CheckConceptenAsync(kept.Where(d => Stand(newest, d.Key, d.Value) == PakketStand.Vervangt).Select(d => d.Key), organisatie);
        foreach (var top in Tops(newest, pakket.Flow, kept))
        {
            FlowRefused.When(PublishCheck.Run(BundelWithConcept.Delen(newest, top, kept), out var flows));
            FlowRefused.When(await check.BlockingAsync(flows!, top, ct));
            made.Add(Publish(rows, flows!, top, newest.FirstOrDefault(b => b.Flow == top)?.Versie ?? 0, organisatie, door));
            rows.Add(FlowJournaal.Line(klok.Now, door, top, organisatie, "gepubliceerd", made[^1], reden: $"Pakket “{pakket.Naam}”", tweede: tweede));
        }

        var naam = CheckFlow.FindSet(read.Flows!.Get(pakket.Flow));
        var lines = kept.Select(d => new PakketRegel("Flow", d.Key, Stand(newest, d.Key, d.Value))).Concat(PakketHuis.Compare(pakket, naam is null ? null : await regels.FindTextAsync(naam, ct)));
        return (new(pakket.Flow, pakket.Naam, made, string.Join(' ', newest.Select(b => b.Id)), [.. lines]), rows);
    }

    // What nobody plays would be published without anybody having seen it played.
    private static void CheckPlayed(string top, FlowSet flows)
    {
        var played = JsonNode.Parse(FlowBundle.Write(flows, top))!.AsObject();
        foreach (var flow in flows.All.Where(f => !played.ContainsKey(f.Id)))
            throw new RuleBroken($"De flow “{flow.Id}” zit in dit pakket, maar “{top}” speelt hem niet. {Pakket.Nothing}");
    }

    // Somebody draws on what is here now; the two would undo each other.
    private async Task CheckConceptenAsync(IEnumerable<string> flows, string? organisatie)
    {
        foreach (var flow in flows)
        {
            if (await definities.FindConceptAsync(flow, organisatie) is not null)
                throw new RuleBroken($"Aan de flow “{flow}” wordt hier getekend. Publiceer dat voorstel of verwerp het, en neem het pakket daarna over. {Pakket.Nothing}");
        }
    }

    private static IEnumerable<string> Tops(IReadOnlyList<Bundel> newest, string flow, Dictionary<string, JsonObject> nieuw) => newest
        .Where(b => nieuw.Any(d => b.Delen.TryGetValue(d.Key, out var was) && !Same(was, d.Value))).Select(b => b.Flow)
        .Concat(newest.Any(b => b.Flow == flow && nieuw.Keys.All(b.Delen.ContainsKey)) ? [] : [flow]).Distinct().Order(StringComparer.Ordinal);

    private static PakketStand Stand(IReadOnlyList<Bundel> newest, string flow, JsonObject nieuw) => newest.Where(b => b.Delen.ContainsKey(flow)).ToList() switch
    {
        [] => PakketStand.Nieuw,
        var there => there.TrueForAll(b => Same(b.Delen[flow], nieuw)) ? PakketStand.Gelijk : PakketStand.Vervangt,
    };

    private static bool Same(JsonObject was, JsonObject nieuw) => CanonicalFlow.Write(was) == CanonicalFlow.Write(nieuw);

    // A package leaves out how a version was kept; what stands here stays.
    private static JsonObject WithEnvelope(JsonObject nieuw, JsonObject? was)
    {
        var o = nieuw.DeepClone().AsObject();
        foreach (var naam in CanonicalFlow.Envelope)
        {
            if (was?[naam] is { } waarde)
                o[naam] = waarde.DeepClone();
        }

        return o;
    }

    private string Publish(List<Statement> rows, FlowSet flows, string top, long versie, string? organisatie, string door)
    {
        var inhoud = FlowBundle.Write(flows, top);
        var id = organisatie is null ? $"{top}@{versie + 1}" : $"{top}@{organisatie}@{versie + 1}";
        var hash = FlowBundle.HashOf(inhoud);
        rows.Add(new(
            """
            INSERT INTO flowversie (id, flow, versie, organisatie, hash, inhoud, gepubliceerd, door, herkomst)
            VALUES (@id, @top, @nummer, @organisatie, @hash, @inhoud, @Now, @door, 'pakket') ON CONFLICT DO NOTHING
            """,
            new { id, top, nummer = versie + 1, organisatie, hash, inhoud, klok.Now, door },
            ExpectedRows: 1));
        return id;
    }
}
