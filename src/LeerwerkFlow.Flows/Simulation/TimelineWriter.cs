using System.Collections.Immutable;
using System.Globalization;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>Turns effects into lines that people read.</summary>
internal sealed class TimelineWriter(FlowSet flows)
{
    private readonly ImmutableArray<TimelineEntry>.Builder entries = ImmutableArray.CreateBuilder<TimelineEntry>();
    private readonly ImmutableArray<string>.Builder controls = ImmutableArray.CreateBuilder<string>();
    private readonly SortedDictionary<string, SortedDictionary<string, int>> taken = new(StringComparer.Ordinal);

    /// <param name="before">The state before the step: a wait that ended is read there, for the step may clear the fact it hangs on.</param>
    public void Write(Effect effect, FlowState before, FlowState state, DateOnly today)
    {
        switch (effect)
        {
            case FaseEntered e when e.Pad.Length > 0:
                Add(today, "fase", e.Pad, e.Flow, e.Titel, "begint");
                break;
            case FaseLeft e when e.Pad.Length > 0:
                Add(today, "fase", e.Pad, e.Flow, e.Titel, $"eindigt met {e.Uitkomst}");
                break;
            case TaakOpened e:
                Count(e.Rol, today);
                var termijn = state.Waits.TryGetValue(e.Pad, out var wait) ? WachtDatum.Of(state, wait) : null;
                Add(today, "taak", e.Pad, e.Code ?? "", e.Titel, termijn?.Datum is { } dag ? $"{e.Rol}, uiterlijk {Nl(dag)}: {termijn.Waarom}" : e.Rol);
                break;
            case WaitClosed { Wait: { Soort: WaitSoort.Moment } w } e:
                var datum = WachtDatum.Of(before, w);
                Add(datum.Datum ?? today, "wacht", e.Pad, StepOf(w).Text("code") ?? "", StepOf(w).Titel, datum.Waarom);
                break;
            case WaitClosed { Wait: { Soort: WaitSoort.Bericht } w } e:
                Add(today, "wacht", e.Pad, StepOf(w).Text("code") ?? StepOf(w).Text("soort") ?? "", StepOf(w).Titel, $"antwoord: {e.Uitkomst}");
                break;
            case MijlpaalReached e:
                var reached = WachtDatum.Read(state, e.Datum, e.Hier);
                Add(reached.Datum ?? today, "mijlpaal", e.Pad, e.Mijlpaal, e.Mijlpaal, reached.Waarom);
                break;
            case MeldingQueued e:
                Add(WachtDatum.Read(state, e.Datum, e.Hier).Datum ?? today, "melding", e.Pad, e.Mijlpaal, e.Mijlpaal, e.Uitkomst ?? "");
                break;
            case DocumentRequested e:
                Add(today, "document", e.Pad, e.Document, e.Titel, $"voor {e.Ontvanger}, wacht op {e.WachtOp}");
                break;
            case FeitSet e:
                Add(today, "feit", e.Pad, e.Naam, $"{e.Naam} = {Value(e.Feit, state)}", e.Feit.Soort == FeitSoort.Formule ? e.Feit.Tekst : "");
                break;
            case TrajectEnded e:
                Add(today, "einde", "", e.Uitkomst, "Traject afgerond", "");
                break;
            default:
                break;
        }
    }

    /// <summary>The control state after a step.</summary>
    public void Reached(string control) => controls.Add(control);

    public Timeline Finish()
    {
        var counts = taken.ToImmutableSortedDictionary(p => p.Key, p => p.Value.ToImmutableSortedDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        return new Timeline(entries.ToImmutable(), controls.ToImmutable(), counts);
    }

    private void Add(DateOnly date, string kind, string step, string code, string title, string why) => entries.Add(new TimelineEntry(date, kind, step, code, title, why));

    private Step StepOf(OpenWait wait) => flows.Get(wait.Flow).GetStep(wait.Stap);

    private void Count(string rol, DateOnly today)
    {
        if (!taken.TryGetValue(rol, out var months))
            taken[rol] = months = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var month = today.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        months[month] = months.GetValueOrDefault(month) + 1;
    }

    private static string Value(Feit feit, FlowState state) => feit.Soort switch
    {
        FeitSoort.Datum => Nl(feit.AsDatum!.Value),
        FeitSoort.Formule => WachtDatum.Read(state, feit.Tekst, feit.Hier ?? DateOnly.MinValue).Datum is { } dag ? Nl(dag) : "nog niet bekend",
        FeitSoort.Onbekend => "nog niet bekend",
        _ => feit.Tekst,
    };

    private static string Nl(DateOnly dag) => dag.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);
}
