using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Plays a journal again: <c>replay(journal) = state</c>, byte for byte.</summary>
public sealed class Replay(Db db, FlowVersies versies)
{
    /// <summary>The state that the journal of a traject leads to.</summary>
    public async Task<FlowState> RunAsync(string traject, CancellationToken ct = default)
    {
        var rows = await db.QueryAsync<Row>("SELECT flowversie, stimulus FROM journaal WHERE traject = @traject ORDER BY nr", new { traject }, ct);
        FlowState? state = null;
        foreach (var row in rows)
        {
            var versie = await versies.GetAsync(row.Flowversie);
            state = StateJson.ReadStimulus(row.Stimulus) switch
            {
                Begin begin => Play.Begin(versie.Flows, versie.Flow, begin).State,
                var next => Play.Next(versie.Flows, state ?? throw new RuleBroken($"Het journaal van {traject} begint niet bij het begin."), next).State,
            };
        }

        return state ?? throw new NotFound();
    }

    private sealed record Row(string Flowversie, string Stimulus);
}
