using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>The rows that every step writes: its place in the journal and the traject's new state.</summary>
internal static class StepRows
{
    /// <summary>The journal row of one stimulus, chained to the one before, and a line for each effect that people read.</summary>
    public static IEnumerable<Statement> Journal(StepWriting writing, Stimulus stimulus, StepResult result)
    {
        writing.Staat = StateJson.Write(result.State);
        var entry = Audit.Journal.Write(new JournalStep(
            writing.Traject.Id, writing.JournaalNr + 1, writing.Now, stimulus.Hier, writing.Actor, writing.Traject.Flowversie, StateJson.Write(stimulus),
            writing.Staat, writing.JournaalHash, [.. StepLines.Of(result.Effects, writing, stimulus)]));
        (writing.JournaalNr, writing.JournaalHash) = (writing.JournaalNr + 1, entry.Hash);
        return entry.Statements;
    }

    /// <summary>The traject's row in its new state, guarded by the revision that was read (0: a new traject).</summary>
    public static Statement Traject(StepWriting writing)
    {
        var (row, state) = (writing.Traject, writing.State);
        var args = new
        {
            row.Id,
            row.Flowversie,
            Oud = row.Revisie,
            Status = state.IsEnded ? "afgerond" : IsSuspended(state, writing.Hier) ? "opgeschort" : "lopend",
            Fase = string.Join(", ", state.Scopes.Keys.Where(p => p.Length > 0 && !p.Contains('/'))),
            Start = Fact(state, "start"),
            Einde = Fact(state, "einde"),
            state.Uitkomst,
            writing.Staat,
            writing.JournaalNr,
            writing.JournaalHash,
            writing.MeldingNr,
        };
        return new Statement(
            """
            UPDATE traject SET status = @Status, fase = @Fase, start = @Start, einde = @Einde, uitkomst = @Uitkomst, staat = @Staat, revisie = revisie + 1,
              flowversie = @Flowversie, journaal_nr = @JournaalNr, journaal_hash = @JournaalHash, melding_nr = @MeldingNr WHERE id = @Id AND revisie = @Oud
            """,
            args,
            ExpectedRows: 1);
    }

    /// <summary>A date fact, read through its formula; null when it is not known.</summary>
    public static DateOnly? Fact(FlowState state, string naam) => state.Feiten.TryGetValue(naam, out var feit)
        ? feit.AsDatum ?? (feit.Soort == FeitSoort.Formule ? WachtDatum.Read(state, naam, default).Datum : null)
        : null;

    private static bool IsSuspended(FlowState state, DateOnly dag) => state.Opschortingen.Any(o => o.Van <= dag && (o.Tot is null || o.Tot >= dag));
}
