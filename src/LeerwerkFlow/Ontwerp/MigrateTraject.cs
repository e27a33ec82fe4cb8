using System.Collections.Concurrent;
using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Where people who wait at a step that is gone go on: place by place; empty for none.</summary>
/// <param name="Naar">Id of the version to move to.</param>
/// <param name="Reden">Why, in the words of who moves; about the flow, never about a person.</param>
public sealed record VerhuisVraag(string Naar, string Reden, SortedMap<string> Plaatsen);

/// <summary>
/// Moves running trajecten to another version of their flow: shown per person first, then done, each in one transaction. Who is moved keeps every open taak with its owner and what
/// was typed; nothing that went out goes out again.
/// </summary>
public sealed class MigrateTraject(Db db, Klok klok, FlowVersies versies, Verhuizers verhuizers, Keuzeblokken blokken, AdvanceTraject advance)
{
    private readonly ConcurrentDictionary<string, JudgeVerhuizing> judges = new();

    /// <summary>The right that moving asks for.</summary>
    public const Right Recht = Right.OntwerptFlows;

    /// <summary>What moving would do to each person in sight who follows another version of the flow, in order of name.</summary>
    /// <exception cref="NotFound">There is no such version for this person.</exception>
    public async Task<IReadOnlyList<Verhuisbeeld>> PreviewAsync(CurrentUser user, string naar, SortedMap<string> plaatsen, CancellationToken ct = default)
    {
        user.Require(Recht);
        var versie = await GetAsync(user, naar);
        var gemaakt = await verhuizers.BroughtAsync(user, versie.Flow, ct);
        var beelden = new List<Verhuisbeeld>();
        foreach (var wie in (await verhuizers.ReadAsync(user, versie.Flow, ct)).Where(w => w.Flowversie != naar))
        {
            var van = await versies.GetAsync(wie.Flowversie);
            var state = StateJson.ReadState(wie.Staat);
            var judge = JudgeOf(versie);
            beelden.Add(Verhuisbeeld.Of(wie, van, judge, state, judge.Run(van.Flows, state, Make(state, van, versie, Fitting(plaatsen, state)), gemaakt[wie.Id])));
        }

        return beelden;
    }

    /// <summary>Per phase how many trajecten in sight run, and how many of them could go on in a drawing that is not published yet; phases in the order they are met.</summary>
    public async Task<IReadOnlyList<(string Fase, int Lopend, int KanMee)>> CountAsync(FlowSet concept, string top, CurrentUser user)
    {
        var gemaakt = await verhuizers.BroughtAsync(user, top, default);
        var judge = new JudgeVerhuizing(concept);
        var telling = new Dictionary<string, (int Lopend, int KanMee)>();
        foreach (var wie in await verhuizers.ReadAsync(user, top, default))
        {
            var van = await versies.GetAsync(wie.Flowversie);
            var state = StateJson.ReadState(wie.Staat);
            var kan = judge.Run(van.Flows, state, new Verhuizing(klok.Now, klok.Vandaag, Stimuli.NoFeiten, van.Id, "concept"), gemaakt[wie.Id]).Kan;
            var fase = Fasen.Label(van, wie.Fase, wie.Status);
            var (lopend, kanMee) = telling.GetValueOrDefault(fase);
            telling[fase] = (lopend + 1, kanMee + (kan ? 1 : 0));
        }

        var volgorde = concept.Find(top)?.Steps.Select(s => s.Titel).ToList() ?? [];
        return [.. telling.OrderBy(t => volgorde.IndexOf(t.Key) is var i and >= 0 ? i : int.MaxValue).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, t.Value.Lopend, t.Value.KanMee))];
    }

    /// <summary>Moves one traject.</summary>
    /// <param name="revisie">The revision that was looked at; another one is refused.</param>
    /// <exception cref="RuleBroken">It cannot be moved; nothing was written.</exception>
    /// <exception cref="Moved">Something happened on the traject since it was looked at, or somebody moved it first.</exception>
    public async Task RunAsync(CurrentUser user, string traject, long revisie, VerhuisVraag vraag, CancellationToken ct = default)
    {
        user.Require(Recht);
        if (string.IsNullOrWhiteSpace(vraag.Reden))
            throw new RuleBroken("Schrijf in een zin waarom je verhuist.", "Reden");
        var row = await db.FindAsync<TrajectRow>($"SELECT {TrajectRow.Columns} FROM traject t WHERE t.id = @traject AND {Zicht.Sql}", user.ZichtArgs(new { traject }), ct) ?? throw new NotFound();
        if (row.Revisie != revisie || row.Flowversie == vraag.Naar)
            throw new Moved();
        var (van, naar) = (await versies.GetAsync(row.Flowversie), await GetAsync(user, vraag.Naar));
        if (van.Flow != naar.Flow)
            throw new RuleBroken("Die versie is van een andere flow. Kies een versie van de flow die dit traject volgt.");
        var state = row.State();
        var stimulus = await ChooseAsync(row, naar, Make(state, van, naar, Fitting(vraag.Plaatsen, state)), ct);
        var oordeel = JudgeOf(naar).Run(van.Flows, state, stimulus, await verhuizers.BroughtAsync(traject, ct));
        if (oordeel.Result is not { } result)
            throw new RuleBroken(oordeel.Reden!);

        result = result with { Effects = [new TrajectMoved(naar.Flows.Get(naar.Flow).Naam, naar.Versie, false), .. result.Effects] };
        Statement[] alongside = [await NoteAsync(row, naar, vraag.Reden.Trim(), user, ct), VerwerkingsLog.Looked(user.Id, traject, "traject-verhuisd", klok.Now)];
        await advance.MoveAsync(row, naar, stimulus, result, user.Id, alongside, ct);
    }

    /// <summary>The version, when this person may use it; for the name of a flow its newest.</summary>
    /// <exception cref="NotFound">There is no such version, or it belongs to another organisation.</exception>
    public async Task<FlowVersie> GetAsync(CurrentUser user, string id)
    {
        if (!id.Contains('@', StringComparison.Ordinal))
            return await versies.NewestAsync(id, user.Organisatie);
        var mine = await db.FindAsync<string>("SELECT id FROM flowversie WHERE id = @id AND (organisatie IS NULL OR organisatie = @organisatie)", new { id, organisatie = user.Organisatie ?? "" });
        return await versies.GetAsync(mine ?? throw new NotFound("Deze versie bestaat niet, of ze is van een ander leerwerkbedrijf."));
    }

    private async Task<Statement> NoteAsync(TrajectRow row, FlowVersie naar, string reden, CurrentUser user, CancellationToken ct) => new(
        """
        INSERT INTO verhuizing (id, traject, nr, van, naar, revisie, dag, op, door, reden, rijen)
        VALUES (@id, @traject, @nr, @Flowversie, @naar, @revisie, @dag, @Now, @door, @reden, @rijen) ON CONFLICT DO NOTHING
        """,
        new
        {
            id = Guid.CreateVersion7(klok.Now).ToString("N"),
            traject = row.Id,
            nr = row.JournaalNr + 1,
            row.Flowversie,
            naar = naar.Id,
            revisie = row.Revisie + 1,
            dag = klok.Vandaag,
            klok.Now,
            door = user.Id,
            reden,
            rijen = (await Verhuisrijen.ReadAsync(db, row.Id, ct)).Write(),
        },
        ExpectedRows: 1);

    private JudgeVerhuizing JudgeOf(FlowVersie versie) => judges.GetOrAdd(versie.Id, _ => new JudgeVerhuizing(versie.Flows));

    private Verhuizing Make(FlowState state, FlowVersie van, FlowVersie naar, SortedMap<string>? plaatsen)
    {
        var nieuw = FeitJson.Instellingen(naar.Flows.Get(naar.Flow)).Where(f => !state.Feiten.ContainsKey(f.Key)).ToSortedMap();
        return new(klok.Now, klok.Vandaag, nieuw, van.Id, naar.Id, plaatsen);
    }

    // A block that is new comes as the house chose it for this promotor (S10).
    private async Task<Verhuizing> ChooseAsync(TrajectRow row, FlowVersie naar, Verhuizing move, CancellationToken ct) => row.Promotor is { } promotor && !move.Feiten.IsEmpty
        ? move with { Feiten = Keuzeblokken.Choose(naar.Flows.Get(naar.Flow), move.Feiten, await blokken.ChosenAsync(row.Organisatie, promotor, ct)) }
        : move;

    // The journal keeps what was chosen for this traject, not for everyone.
    private static SortedMap<string>? Fitting(SortedMap<string> plaatsen, FlowState state) =>
        plaatsen.Where(p => state.Waits.ContainsKey(p.Key)).ToSortedMap() is { IsEmpty: false } fitting ? fitting : null;
}
