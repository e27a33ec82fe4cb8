using System.Runtime.InteropServices;
using System.Text.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Wakes the waits that are due, the earliest day first. Asking twice wakes nothing twice: a wait that is no longer open is not a row of this query.</summary>
public sealed class WakeDue(Db db, Klok klok, AdvanceTraject advance, RaiseIncident incident, Werkbus bus, ILogger<WakeDue> log)
{
    // Keeps the processors and the database busy; more would only stand in the way of a person who answers meanwhile.
    private static readonly int SideBySide = 4 * Environment.ProcessorCount;
    private const int Page = 2000;

    // What could not be woken waits for a person: trying it every time would hold up the others, and thousands of them would fill every batch.
    // zicht: asked by the clockwork; ids only.
    private const string DueRows =
        """
        SELECT traject, id, soort, vervalt, hier, pad, formule FROM wacht WHERE status = 'open' AND soort IN ('Moment', 'Bericht')
          AND NOT EXISTS (SELECT 1 FROM taak k WHERE k.traject = wacht.traject AND k.status = 'open' AND k.soort = 'incident' AND k.wacht IS NULL AND k.code = wacht.id)
        """;

    private const string Kapot =
        "De bewaarde gegevens van dit traject zijn niet te lezen, of de flow heeft een fout. Er is niets veranderd. Verwittig de beheerder; sluit deze taak als het hersteld is, dan probeert het programma opnieuw.";

    /// <summary>All of them.</summary>
    /// <returns>How many waits were woken.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var (woken, dag, traject, id) = (0, DateOnly.MinValue, "", "");
        var stuck = new HashSet<string>(StringComparer.Ordinal);
        while (!ct.IsCancellationRequested)
        {
            var page = await db.QueryAsync<DueWait>(
                $"{DueRows} AND vervalt <= @vandaag AND (vervalt, traject, id) > (@dag, @traject, @id) ORDER BY vervalt, traject, id LIMIT {Page}", new { vandaag = klok.Vandaag, dag, traject, id }, ct);
            var open = page.Where(d => !stuck.Contains(d.Traject) && !(d.Moment > klok.Now)).ToArray();
            var due = open.TakeWhile(d => d.Vervalt == open[0].Vervalt).Select(d => new WakeTraject(d.Traject, d.Vervalt)).Distinct().ToArray();
            if (due.Length == 0 && page.Length < Page)
                break;

            // Of these the hour has not come, or a person must look first; what is due may stand behind them.
            if (due.Length == 0)
                (dag, traject, id) = (page[^1].Vervalt, page[^1].Traject, page[^1].Id);

            // One traject at a time in order, some trajecten side by side: their steps share a commit, and a person who answers meanwhile waits for these few only.
            var done = await SideBySideAsync(due, ct);
            stuck.UnionWith(due.Where((_, i) => done[i] == 0).Select(werk => werk.Traject));
            woken += done.Sum();
        }

        return woken;
    }

    // Each of a few takes the next when it is done with one: a window that slides, on the thread of who asks.
    private async Task<int[]> SideBySideAsync(WakeTraject[] due, CancellationToken ct)
    {
        var (done, next) = (new int[due.Length], -1);
        async Task WorkAsync()
        {
            while (Interlocked.Increment(ref next) is var i && i < due.Length)
                done[i] = await bus.DoAsync(due[i], ct);
        }

        await Task.WhenAll(Enumerable.Range(0, SideBySide).Select(_ => WorkAsync()));
        return done;
    }

    /// <summary>When the clockwork must knock again so that no wait of this day that has an hour is late. Days begin with a knock anyway.</summary>
    /// <returns>An instant after now; null when there is none left today.</returns>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken ct = default)
    {
        var now = klok.Now;
        // An instant is text that sorts as time does; formulas begin with a letter.
        return WachtDatum.FindMoment(await db.FindAsync<string>(
            "SELECT MIN(formule) FROM wacht WHERE status = 'open' AND soort IN ('Moment', 'Bericht') AND vervalt = @vandaag AND formule > @nu AND formule < @later",
            new { vandaag = BrusselsTime.DayOf(now), nu = WachtDatum.Moment(now), later = WachtDatum.Moment(now.AddDays(2)) },
            ct));
    }

    /// <summary>Those of one traject and one day.</summary>
    /// <returns>How many waits were woken; 0 also when a person must look at it first.</returns>
    public async Task<int> RunAsync(WakeTraject werk, CancellationToken ct = default)
    {
        var due = await db.QueryAsync<DueWait>($"{DueRows} AND traject = @Traject AND vervalt = @Dag ORDER BY id", werk, ct);
        using var activity = Telemetrie.Begin("wake", werk.Traject);
        var n = 0;
        foreach (var wait in due.Where(d => !(d.Moment > klok.Now)).OrderBy(d => d.Moment ?? DateTimeOffset.MinValue))
        {
            try
            {
                var dag = wait.Vervalt > wait.Hier ? wait.Vervalt : wait.Hier;
                await advance.RunAsync(wait.Traject, (_, state) => Due(wait, dag, state), "klok", ct: ct);
                n++;
                Telemetrie.Lateness.Record((klok.Now - (wait.Moment ?? BrusselsTime.StartOf(wait.Vervalt))).TotalSeconds);
            }
            catch (Moved)
            {
                log.LogDebug("Traject {Traject} moved while it was woken", wait.Traject);
            }
            catch (RuleBroken broken)
            {
                // Only this traject stops; a person sees why.
                log.LogWarning("Traject {Traject} could not be woken at {Pad}", wait.Traject, wait.Pad);
                await incident.RunAsync(wait.Traject, wait.Pad, broken.Message, wait.Id, ct);
            }
            catch (Exception e) when (e is JsonException or NotFound or FormulaException or SystemException and not (ExternalException or IOException or TimeoutException or OperationCanceledException or ObjectDisposedException))
            {
                // What this traject itself throws; when the database or the app is going away, nobody can be woken, and that travels on.
                log.LogError(e, "Traject {Traject} cannot be read or played at {Pad}", wait.Traject, wait.Pad);
                await incident.RunAsync(wait.Traject, wait.Pad, Kapot, wait.Id, ct);
            }
        }

        return n;
    }

    // Between the question and this reading another node may have woken it, or a person moved its date.
    private Resume Due(DueWait wait, DateOnly dag, FlowState state)
    {
        if (Play.FindWait(state, wait.Id) is not { } open || WachtDatum.Of(state, open).Vervalt > klok.Vandaag)
            throw new Moved();
        return wait.Moment is { } moment && dag == wait.Vervalt ? Stimuli.Due(wait.Id, moment, wait.OutcomeOf(open)) : Stimuli.Due(wait.Id, dag, wait.OutcomeOf(open));
    }

    private sealed record DueWait(string Traject, string Id, string Soort, DateOnly Vervalt, DateOnly Hier, string Pad, string? Formule)
    {
        /// <summary>The instant within the day, for a wait that has one.</summary>
        public DateTimeOffset? Moment { get; } = WachtDatum.FindMoment(Formule);

        public string OutcomeOf(OpenWait open) => Soort == nameof(WaitSoort.Bericht) ? Stimuli.TeLaat : open.Uitkomsten[0];
    }
}
