using System.Collections.Immutable;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Kernel.Steps;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>One play of a <see cref="Toekomst"/>: when each open wait ends and how, and what happens in between.</summary>
internal sealed class Toekomstspel(FlowSet flows, Kansen kansen, Toeval lot, DateOnly begin, DateOnly tot)
{
    // A year takes a hundred or two; a drawing that turns without end must not hold up the screen.
    private const int MaxSteps = 400;

    private readonly Queue<(DateOnly Dag, KansGebeurtenis Wat, Toeval Lot)> gebeurtenissen = new(Gebeurtenissen(kansen, lot.At("maand"), begin, tot).OrderBy(g => g.Dag));
    private readonly Dictionary<string, Plan> plannen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaakTijd> open = new(StringComparer.Ordinal);
    private readonly ImmutableArray<TaakTijd>.Builder taken = ImmutableArray.CreateBuilder<TaakTijd>();
    private FlowState state = null!;
    private DateOnly? dagVanNu;

    private DateOnly Today => dagVanNu ?? begin;

    /// <summary>A state that was there already; an open suspension gets its end.</summary>
    public void Take(FlowState staat)
    {
        state = staat;
        foreach (var wait in staat.Waits.Values.Where(w => w.Soort == WaitSoort.Taak))
            Open(wait);
        if (kansen.Herstel is { } herstel && staat.Opschortingen.Any(o => o.Tot is null))
            Next(new Change(BrusselsTime.StartOf(begin), begin, SortedMap<Feit>.Empty, [.. staat.Opschortingen.Select(o => o.Tot is null ? o with { Tot = herstel.After(begin, lot.At("herstel")) } : o)]));
    }

    public void Take(StepResult result)
    {
        if (state is null || !ReferenceEquals(state.Feiten, result.State.Feiten) || state.Opschortingen != result.State.Opschortingen)
            Forget();
        state = result.State;
        foreach (var effect in result.Effects)
        {
            if (effect is WaitOpened { Wait.Soort: WaitSoort.Taak } opened)
                Open(opened.Wait);
            else if (effect is WaitClosed or WaitCancelled && open.Remove(effect.Id, out var taak))
                taken.Add(taak with { Tot = Today });
        }
    }

    public Verloop Run()
    {
        try
        {
            for (var n = 0; n < MaxSteps && !state.IsEnded && TakeNext(); n++)
            {
            }
        }
        catch (Exception e) when (e is FlowFault or FormulaException)
        {
            // What only a person can mend stays as it is from here on.
        }

        taken.AddRange(open.Values);
        return new(taken.ToImmutable(), state.IsEnded ? Today : null);
    }

    private bool TakeNext()
    {
        var (wait, plan, dag) = First();
        if (gebeurtenissen.TryPeek(out var g) && g.Dag <= tot && (g.Dag < dag || (g.Dag == dag && plan?.Rang > 2)))
        {
            gebeurtenissen.Dequeue();
            dagVanNu = Later(g.Dag);
            return Make(g.Wat, g.Lot) is not { } stimulus || Next(stimulus);
        }

        if (wait is null || plan is null || dag > tot)
            return false;
        dagVanNu = dag;
        return Next(new Resume(BrusselsTime.StartOf(dag), dag, Move.Feiten(state, plan.Keuze?.Feiten, dag), wait.Id, plan.Uitkomst));
    }

    // The wait that ends first: by day, time before people, then what opened first.
    private (OpenWait? Wait, Plan? Plan, DateOnly Dag) First()
    {
        var (first, its, day) = ((OpenWait?)null, (Plan?)null, DateOnly.MaxValue);
        foreach (var wait in state.Waits.Values)
        {
            if (PlanOf(wait) is not { Dag: { } op } plan || Later(op) is var dag && dag > day)
                continue;
            if (dag < day || (plan.Rang, wait.Hier).CompareTo((its!.Rang, first!.Hier)) is var order && (order < 0 || (order == 0 && string.CompareOrdinal(wait.Id, first.Id) < 0)))
                (first, its, day) = (wait, plan, dag);
        }

        return (first, its, day);
    }

    private bool Next(Stimulus stimulus)
    {
        Take(Play.Next(flows, state, stimulus));
        return true;
    }

    private Plan PlanOf(OpenWait wait) => plannen.TryGetValue(wait.Id, out var plan) ? plan : plannen[wait.Id] = MakePlan(wait);

    // A plan that hangs on a date is made again when a fact or a suspension changed.
    private void Forget()
    {
        foreach (var (id, plan) in plannen)
        {
            if (plan.OpDatum)
                plannen.Remove(id);
        }
    }

    private Plan MakePlan(OpenWait wait)
    {
        var eigen = lot.At(wait.Id);
        if (wait.Soort == WaitSoort.Moment)
            return new(WachtDatum.Of(state, wait).Vervalt, 1, wait.Uitkomsten[0], null, OpDatum: true);

        var stap = kansen.Find(wait.Pad, wait.Soort == WaitSoort.Controle ? flows.Get(wait.Flow).GetStep(wait.Stap).Text("regel") : null);
        var keuze = stap?.Pick(wait.Uitkomsten, eigen.At("uitkomst"));
        var uitkomst = keuze?.Uitkomst ?? (wait.Soort == WaitSoort.Incident ? Incidents.Overslaan : wait.Uitkomsten.FirstOrDefault("Klaar"));
        var dag = Done(wait, stap?.Na ?? kansen.Usual(wait.Soort), eigen.At("na"));
        return wait.Soort switch
        {
            WaitSoort.Controle => new(begin, 0, uitkomst, keuze),
            WaitSoort.Bericht when WachtDatum.Of(state, wait).Vervalt is var laat && (uitkomst == WachtOpBerichtStep.TeLaat || laat <= dag) => new(laat, 1, WachtOpBerichtStep.TeLaat, null, OpDatum: true),
            WaitSoort.Bericht => new(dag, 3, uitkomst, keuze, OpDatum: true),
            WaitSoort.Event or WaitSoort.Opdracht => new(null, 3, uitkomst, null),
            _ when stap?.Na is null && wait.HasDate => new(WachtDatum.Of(state, wait).Datum is { } laatste && laatste >= begin && laatste < dag ? laatste : dag, 3, uitkomst, keuze, OpDatum: true),
            _ => new(dag, 3, uitkomst, keuze),
        };
    }

    // What should have been done before the play began takes its time from there.
    private DateOnly Done(OpenWait wait, Spreiding na, Toeval eigen) => na.After(wait.Hier, eigen) is var dag && dag < begin ? na.After(begin, eigen) : dag;

    private DateOnly Later(DateOnly dag) => dag < Today ? Today : dag;

    private void Open(OpenWait wait) => open[wait.Id] = new(wait.Pad, flows.Get(wait.Flow).GetStep(wait.Stap).Text("rol") ?? "", Today, tot);

    // An interrupt that nobody accepts at that moment does not happen.
    private Stimulus? Make(KansGebeurtenis wat, Toeval eigen)
    {
        var now = BrusselsTime.StartOf(Today);
        if (wat.In.Length > 0 && !state.Scopes.Keys.Any(p => wat.In.Any(i => p == i || p.EndsWith("/" + i, StringComparison.Ordinal))))
            return null;
        if (wat.Onderbreking is not { } naam)
            return wat.Duur is { } duur ? new Change(now, Today, Move.Feiten(state, wat.Feiten, Today), state.Opschortingen.Add(new(Today, duur.After(Today, eigen)))) : null;
        return Interrupts.Accepted(flows, state).Contains(naam) ? new Interrupt(now, Today, Move.Feiten(state, wat.Feiten, Today), naam, Interrupts.IsBuitenste(naam)) : null;
    }

    private static IEnumerable<(DateOnly Dag, KansGebeurtenis Wat, Toeval Lot)> Gebeurtenissen(Kansen kansen, Toeval lot, DateOnly begin, DateOnly tot)
    {
        for (var maand = 0; begin.AddMonths(maand) <= tot; maand++)
        {
            var (van, volgende) = (begin.AddMonths(maand), begin.AddMonths(maand + 1));
            foreach (var (nr, wat) in kansen.Gebeurtenissen.Index())
            {
                var eigen = lot.At(maand).At(nr);
                if (eigen.Deel * 100 < wat.PerMaand)
                    yield return (van.AddDays(eigen.At("dag").Between(0, volgende.DayNumber - van.DayNumber - 1)), wat, eigen.At("duur"));
            }
        }
    }

    private sealed record Plan(DateOnly? Dag, int Rang, string Uitkomst, KansUitkomst? Keuze, bool OpDatum = false);
}
