using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Kernel.Steps;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>
/// Plays what was decided in a closed traject on another flow. A wait at the same place, for the same time, ends as it did then and after as many days; what is new takes its first
/// outcome on its last day; what is gone is left out; interrupts and changes come on their day.
/// </summary>
public sealed class NaSpel
{
    // What a drawing may ask beyond what was decided; one that turns without end stands still.
    private const int MoreSteps = 500;
    private const int WerkdagenWithoutTermijn = 10;
    private readonly FlowSet flows;
    private readonly Besluiten besluiten;
    private readonly Queue<(int Nr, Stimulus Stimulus)> los;
    private readonly AfloopSchrijver schrijver = new();
    private readonly Dictionary<string, int> keren = new(StringComparer.Ordinal);
    private FlowState? state;
    private DateOnly today;

    private NaSpel(FlowSet flows, Besluiten besluiten) => (this.flows, this.besluiten, los, today) = (flows, besluiten, new(besluiten.Los), besluiten.Begin.Hier);

    /// <summary>How a closed traject went, and how it would have gone on <paramref name="concept"/>.</summary>
    /// <exception cref="FlowFault">The journal cannot be played on the flows that it followed.</exception>
    public static (Afloop Toen, Afloop Straks) Run(string top, IReadOnlyList<Journaalregel> journaal, FlowSet concept)
    {
        var besluiten = Besluiten.Read(top, journaal);
        return (besluiten.Toen, new NaSpel(concept, besluiten).Play(top));
    }

    private Afloop Play(string top)
    {
        try
        {
            Take(Kernel.Play.Begin(flows, top, besluiten.Begin));
            for (var n = besluiten.Aantal + MoreSteps; !state!.IsEnded && n > 0 && TakeNext(); n--)
            {
            }
        }
        catch (Exception e) when (e is FlowFault or FormulaException)
        {
            // On this flow the traject cannot go on: it stands still, and is counted as such.
        }

        return schrijver.Finish(state, today);
    }

    private bool TakeNext()
    {
        var next = state!.Waits.Values.Select(Plan).Where(p => p.Dag is not null).OrderBy(p => Later(p.Dag!.Value)).ThenBy(p => p.Nr).ThenBy(p => p.Wait.Soort == WaitSoort.Moment ? 0 : 1).ThenBy(p => p.Wait.Hier).ThenBy(p => p.Wait.Id, StringComparer.Ordinal).FirstOrDefault();
        if (los.TryPeek(out var los0) && (next is null || (Later(los0.Stimulus.Hier), los0.Nr).CompareTo((Later(next.Dag!.Value), next.Nr)) < 0))
        {
            los.Dequeue();
            today = Later(los0.Stimulus.Hier);
            if (IsTaken(los0.Stimulus))
                Take(Kernel.Play.Next(flows, state, los0.Stimulus with { Hier = today }));
            return true;
        }

        if (next is null)
            return false;
        // Time brings the day on which it was due, also when that was before today.
        var hier = next.OpTijd ? next.Dag!.Value : Later(next.Dag!.Value);
        today = Later(hier);
        keren[next.Wait.Pad] = keren.GetValueOrDefault(next.Wait.Pad) + 1;
        Take(Kernel.Play.Next(flows, state, new Resume(BrusselsTime.StartOf(hier), hier, next.Bron?.Feiten ?? SortedMap<Feit>.Empty, next.Wait.Id, next.Uitkomst, next.Bron?.Waarde)));
        return true;
    }

    private Zet Plan(OpenWait wait)
    {
        var besluit = besluiten.Find(wait.Pad, keren.GetValueOrDefault(wait.Pad) + 1) is { } b && b.Soort == wait.Soort ? b : null;
        var uitkomst = besluit is not null && wait.Uitkomsten.Contains(besluit.Stimulus.Uitkomst) ? besluit.Stimulus.Uitkomst : wait.Uitkomsten.FirstOrDefault("Klaar");
        var datum = WachtDatum.Of(state!, wait);
        var nr = besluit?.Nr ?? int.MaxValue;
        if (wait.Soort == WaitSoort.Moment || (wait.Soort == WaitSoort.Bericht && uitkomst == WachtOpBerichtStep.TeLaat))
            return new(wait, datum.Vervalt?.AddDays(besluit?.Dagen ?? 0), nr, uitkomst, OpTijd: true, besluit?.Stimulus);

        var dag = besluit is null ? New(wait, datum.Datum) : wait.Hier.AddDays(besluit.OpTijd ? 0 : besluit.Dagen);
        return wait.Soort == WaitSoort.Bericht && datum.Vervalt <= dag
            ? new(wait, datum.Vervalt, nr, WachtOpBerichtStep.TeLaat, OpTijd: true, null)
            : new(wait, dag, nr, uitkomst, OpTijd: false, besluit?.Stimulus);
    }

    private DateOnly? New(OpenWait wait, DateOnly? laatste) => wait.Soort switch
    {
        WaitSoort.Controle => today,
        WaitSoort.Document => laatste ?? wait.Hier,
        WaitSoort.Taak or WaitSoort.Bericht => laatste ?? Werkdagen.Add(wait.Hier, WerkdagenWithoutTermijn),
        _ => null,
    };

    private bool IsTaken(Stimulus stimulus) => stimulus switch
    {
        Interrupt i => Interrupts.Accepted(flows, state!).Contains(i.Onderbreking),
        Signal s => state!.Waits.Values.Any(w => w.Soort == WaitSoort.Event && w.Naam == s.Naam),
        _ => true,
    };

    private DateOnly Later(DateOnly dag) => dag < today ? today : dag;

    private void Take(StepResult result)
    {
        state = result.State;
        schrijver.Write(result.Effects, state, today);
    }

    private sealed record Zet(OpenWait Wait, DateOnly? Dag, int Nr, string Uitkomst, bool OpTijd, Resume? Bron);
}
