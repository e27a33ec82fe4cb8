using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Kernel.Steps;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>
/// What happens next to a traject in the world of a scenario: a pure function of its state, so that a play that was cut off goes on where it stood.
/// Time goes first on a day (00:00), then people; on a tie what opened first.
/// </summary>
/// <param name="Dag">The local day on which it happens.</param>
public sealed record Move(DateOnly Dag, Stimulus Stimulus)
{
    private sealed record Candidate(DateOnly Dag, int Rang, DateOnly Geopend, string Volg, Func<DateOnly, Stimulus> Make);

    /// <summary>The next move, or null when nothing has a date or an answer.</summary>
    /// <param name="vandaag">The day up to which the traject was played; no move lies before it.</param>
    /// <param name="gebeurd">How many of the scenario's events have happened already.</param>
    public static Move? Next(FlowSet flows, FlowState state, Scenario scenario, DateOnly vandaag, int gebeurd)
    {
        var next = Waits(flows, state, scenario, vandaag).Concat(Events(state, scenario, vandaag, gebeurd))
            .MinBy(c => (c.Dag < vandaag ? vandaag : c.Dag, c.Rang, c.Geopend, c.Volg));
        if (next is null)
            return null;
        var dag = next.Dag < vandaag ? vandaag : next.Dag;
        return new Move(dag, next.Make(dag));
    }

    private static IEnumerable<Candidate> Waits(FlowSet flows, FlowState state, Scenario scenario, DateOnly vandaag)
    {
        foreach (var wait in state.Waits.Values)
        {
            var regel = wait.Soort == WaitSoort.Controle ? flows.Get(wait.Flow).GetStep(wait.Stap).Text("regel") : null;
            var antwoord = scenario.For(wait.Pad, Occurrence(wait), regel);
            var (dag, rang, uitkomst) = wait.Soort switch
            {
                WaitSoort.Controle => (vandaag, 0, antwoord.Uitkomst),
                WaitSoort.Moment => (WachtDatum.Of(state, wait).Vervalt, 1, wait.Uitkomsten[0]),
                WaitSoort.Bericht when antwoord.Uitkomst == WachtOpBerichtStep.TeLaat => (WachtDatum.Of(state, wait).Vervalt, 1, antwoord.Uitkomst),
                _ => (antwoord.Na.After(wait.Hier), 3, antwoord.Uitkomst),
            };
            if (dag is { } op)
                yield return new Candidate(op, rang, wait.Hier, wait.Id, day => new Resume(BrusselsTime.StartOf(day), day, Feiten(state, antwoord.Feiten, day), wait.Id, uitkomst ?? wait.Uitkomsten[0]));
        }
    }

    private static IEnumerable<Candidate> Events(FlowState state, Scenario scenario, DateOnly vandaag, int gebeurd)
    {
        // One after the other: an event counts as happened by its number.
        if (gebeurd >= scenario.Gebeurtenissen.Length)
            yield break;
        var next = scenario.Gebeurtenissen[gebeurd];
        if (WachtDatum.Read(state, next.Op, vandaag).Datum is { } dag)
            yield return new Candidate(dag, 2, dag, "", day => Make(state, next, day));
    }

    private static Stimulus Make(FlowState state, Gebeurtenis gebeurtenis, DateOnly dag) => gebeurtenis.Onderbreking is { } naam
        ? new Interrupt(BrusselsTime.StartOf(dag), dag, Feiten(state, gebeurtenis.Feiten, dag), naam, Interrupts.IsBuitenste(naam))
        : new Change(BrusselsTime.StartOf(dag), dag, Feiten(state, gebeurtenis.Feiten, dag), gebeurtenis.Opschortingen);

    // A step in a phase that is played again goes on counting: the second TBS takes the second answer.
    private static int Occurrence(OpenWait wait)
    {
        var scopes = wait.Id.Split('/')[..^1];
        return wait.Beurt + (scopes.Length == 0 ? 0 : int.Parse(scopes[^1][(scopes[^1].LastIndexOf('#') + 1)..], System.Globalization.CultureInfo.InvariantCulture) - 1);
    }

    // A fact that a scenario writes as a formula is the date it gives on the day it is brought.
    internal static SortedMap<Feit> Feiten(FlowState state, JsonObject? feiten, DateOnly dag) => FeitJson.ReadAll(feiten).ToSortedMap(
        p => p.Key,
        p => p.Value.Soort == FeitSoort.Formule && WachtDatum.Read(state, p.Value.Tekst, dag).Datum is { } d ? Feit.Datum(d) : p.Value);
}
