using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Scenarios.Herdateren;

/// <summary>One traject of the shipped flow with changes of plan that chance made, and what every date of it should be.</summary>
internal sealed class Geschiedenis(int seed)
{
    private const int MostSteps = 70;
    private static readonly string[] Namen = ["normaal", "met-tbs", "verlengd-18", "kort-6", "kort-9", "kort-6-verlengd-12", "geen-werk"];
    private static readonly string[] Feiten = ["start", "einde", "einde.gepland", "nazorg.einde"];

    private static readonly string[] Mijlpalen =
        [.. Played.Flows.All.SelectMany(f => f.Steps).Where(s => s.Type == "Leerwerk.Mijlpaal").Select(s => s.Text("datum")!).Where(d => d != "hier").Distinct()];

    private readonly Random random = new(seed);

    /// <summary>What was done, for a person who looks for the fault.</summary>
    public List<string> Gedaan { get; } = [];

    public int Wijzigingen { get; private set; }

    public int Geweigerd { get; private set; }

    public int Datums { get; private set; }

    /// <summary>Plays it; throws <see cref="FormatException"/> with what differs.</summary>
    public void Play()
    {
        var (scenario, start) = MakeScenario(random);
        var flows = Played.Flows;
        var begin = SimulatedWorld.Begin(flows.Get("wep-2008"), scenario, start);
        var (state, today) = (Flows.Kernel.Play.Begin(flows, "wep-2008", begin).State, begin.Hier);
        for (var n = 0; n < MostSteps && !state.IsEnded; n++)
        {
            var next = Move.Next(flows, state, scenario, today, 0);
            if (next is null || random.Next(6) == 0)
            {
                var ruimte = Math.Max(0, (next?.Dag.DayNumber ?? today.DayNumber + 60) - today.DayNumber);
                today = today.AddDays(random.Next(Math.Min(ruimte, 200) + 1));
                state = Change(flows, state, next is null && state.Opschortingen.Any(o => o.Tot is null) ? new Wijziging.Hervat(today) : MakeWijziging(random, state, today), today);
            }
            else
            {
                today = next.Dag;
                var result = Flows.Kernel.Play.Next(flows, state, next.Stimulus);
                state = result.State;
                foreach (var (datum, hier) in result.Effects.Select(e => e switch { MijlpaalReached m => (m.Datum, m.Hier), MeldingQueued m => (m.Datum, m.Hier), _ => default }).Where(d => d.Datum is not null))
                    Compare("bereikt", WachtDatum.Read(state, datum, hier), new Telraam(state.Feiten, hier, 1).Lees(datum)?.Dag);
                Check(state, today);
            }
        }
    }

    /// <summary>A shipped scenario with a length, a stay elsewhere and a first day that chance made: from 2009 to 2011, one in three at the end of a month.</summary>
    internal static (Scenario Scenario, DateOnly Start) MakeScenario(Random random)
    {
        var tekst = Played.Text(Namen[random.Next(Namen.Length)])
            .Replace("\"lengte.gepland\": 12", $"\"lengte.gepland\": {random.Next(6, 13)}", StringComparison.Ordinal)
            .Replace("sollicitatie.start + 4 maanden", $"sollicitatie.start + {random.Next(2, 7)} maanden", StringComparison.Ordinal);
        var start = new DateOnly(2009, 1, 1).AddDays(random.Next(900));
        return (Scenario.Parse($"kans {tekst.Length}", tekst), random.Next(3) == 0 ? new DateOnly(start.Year, start.Month, 1).AddMonths(1).AddDays(random.Next(-3, 1)) : start);
    }

    /// <summary>A change of plan: often one that can be, sometimes one that cannot.</summary>
    internal static Wijziging MakeWijziging(Random random, FlowState state, DateOnly today)
    {
        var van = today.AddDays(random.Next(-60, 90));
        var mee = random.Next(2) == 0;
        return random.Next(20) switch
        {
            < 4 => new Wijziging.Verleng(random.Next(6, 20)),
            < 9 => new Wijziging.Schors(van, van.AddDays(random.Next(-3, 110)), mee),
            < 13 => state.Opschortingen.Any(o => o.Tot is null) ? new Wijziging.Hervat(today.AddDays(random.Next(-30, 10)), mee) : new Wijziging.Schors(van, null),
            < 17 => new Wijziging.Begindatum((StepRows.Fact(state, "start") ?? today).AddDays(random.Next(-45, 45))),
            17 => new Wijziging.Stop(today.AddDays(random.Next(-5, 15)), mee),
            18 => new Wijziging.Job(today, today.AddDays(random.Next(1, 20)), "WERK_NEC"),
            _ => new Wijziging.Schors(van, van.AddDays(40)),
        };
    }

    private FlowState Change(FlowSet flows, FlowState state, Wijziging wijziging, DateOnly today)
    {
        Gedaan.Add($"{today:yyyy-MM-dd} {wijziging}");
        try
        {
            LeerwerkFlow.Trajecten.Wijzigingen.Check(wijziging, state, today);
            state = Flows.Kernel.Play.Next(flows, state, wijziging.Make(state, BrusselsTime.StartOf(today), today)).State;
            Wijzigingen++;
        }
        catch (Exception refused) when (refused is RuleBroken or FlowFault)
        {
            Geweigerd++;
        }

        Check(state, today);
        return state;
    }

    /// <summary>Every open date, every date that is a fact, and every mijlpaal whose date does not wait for a step.</summary>
    private void Check(FlowState state, DateOnly today)
    {
        foreach (var wait in state.Waits.Values.Where(w => w.Formule is not null))
        {
            var telraam = new Telraam(state.Feiten, wait.Hier, wait.Beurt);
            var (is_, moet) = (WachtDatum.Of(state, wait), wait.LooptDoor ? telraam.Lees(wait.Formule!)?.Dag : telraam.Wacht(wait.Formule!, state.Opschortingen));
            Compare(wait.Pad, new(is_.Datum, is_.Waarom), moet);
            if (is_.Vervalt != (wait.TotEnMet ? moet?.AddDays(1) : moet))
                throw new FormatException($"{wait.Pad} vervalt op {is_.Vervalt:yyyy-MM-dd}");
        }

        foreach (var formule in Feiten.Concat(Mijlpalen))
            Compare(formule, WachtDatum.Read(state, formule, today), new Telraam(state.Feiten, today, 1).Lees(formule)?.Dag);
        if (StepRows.Fact(state, "tbs.start") is { } van && StepRows.Fact(state, "tbs.einde") is { } tot && van <= tot && TbsDuur.Total([(van, tot)]) != Telraam.Tbs(van, tot))
            throw new FormatException($"tbs {van:yyyy-MM-dd} {tot:yyyy-MM-dd}: {TbsDuur.Total([(van, tot)])}");
    }

    private void Compare(string wat, DatumUitleg uitleg, DateOnly? moet)
    {
        Datums++;
        if (uitleg.Datum != moet)
            throw new FormatException($"{wat}: {uitleg.Datum:yyyy-MM-dd}, geteld {moet:yyyy-MM-dd}: {uitleg.Waarom}");
        if (Uitleglezer.Reken(uitleg.Waarom) != moet)
            throw new FormatException($"{wat}: {moet:yyyy-MM-dd} staat niet in “{uitleg.Waarom}”");
    }
}
