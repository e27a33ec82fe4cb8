using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Wakes the waits that are due, the earliest day first. Asking twice wakes nothing twice: a wait that is no longer open is not a row of this query.</summary>
public sealed class WakeDue(Db db, Klok klok, AdvanceTraject advance, RaiseIncident incident, Werkbus bus, ILogger<WakeDue> log)
{
    private const int Batch = 256;

    private const string DueRows =
        "SELECT traject, id, soort, vervalt, hier, pad, formule FROM wacht WHERE status = 'open' AND soort IN ('Moment', 'Bericht')";

    /// <summary>All of them.</summary>
    /// <returns>How many waits were woken.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var woken = 0;
        var stuck = new HashSet<string>(StringComparer.Ordinal);
        while (!ct.IsCancellationRequested)
        {
            var open = (await db.QueryAsync<Due>($"{DueRows} AND vervalt <= @vandaag ORDER BY vervalt, traject, id LIMIT 2000", new { vandaag = klok.Vandaag }, ct))
                .Where(d => !stuck.Contains(d.Traject) && !(d.Moment > klok.Now)).ToArray();
            var due = open.TakeWhile(d => d.Vervalt == open[0].Vervalt).Select(d => new WakeTraject(d.Traject, d.Vervalt)).Distinct().ToArray();
            if (due.Length == 0)
                break;

            // One traject at a time in order, many trajecten side by side: their steps share a commit.
            foreach (var batch in due.Chunk(Batch))
            {
                var done = await Task.WhenAll(batch.Select(werk => bus.DoAsync(werk, ct)));
                stuck.UnionWith(batch.Where((_, i) => done[i] == 0).Select(werk => werk.Traject));
                woken += done.Sum();
            }
        }

        return woken;
    }

    /// <summary>Those of one traject and one day.</summary>
    /// <returns>How many waits were woken; 0 also when a person must look at it first.</returns>
    public async Task<int> RunAsync(WakeTraject werk, CancellationToken ct = default)
    {
        var due = await db.QueryAsync<Due>($"{DueRows} AND traject = @Traject AND vervalt = @Dag ORDER BY id", werk, ct);
        using var activity = Telemetrie.Begin("wake", werk.Traject);
        var n = 0;
        foreach (var wait in due.Where(d => !(d.Moment > klok.Now)).OrderBy(d => d.Moment ?? DateTimeOffset.MinValue))
        {
            try
            {
                var dag = wait.Vervalt > wait.Hier ? wait.Vervalt : wait.Hier;
                await advance.RunAsync(wait.Traject, (_, state) => wait.Moment is { } moment && dag == wait.Vervalt ? Stimuli.Due(wait.Id, moment, wait.OutcomeIn(state)) : Stimuli.Due(wait.Id, dag, wait.OutcomeIn(state)), "klok", ct: ct);
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
                await incident.RunAsync(wait.Traject, wait.Pad, broken.Message, ct);
            }
        }

        return n;
    }

    private sealed record Due(string Traject, string Id, string Soort, DateOnly Vervalt, DateOnly Hier, string Pad, string? Formule)
    {
        /// <summary>The instant within the day, for a wait that has one.</summary>
        public DateTimeOffset? Moment { get; } = WachtDatum.FindMoment(Formule);

        public string OutcomeIn(FlowState state) =>
            Soort == nameof(WaitSoort.Bericht) ? Stimuli.TeLaat : Play.FindWait(state, Id)?.Uitkomsten[0] ?? Stimuli.Klaar;
    }
}
