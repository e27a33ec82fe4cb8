using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>One line of a simulated traject.</summary>
/// <param name="Date">Local date: of the milestone, of the wait that came, else the day it happened.</param>
/// <param name="Kind"><c>fase</c>, <c>taak</c>, <c>wacht</c>, <c>mijlpaal</c>, <c>melding</c>, <c>document</c>, <c>feit</c>, <c>einde</c> or <c>samenvatting</c>.</param>
/// <param name="Step">Place of the step.</param>
/// <param name="Code">Timer, milestone, document or fact code.</param>
/// <param name="Title">What people read.</param>
/// <param name="Why">Why this date, in Dutch.</param>
public sealed record TimelineEntry(DateOnly Date, string Kind, string Step, string Code, string Title, string Why);

/// <summary>A simulated traject from begin to end.</summary>
/// <param name="Entries">What happened, in order.</param>
/// <param name="Controls">The control state after each step.</param>
/// <param name="Taken">Tasks opened per role and month (<c>yyyy-MM</c>).</param>
public sealed record Timeline(ImmutableArray<TimelineEntry> Entries, ImmutableArray<string> Controls, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, int>> Taken)
{
    /// <summary>Average number of tasks a month for a role, over the months from its first to the end of the traject (S12).</summary>
    public decimal PerMaand(string rol)
    {
        if (!Taken.TryGetValue(rol, out var months) || months.IsEmpty)
            return 0;
        var (first, last) = (Entries[0].Date, Entries.Max(e => e.Date));
        return Math.Round(months.Values.Sum() / (decimal)((last.Year - first.Year) * 12 + last.Month - first.Month + 1), 2);
    }
}

/// <summary>How far a simulated traject came.</summary>
/// <param name="Staat">Where it stood at last; null when it could not begin.</param>
/// <param name="Fout">Dutch: why it did not reach its end; null when it did.</param>
public sealed record Rehearsal(Timeline Timeline, FlowState? Staat, string? Fout);
