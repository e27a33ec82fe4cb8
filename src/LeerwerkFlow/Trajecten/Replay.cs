using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Plays a journal again: <c>replay(journal) = state</c>, byte for byte.</summary>
public sealed class Replay(Db db, FlowVersies versies)
{
    /// <summary>The state that the journal of a traject leads to.</summary>
    /// <param name="tot">The last line that is played; that line still counts. Null: all.</param>
    public async Task<FlowState> RunAsync(string traject, long? tot = null, CancellationToken ct = default)
    {
        var rows = await db.QueryAsync<Row>("SELECT nr, flowversie, stimulus FROM journaal WHERE traject = @traject AND nr <= @tot ORDER BY nr", new { traject, tot = tot ?? long.MaxValue }, ct);
        FlowState? state = null;
        Dictionary<long, FlowState> before = [];
        foreach (var row in rows)
        {
            var versie = await versies.GetAsync(row.Flowversie);
            var stimulus = StateJson.ReadStimulus(row.Stimulus);
            if (stimulus is Verhuizing && state is not null)
                before[row.Nr] = state;
            state = stimulus switch
            {
                Begin begin => Play.Begin(versie.Flows, versie.Flow, begin).State,
                Verhuizing move when state is not null => MoveState.Run((await versies.GetAsync(move.Van)).Flows, versie.Flows, state, move).State,
                Undo undo => before[undo.Regel],
                var next => Play.Next(versie.Flows, state ?? throw new RuleBroken($"Het journaal van {traject} begint niet bij het begin."), next).State,
            };
        }

        return state ?? throw new NotFound();
    }

    private sealed record Row(long Nr, string Flowversie, string Stimulus);
}
