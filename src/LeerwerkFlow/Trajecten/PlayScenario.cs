using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>A move as it is made: the stimulus, who made it (null: whoever plays) and the rows of the same transaction (null: none).</summary>
public sealed record Zet(Stimulus Stimulus, string? Actor = null, IEnumerable<Statement>? Rows = null);

/// <summary>
/// Plays a real traject by a scenario, in simulated time, through the same door as people: for demo data and for tests that pull the plug. What happens next
/// is read from the rows each time, so a play that was cut off goes on where it stood.
/// </summary>
public sealed class PlayScenario(Db db, FlowVersies versies, AdvanceTraject advance)
{
    /// <summary>Plays until the traject has ended or its next move lies after <paramref name="tot"/> (that day still counts).</summary>
    /// <param name="actor">Who does it, unless <paramref name="zet"/> says otherwise; what comes by time is the clock's.</param>
    /// <param name="zet">Gives a move its person, its facts and its rows, such as the answers of a taak; null leaves it as the scenario has it.</param>
    /// <returns>True when the traject has ended.</returns>
    public async Task<bool> RunAsync(string traject, Scenario scenario, DateOnly tot, string actor, Func<FlowState, Move, Task<Zet>>? zet = null, CancellationToken ct = default)
    {
        while (!ct.IsCancellationRequested)
        {
            // zicht: played by the system itself.
            var row = await db.FindAsync<Standing>(
                """
                SELECT t.staat, t.flowversie, (SELECT MAX(j.hier) FROM journaal j WHERE j.traject = t.id) AS hier,
                  (SELECT COUNT(*) FROM journaal j WHERE j.traject = t.id AND (j.stimulus LIKE '{"soort":"onderbreking"%' OR j.stimulus LIKE '{"soort":"wijziging"%')) AS gebeurd
                FROM traject t WHERE t.id = @traject
                """,
                new { traject },
                ct) ?? throw new NotFound();
            var state = StateJson.ReadState(row.Staat);
            if (state.IsEnded)
                return true;

            var flows = (await versies.GetAsync(row.Flowversie)).Flows;
            if (Move.Next(flows, state, scenario, row.Hier, (int)row.Gebeurd) is not { } move || move.Dag > tot)
                return false;
            var done = zet is null ? new Zet(move.Stimulus) : await zet(state, move);
            await advance.RunAsync(traject, (_, _) => done.Stimulus, move.Stimulus is Resume r && IsTime(state, r) ? "klok" : done.Actor ?? actor, done.Rows, ct);
        }

        return false;
    }

    private static bool IsTime(FlowState state, Resume resume) => state.Waits.Values.Any(w => w.Id == resume.Wait && w.Soort == WaitSoort.Moment);

    private sealed record Standing(string Staat, string Flowversie, DateOnly Hier, long Gebeurd);
}
