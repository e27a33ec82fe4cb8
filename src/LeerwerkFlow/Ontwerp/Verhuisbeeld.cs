using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>What moving does to a traject, in the three groups that a coordinator sees.</summary>
public enum Verhuisgroep
{
    Gelijk,
    Verandert,
    KanNiet,
}

/// <summary>One open wait of a traject before and after a move.</summary>
/// <param name="Plaats">Where it stands in the flow now.</param>
/// <param name="Nieuw">Its title in the new version.</param>
/// <param name="Verandert">False when people read the same in both versions.</param>
public sealed record Verhuispunt(string Plaats, string Oud, string Nieuw, DateOnly? OudeDatum, DateOnly? Datum, string Waarom, bool Verandert);

/// <summary>A place that has no step any more in the new version, and the steps that could take over.</summary>
/// <param name="Keuzes">Place and title of each.</param>
public sealed record Verhuiskeuze(string Plaats, string Titel, IReadOnlyList<(string Plaats, string Titel)> Keuzes);

/// <summary>What moving one person's traject would do.</summary>
/// <param name="Van">Id of the version it follows now.</param>
/// <param name="Reden">Why it cannot; null when it can.</param>
/// <param name="Weg">The places for which somebody may choose another step.</param>
public sealed record Verhuisbeeld(
    string Traject, string Persoon, string Fase, string Van, long Revisie, Verhuisgroep Groep, string? Reden, IReadOnlyList<Verhuispunt> Punten, IReadOnlyList<Verhuiskeuze> Weg)
{
    internal static Verhuisbeeld Of(Verhuizer wie, FlowVersie van, JudgeVerhuizing naar, FlowState state, VerhuisOordeel oordeel) => new(
        wie.Id,
        wie.Persoon,
        Fasen.Label(van, wie.Fase, wie.Status),
        van.Id,
        wie.Revisie,
        !oordeel.Kan ? Verhuisgroep.KanNiet : oordeel.Result!.Effects.IsEmpty ? Verhuisgroep.Gelijk : Verhuisgroep.Verandert,
        oordeel.Reden,
        oordeel.Result is { } result ? [.. Points(van, naar.Flows, state, result), .. Done(naar.Flows, result.State)] : [],
        [.. Choices(van, naar.Flows, state)]);

    private static IEnumerable<Verhuispunt> Points(FlowVersie van, FlowSet naar, FlowState state, StepResult result)
    {
        var moved = result.Effects.OfType<WaitMoved>().ToDictionary(m => m.Oud.Pad);
        foreach (var (pad, wait) in state.Waits)
        {
            var nieuw = moved.TryGetValue(pad, out var m) ? m.Wait : wait;
            var datum = WachtDatum.Of(result.State, nieuw);
            yield return new(pad, Gevolgen.Titel(van.Flows, wait), m?.Titel ?? Gevolgen.Titel(naar, nieuw), WachtDatum.Of(state, wait).Datum, datum.Datum, datum.Waarom, m is not null);
        }
    }

    // A branch that is done and waits for the others.
    private static IEnumerable<Verhuispunt> Done(FlowSet naar, FlowState moved)
    {
        foreach (var scope in moved.Scopes.Values)
        {
            var flow = naar.Get(scope.Flow);
            foreach (var pijl in flow.Connections.Where(c => scope.Tokens.Contains(c.Nummer)))
            {
                var zin = $"Een tak is klaar en wacht bij “{flow.GetStep(pijl.Naar).Titel}”";
                yield return new(scope.Pad, zin, zin, null, null, "", false);
            }
        }
    }

    private static IEnumerable<Verhuiskeuze> Choices(FlowVersie van, FlowSet naar, FlowState state)
    {
        foreach (var (pad, wait) in state.Waits)
        {
            if (naar.Find(wait.Flow) is not { } flow || flow.FindStep(wait.Stap)?.Type == van.Flows.Get(wait.Flow).GetStep(wait.Stap).Type)
                continue;
            var scope = pad[..(pad.LastIndexOf('/') + 1)];
            yield return new(pad, Gevolgen.Titel(van.Flows, wait), [.. MoveState.Candidates(flow, wait).Select(s => (scope + s.Id, s.Text("titel") ?? s.Titel))]);
        }
    }
}

/// <summary>A running traject that may be moved, as it stands in the table.</summary>
internal sealed record Verhuizer(string Id, string Voornaam, string Naam, string Organisatie, string Fase, string Status, string Flowversie, string Staat, long Revisie)
{
    public string Persoon => $"{Voornaam} {Naam}";
}
