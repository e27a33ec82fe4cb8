using System.Collections.Concurrent;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>Date formulas over a state; each text is parsed once.</summary>
internal static class Datums
{
    private static readonly ConcurrentDictionary<string, DateFormula> Known = new(StringComparer.Ordinal);

    /// <summary>The date, or null when a fact is not known.</summary>
    /// <exception cref="FormulaException">The formula is broken, or a fact has the wrong kind.</exception>
    public static DateOnly? Read(FlowState state, string formule, DateOnly hier, int beurt = 1, bool looptDoor = true) =>
        Known.GetOrAdd(formule, DateFormula.Parse).Evaluate(new DateContext(state.Feiten, hier, beurt, state.Opschortingen, looptDoor)).Datum;

    /// <summary>The date that a fact holds; null when it holds none.</summary>
    public static DateOnly? Fact(FlowState state, string naam)
    {
        if (!state.Feiten.TryGetValue(naam, out var feit))
            return null;
        if (feit.AsDatum is { } dag)
            return dag;
        return feit.Soort == FeitSoort.Formule ? Read(state, naam, feit.Hier ?? default) : null;
    }

    /// <summary>The day on which an open wait is due by itself, or the last day of a person; null: none.</summary>
    public static DateOnly? Of(FlowState state, OpenWait wait) =>
        wait.Formule is { } formule && Read(state, formule, wait.Hier, wait.Beurt, wait.LooptDoor) is { } datum ? wait.TotEnMet ? datum.AddDays(1) : datum : null;
}
