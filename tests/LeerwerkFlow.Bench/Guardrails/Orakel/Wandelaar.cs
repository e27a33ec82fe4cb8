using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>
/// Plays paths with real facts and real dates: time goes first on a day, then people, who act inside their term. Chance (<see cref="Keuzes"/>) decides what they do.
/// </summary>
public sealed class Wandelaar(FlowSet flows, Vormen vormen)
{
    private const int MostOnADay = 250;
    private const int MostMonths = 96;

    private readonly IReadOnlyDictionary<string, (string? Van, string? Tot)> bereiken = Bereiken(flows.Get(Bundel.Top));

    private sealed record Kans(DateOnly Dag, int Rang, OpenWait Wait, string Uitkomst);

    /// <param name="keuzes">What is decided on this path.</param>
    /// <param name="begin">The day of the toeleiding.</param>
    public Wandeling Walk(Keuzes keuzes, DateOnly begin)
    {
        var zetten = new List<Zet>();
        try
        {
            return new(flows, zetten, Walk(keuzes, begin, zetten));
        }
        catch (FormulaException fault)
        {
            return new(flows, zetten, $"een datumformule klopt niet: {fault.Message}");
        }
        catch (FlowFault fault)
        {
            return new(flows, zetten, $"de kern weigert: {fault.Message}");
        }
    }

    private string? Walk(Keuzes keuzes, DateOnly begin, List<Zet> zetten)
    {
        var (invuller, controleur, plannen) = (new Invuller(vormen, bereiken, keuzes), new Controleur(keuzes), new Dictionary<string, double>());
        var (dag, op) = (begin, 0);
        var genoeg = false;
        Play(new Begin(BrusselsTime.StartOf(begin), begin, Instellingen(keuzes)));
        while (!genoeg && zetten[^1].Staat is { IsEnded: false } state)
        {
            if (zetten[^1].Effects.OfType<IncidentRaised>().FirstOrDefault() is { } incident)
                return $"stap {incident.Pad} kan niet verder: {incident.Reden}";
            if (keuzes.Onderbreking(state, Interrupts.Accepted(flows, state)) is { } naam)
            {
                Play(new Interrupt(BrusselsTime.StartOf(dag), dag, Uitwegen.Facts(naam, state, dag, keuzes), naam, Interrupts.IsBuitenste(naam)));
                continue;
            }

            if (keuzes.Wijziging(state, dag) is { } wijziging)
            {
                Play(new Change(BrusselsTime.StartOf(dag), dag, wijziging));
                continue;
            }

            if ((First(state.Waits.Values.Where(w => !keuzes.Uitgesteld(w))) ?? First(state.Waits.Values)) is not { } next)
                return $"niets kan nog gebeuren; open: {string.Join(", ", state.Waits.Keys)}";
            op = next.Dag == dag ? op + 1 : 0;
            dag = next.Dag;
            if (op > MostOnADay)
                return $"op {dag:yyyy-MM-dd} draait het traject rond zonder dat er tijd verloopt ({next.Wait.Pad})";
            if (dag > begin.AddMonths(MostMonths))
                return $"na {MostMonths} maanden is het traject nog niet afgerond ({next.Wait.Pad})";
            if (Answer(state, next, dag, keuzes, invuller) is not { } resume)
                return $"het formulier van {next.Wait.Pad} kan met geen enkele uitkomst ingevuld worden";
            Play(resume);
        }

        return null;

        Kans? First(IEnumerable<OpenWait> waits) =>
            waits.Select(wait => Chance(zetten[^1].Staat, wait, dag, keuzes, controleur, plannen)).OfType<Kans>().OrderBy(k => (k.Dag, k.Rang, k.Wait.Hier)).FirstOrDefault();

        void Play(Stimulus stimulus)
        {
            var trace = new List<TraceEntry>();
            var result = stimulus is Begin first
                ? Flows.Kernel.Play.Begin(flows, Bundel.Top, first, trace: trace)
                : Flows.Kernel.Play.Next(flows, zetten[^1].Staat, stimulus, trace: trace);
            zetten.Add(new(zetten.Count, dag, stimulus, result.Effects, trace, result.State));
            controleur.See(result.State, result.Effects);
            genoeg = keuzes.See(zetten[^1]);
        }
    }

    private Kans? Chance(FlowState state, OpenWait wait, DateOnly dag, Keuzes keuzes, Controleur controleur, Dictionary<string, double> plannen)
    {
        var step = flows.Get(wait.Flow).GetStep(wait.Stap);
        switch (wait.Soort)
        {
            case WaitSoort.Controle:
                return controleur.Ask(step, state, dag) is { } ja ? new(dag, 0, wait, keuzes.Controle(wait, ja) ? "InOrde" : "NietInOrde") : null;
            case WaitSoort.Moment:
                return Datums.Of(state, wait) is { } due ? new(Later(due, dag), 1, wait, wait.Uitkomsten[0]) : null;
            case WaitSoort.Incident or WaitSoort.Event or WaitSoort.Opdracht:
                return null;
        }

        var opties = wait.Uitkomsten.Where(u => u != "TeLaat" || wait.Soort != WaitSoort.Bericht).ToList();
        var uiterlijk = Termijn(state, wait, step);
        if (!plannen.TryGetValue(wait.Id, out var deel))
            plannen[wait.Id] = deel = wait.Soort == WaitSoort.Bericht && wait.Uitkomsten.Contains("TeLaat") && keuzes.Uitkomst(wait, wait.Uitkomsten) == "TeLaat" ? 2 : keuzes.Deel(wait);
        if (deel > 1)
            return uiterlijk is { } laat ? new(Later(laat.AddDays(1), dag), 1, wait, "TeLaat") : null;
        if (opties.Count == 0)
            return null;

        // Without a last day people are slow: a month.
        var lengte = Math.Max(0, (uiterlijk ?? wait.Hier.AddDays(30)).DayNumber - wait.Hier.DayNumber);
        return new(Later(wait.Hier.AddDays((int)Math.Round(deel * lengte)), dag), 3, wait, "");
    }

    private static DateOnly? Termijn(FlowState state, OpenWait wait, Step step) => wait.Soort == WaitSoort.Document
        ? step.Text("termijn") is { } formule ? Datums.Read(state, formule, wait.Hier) : null
        : Datums.Of(state, wait) is { } datum ? datum.AddDays(wait.TotEnMet ? -1 : 0) : null;

    private Resume? Answer(FlowState state, Kans kans, DateOnly dag, Keuzes keuzes, Invuller invuller)
    {
        var wait = kans.Wait;
        if (kans.Uitkomst.Length > 0)
            return new(BrusselsTime.StartOf(dag), dag, SortedMap<Feit>.Empty, wait.Id, kans.Uitkomst);
        var opties = wait.Uitkomsten.Where(u => u != "TeLaat" || wait.Soort != WaitSoort.Bericht).ToList();
        while (opties.Count > 0)
        {
            var uitkomst = opties.Count == 1 ? opties[0] : keuzes.Uitkomst(wait, opties);
            if (invuller.Fill(state, wait, flows.Get(wait.Flow).GetStep(wait.Stap), uitkomst, dag) is { } feiten)
                return new(BrusselsTime.StartOf(dag), dag, feiten, wait.Id, uitkomst);
            opties.Remove(uitkomst);
        }

        return null;
    }

    // Optional blocks are switched by each partner for its own deelnemers.
    private SortedMap<Feit> Instellingen(Keuzes keuzes)
    {
        var feiten = FeitJson.Instellingen(flows.Get(Bundel.Top));
        foreach (var blok in feiten.Keys.Where(naam => naam.StartsWith("blok_", StringComparison.Ordinal)).ToList())
            feiten = feiten.SetItem(blok, Feit.JaNee(keuzes.Blok(blok, feiten[blok].AsJaNee == true)));
        return feiten;
    }

    private static DateOnly Later(DateOnly een, DateOnly ander) => een > ander ? een : ander;

    private static Dictionary<string, (string? Van, string? Tot)> Bereiken(FlowGraph top) =>
        ((top.Bron["customProperties"] as JsonObject)?["feiten"] as JsonArray ?? []).OfType<JsonObject>().Where(o => o["naam"] is not null)
            .DistinctBy(o => (string)o["naam"]!).ToDictionary(o => (string)o["naam"]!, o => (o["van"]?.ToString(), o["tot"]?.ToString()));
}
