using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Trajecten;

/// <summary>Something that has not happened yet.</summary>
/// <param name="Soort">mijlpaal, taak, wacht or document.</param>
/// <param name="Waarom">Dutch: why this date; empty when it follows the step before.</param>
/// <param name="Pad">Place in the flow.</param>
internal sealed record Verwacht(DateOnly Datum, string Soort, string? Code, string Titel, string Waarom, string Pad);

/// <summary>
/// What is to come when everybody acts in time: the traject's own state is played forward with the kernel's step function. A taak is done on its last day, a message brings its first
/// answer on its last day, a document goes out at once, and what nobody asked for is not expected. It stops where only a person can say a date, such as the first day of a contract.
/// </summary>
internal sealed class Expect
{
    private const int MaxSteps = 400;
    private const int WerkdagenWithoutTermijn = 10;
    private readonly FlowSet flows;
    private readonly List<Verwacht> lines = [];
    private FlowState state;
    private DateOnly today;

    private Expect(FlowSet flows, FlowState state, DateOnly today) => (this.flows, this.state, this.today) = (flows, state, today);

    /// <summary>What is to come after what already stands open, in order of date.</summary>
    public static IReadOnlyList<Verwacht> From(FlowSet flows, FlowState state, DateOnly vandaag)
    {
        var expect = new Expect(flows, state, vandaag);
        for (var n = 0; n < MaxSteps && !expect.state.IsEnded && expect.TakeNext(); n++)
        {
        }

        return [.. expect.lines.OrderBy(l => l.Datum)];
    }

    private bool TakeNext()
    {
        var next = state.Waits.Values.Select(w => (Wait: w, Dag: Plan(w))).Where(p => p.Dag is not null).OrderBy(p => p.Dag < today ? today : p.Dag).ThenBy(p => Rank(p.Wait)).FirstOrDefault();
        if (next.Wait is not { } wait)
            return false;
        if (next.Dag > today)
            today = next.Dag.Value;
        try
        {
            Take(Play.Next(flows, state, new Resume(BrusselsTime.StartOf(today), today, Stimuli.NoFeiten, wait.Id, Uitkomst(wait))));
            return true;
        }
        catch (FlowFault)
        {
            // An answer that only a person can give: from here on nothing can be foreseen.
            return false;
        }
    }

    private DateOnly? Plan(OpenWait wait)
    {
        var datum = WachtDatum.Of(state, wait);
        return wait.Soort switch
        {
            WaitSoort.Moment => datum.Vervalt,
            WaitSoort.Controle => today,
            WaitSoort.Event or WaitSoort.Opdracht or WaitSoort.Incident => null,
            WaitSoort.Document => datum.Datum ?? wait.Hier,
            _ => datum.Datum ?? (wait.Formule is null ? Werkdagen.Add(wait.Hier, WerkdagenWithoutTermijn) : null),
        };
    }

    // On one day the answers of the domain go first, then time, then people.
    private static int Rank(OpenWait wait) => wait.Soort switch { WaitSoort.Controle => 0, WaitSoort.Moment => 1, _ => 2 };

    private static string Uitkomst(OpenWait wait) => wait.Uitkomsten[0] == "Aanvragen" && wait.Uitkomsten.Contains("NietNodig") ? "NietNodig" : wait.Uitkomsten[0];

    private void Take(StepResult result)
    {
        state = result.State;
        foreach (var effect in result.Effects)
        {
            if (Line(effect) is { } line)
                lines.Add(line);
        }
    }

    private Verwacht? Line(Effect effect)
    {
        switch (effect)
        {
            case MijlpaalReached e:
                var bereikt = WachtDatum.Read(state, e.Datum, e.Hier);
                return new Verwacht(bereikt.Datum ?? today, "mijlpaal", e.Mijlpaal, Mijlpalen.Label(e.Mijlpaal), e.Datum == "hier" ? "" : bereikt.Waarom, e.Pad);
            case TaakOpened e:
                return new Verwacht(today, "taak", e.Code, e.Titel, state.Waits.TryGetValue(e.Pad, out var taak) ? WachtDatum.Of(state, taak) is { Datum: not null } t ? $"Uiterlijk {t.Waarom}" : "" : "", e.Pad);
            case WaitOpened { Wait.Soort: WaitSoort.Moment or WaitSoort.Bericht } e:
                var datum = WachtDatum.Of(state, e.Wait);
                return datum.Datum is { } dag ? new Verwacht(dag, "wacht", e.Code, e.Titel, datum.Waarom, e.Pad) : null;
            case DocumentRequested e:
                return new Verwacht(today, "document", e.Document, e.Titel, "", e.Pad);
            default:
                return null;
        }
    }
}
