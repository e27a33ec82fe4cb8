using System.Globalization;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Kernel.Steps;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Makes the stimulus once the traject is read; it may refuse with <see cref="RuleBroken"/>.</summary>
public delegate Stimulus MakeStimulus(TrajectRow traject, FlowState state);

/// <summary>
/// The one door to the kernel at run time: reads the traject, takes a step, and writes every row of it in one transaction. Questions of <c>Controle</c> are
/// answered in the same transaction.
/// </summary>
public sealed class AdvanceTraject(Db db, Klok klok, FlowVersies versies, Controles controles, IEnumerable<IEffectWriter> writers)
{
    // A step asks a handful of rules; a loop of them alone would ask for ever.
    private const int MaxAnswers = 200;

    /// <param name="actor">Id of the medewerker, or <c>klok</c>, <c>vdab</c>, <c>systeem</c>.</param>
    /// <param name="alongside">Rows of the caller that belong to the same transaction, such as the answers on a form.</param>
    /// <exception cref="Moved">Somebody else took a step first; nothing was written.</exception>
    /// <exception cref="RuleBroken">The traject cannot take this; nothing was written.</exception>
    public Task RunAsync(string traject, MakeStimulus make, string actor, IEnumerable<Statement>? alongside = null, CancellationToken ct = default) =>
        RunAsync(traject, make, actor, alongside ?? [], row => row, ct);

    /// <summary>The same for a caller whose rows change the traject's own (its coach, its werkplek): the step sees the row as <paramref name="renew"/> gives it.</summary>
    public async Task RunAsync(string traject, MakeStimulus make, string actor, IEnumerable<Statement> alongside, Func<TrajectRow, TrajectRow> renew, CancellationToken ct = default)
    {
        var read = await ReadAsync(traject, ct);
        var row = renew(read);
        var versie = await versies.GetAsync(row.Flowversie);
        var state = row.State();
        var stimulus = make(row, state);
        Bereiken.Check(versie.Flows.Get(versie.Flow), stimulus);
        await WriteAsync(row, versie, state, await TakeAsync(row, versie, state, stimulus), read, actor, alongside, ct);
    }

    /// <summary>Begins a new traject: its row, its first step and the caller's rows are one transaction. The row must have revision 0.</summary>
    /// <exception cref="RuleBroken">The flow cannot begin; nothing was written.</exception>
    public async Task BeginAsync(TrajectRow row, Begin stimulus, string actor, IEnumerable<Statement> alongside, CancellationToken ct = default)
    {
        var versie = await versies.GetAsync(row.Flowversie);
        Bereiken.Check(versie.Flows.Get(versie.Flow), stimulus);
        var first = Refuse(() => Play.Begin(versie.Flows, versie.Flow, stimulus));
        await WriteAsync(row, versie, null, await AnswerAsync(row, versie, [(stimulus, first)]), null, actor, alongside, ct);
    }

    /// <summary>Writes a move to another version, or the way back: what the kernel carried over, in which no step began or ended.</summary>
    /// <param name="row">The traject as it was read.</param>
    /// <exception cref="Moved">Somebody else took a step first; nothing was written.</exception>
    public async Task MoveAsync(TrajectRow row, FlowVersie naar, Stimulus stimulus, StepResult result, string actor, IEnumerable<Statement> alongside, CancellationToken ct = default) =>
        await WriteAsync(row with { Flowversie = naar.Id }, naar, row.State(), [(stimulus, result)], await ReadAsync(row.Id, ct), actor, alongside, ct);

    // One question for the row and what was counted on it: a step reads once and writes once.
    private async Task<Gelezen> ReadAsync(string traject, CancellationToken ct) =>
        // zicht: the kernel's own door; who may ask was checked by the use case that calls it.
        await db.FindAsync<Gelezen>($"SELECT {TrajectRow.Columns}, {Highest("mijlpaal")} AS mijlpalen, {Highest("melding")} AS meldingen FROM traject t WHERE t.id = @traject", new { traject }, ct) ?? throw new NotFound();

    private string Highest(string tabel) =>
        $"(SELECT {db.Dialect.Joined("h.mijlpaal || ' ' || h.versie")} FROM (SELECT x.mijlpaal, MAX(x.versie) AS versie FROM {tabel} x WHERE x.traject = t.id GROUP BY x.mijlpaal) h)";

    private async Task<List<(Stimulus Stimulus, StepResult Result)>> TakeAsync(TrajectRow row, FlowVersie versie, FlowState state, Stimulus stimulus) =>
        await AnswerAsync(row, versie, [(stimulus, Refuse(() => Play.Next(versie.Flows, state, stimulus)))]);

    // Each answer is a stimulus of its own in the journal, so that a replay needs no rows of others.
    private async Task<List<(Stimulus Stimulus, StepResult Result)>> AnswerAsync(TrajectRow row, FlowVersie versie, List<(Stimulus Stimulus, StepResult Result)> steps)
    {
        while (steps[^1].Result.State.Waits.Values.FirstOrDefault(w => w.Soort == WaitSoort.Controle) is { } vraag)
        {
            if (steps.Count > MaxAnswers)
                throw new RuleBroken("Deze flow stelt dezelfde controle telkens opnieuw en komt er niet uit. Zet een taak of een wachttijd tussen de controle en zichzelf.");
            var (last, result) = steps[^1];
            var stap = versie.Flows.Get(vraag.Flow).GetStep(vraag.Stap);
            var inOrde = await controles.AskAsync(stap.Text("regel") ?? "", row, result.State, last.Hier, Bereiken.Maanden(stap.Text("hoogstens")));
            var antwoord = new Resume(last.Now, last.Hier, Stimuli.NoFeiten, vraag.Id, inOrde ? Stimuli.InOrde : Stimuli.NietInOrde);
            steps.Add((antwoord, Refuse(() => Play.Next(versie.Flows, result.State, antwoord))));
        }

        return steps;
    }

    private async Task WriteAsync(
        TrajectRow row, FlowVersie versie, FlowState? before, List<(Stimulus Stimulus, StepResult Result)> steps, Gelezen? read, string actor, IEnumerable<Statement> alongside, CancellationToken ct)
    {
        using var activity = Telemetrie.Begin("step", row.Id);
        var writing = new StepWriting(row, versie.Flows, Versies(read?.Mijlpalen), Versies(read?.Meldingen), actor, klok.Now);
        var rows = new List<Statement>();
        var last = before;
        foreach (var (stimulus, result) in steps)
        {
            (writing.Before, writing.State, writing.Hier) = (last ?? result.State, result.State, stimulus.Hier);
            last = result.State;
            rows.AddRange(StepRows.Journal(writing, stimulus, result));
            foreach (var effect in result.Effects)
                rows.AddRange(writers.SelectMany(w => w.Write(effect, writing)));
        }

        // What is taken back has its dates back as well.
        if (before is not null && steps is not [(Undo, _)])
            rows.AddRange(await RedateAsync(row.Id, before, writing));
        rows.AddRange(controles.Claims(row, before, writing.State));
        await db.WriteAsync([.. alongside, StepRows.Traject(writing), .. rows], ct);
        foreach (var (stimulus, _) in steps)
            Telemetrie.Steps.Add(1, new KeyValuePair<string, object?>("kind", stimulus.GetType().Name));
    }

    /// <summary>Every open date is read again; those that moved are rewritten, and a fired wait that moved forward becomes an incident (law 4).</summary>
    private async Task<IEnumerable<Statement>> RedateAsync(string traject, FlowState before, StepWriting writing)
    {
        if (ReferenceEquals(before.Feiten, writing.State.Feiten) && before.Opschortingen.SequenceEqual(writing.State.Opschortingen))
            return [];

        var aanleiding = Aanleiding.Of(before, writing.State);
        IEnumerable<Effect> moved = writing.State.Waits.Values.Where(w => before.Waits.TryGetValue(w.Pad, out var old) && old.Id == w.Id && w.Formule is not null)
            .Select(w => new WaitRedated(w.Id, w.Pad, w, WachtDatum.Of(writing.State, w), aanleiding));
        var rows = moved.Concat(await CorrectedAsync(traject, writing)).SelectMany(m => writers.SelectMany(w => w.Write(m, writing))).ToList();
        var fired = await db.QueryAsync<FiredWait>(
            "SELECT id, pad, titel, formule, hier, loopt_door, datum FROM wacht WHERE traject = @traject AND soort = 'Moment' AND status = 'voorbij' AND datum IS NOT NULL", new { traject });
        rows.AddRange(fired.Where(f => f.MovedForward(writing.Flows, writing.State, writing.Hier)).Select(f => RaiseIncident.Statement(
            writing, $"{f.Pad}", $"De datum van “{f.Titel}” is verschoven nadat ze al voorbij was. Kijk na of er iets opnieuw moet gebeuren.")));
        return rows;
    }

    /// <summary>The newest version of each notification is read again; one whose date is now another is corrected.</summary>
    private async Task<IEnumerable<MeldingRedated>> CorrectedAsync(string traject, StepWriting writing) =>
        (await db.QueryAsync<Gemeld>(
            """
            SELECT n.id, n.mijlpaal, n.uitkomst, n.formule, n.hier, n.datum, CASE WHEN n.status IN ('VERZONDEN', 'AANVAARD', 'HANDMATIG_BEVESTIGD') THEN 1 ELSE 0 END AS verteld FROM melding n
            WHERE n.traject = @traject AND n.formule IS NOT NULL AND n.formule <> 'hier' AND NOT EXISTS (SELECT 1 FROM melding v WHERE v.traject = n.traject AND v.vervangt = n.id) ORDER BY n.sequence
            """,
            new { traject }))
        .Select(g => (Gemeld: g, WachtDatum.Read(writing.State, g.Formule, g.Hier).Datum)).Where(g => g.Datum is { } nu && nu != g.Gemeld.Datum)
        .Select(g => new MeldingRedated(g.Gemeld.Id, $"vdab/{g.Gemeld.Mijlpaal}", g.Gemeld.Mijlpaal, g.Gemeld.Uitkomst, g.Gemeld.Formule, g.Gemeld.Hier, g.Datum!.Value, g.Gemeld.Verteld));

    private static Dictionary<string, long> Versies(string? pairs) =>
        pairs is null ? [] : pairs.Split(' ').Chunk(2).ToDictionary(p => p[0], p => long.Parse(p[1], CultureInfo.InvariantCulture));

    private static StepResult Refuse(Func<StepResult> step)
    {
        try
        {
            return step();
        }
        catch (FlowFault fault)
        {
            throw new RuleBroken(fault.Message);
        }
    }

    /// <param name="Mijlpalen">Each milestone that stands with its highest version: <c>INTAKE_AFGEROND 1 NAZORG_GESTART 2</c>.</param>
    /// <param name="Meldingen">The same of the notifications.</param>
    private sealed record Gelezen(
        string Id, string Organisatie, string Deelnemer, string? Coach, string? Werkplek, string? Promotor, string Flowversie, string Status, string Staat, long Revisie,
        long JournaalNr, string JournaalHash, long MeldingNr, string? Mijlpalen, string? Meldingen)
        : TrajectRow(Id, Organisatie, Deelnemer, Coach, Werkplek, Promotor, Flowversie, Status, Staat, Revisie, JournaalNr, JournaalHash, MeldingNr);

    private sealed record Gemeld(string Id, string Mijlpaal, string? Uitkomst, string Formule, DateOnly Hier, DateOnly Datum, bool Verteld);
}
