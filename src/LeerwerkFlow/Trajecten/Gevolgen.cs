using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Trajecten;

/// <summary>One thing that a step would do, for the person who is about to take it.</summary>
/// <param name="Soort"><c>datum</c>, <c>vervalt</c>, <c>nieuw</c>, <c>wacht</c>, <c>brief</c>, <c>melding</c>, <c>vast</c> (another step stops there) or <c>einde</c>.</param>
public sealed record Gevolg(string Soort, string Titel, DateOnly? Oud, DateOnly? Nieuw);

/// <summary>What a step that was played but not written would do.</summary>
internal static class Gevolgen
{
    /// <summary>The dates that move because facts or suspensions change.</summary>
    public static IEnumerable<Gevolg> OfFeiten(FlowSet flows, FlowState before, FlowState after)
    {
        foreach (var naam in (string[])["start", "einde", "nazorg.einde"])
        {
            var (oud, nieuw) = (StepRows.Fact(before, naam), StepRows.Fact(after, naam));
            if (oud != nieuw)
                yield return new Gevolg("datum", Feiten.Label(naam), oud, nieuw);
        }

        foreach (var wait in after.Waits.Values)
        {
            if (!before.Waits.TryGetValue(wait.Pad, out var old) || old.Id != wait.Id)
                continue;
            var (oud, nieuw) = (WachtDatum.Of(before, old).Datum, WachtDatum.Of(after, wait).Datum);
            if (oud != nieuw)
                yield return new Gevolg("datum", Titel(flows, wait), oud, nieuw);
        }
    }

    /// <summary>What opens, goes out, is cancelled or ends.</summary>
    public static IEnumerable<Gevolg> OfEffects(FlowSet flows, FlowState before, StepResult result) => result.Effects.Select(e => e switch
    {
        WaitCancelled c => new Gevolg("vervalt", Titel(flows, c.Wait), WachtDatum.Of(before, c.Wait).Datum, null),
        TaakOpened t => new Gevolg("nieuw", t.Titel, null, Datum(result.State, t.Pad)),
        WaitOpened { Wait.Soort: WaitSoort.Moment or WaitSoort.Bericht or WaitSoort.Event or WaitSoort.Opdracht } w => new Gevolg("wacht", w.Titel, null, Datum(result.State, w.Pad)),
        WaitOpened { Wait.Soort: WaitSoort.Incident } w => new Gevolg("vast", w.Titel, null, null),
        DocumentRequested d => new Gevolg("brief", d.Titel, null, null),
        MeldingQueued m => new Gevolg("melding", Mijlpalen.Label(m.Mijlpaal), null, null),
        TrajectEnded t => new Gevolg("einde", t.Uitkomst, null, null),
        _ => null,
    }).OfType<Gevolg>();

    /// <summary>The title of the step that waits; a flow as a whole has its own name.</summary>
    public static string Titel(FlowSet flows, OpenWait wait)
    {
        var flow = flows.Get(wait.Flow);
        var step = flow.GetStep(wait.Stap);
        return step == flow.Root ? flow.Naam : step.Text("titel") ?? step.Titel;
    }

    private static DateOnly? Datum(FlowState state, string pad) => state.Waits.TryGetValue(pad, out var wait) ? WachtDatum.Of(state, wait).Datum : null;
}
