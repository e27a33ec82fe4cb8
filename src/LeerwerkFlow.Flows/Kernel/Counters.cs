using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>
/// A flowchart with Elsa's older counters. Each arrow that leads forward counts how many visits it is ahead of the step it leads to, and whether the last one was
/// followed; a branch that is not taken still visits its arrows, so that a step after it knows that it need not wait.
/// </summary>
internal readonly struct Counters(Blok blok)
{
    private Node Node => blok.Node;

    private Schema Schema => blok.Inhoud.Schema!;

    public void Ended(Step step, Uitkomsten uitkomsten, bool terug)
    {
        if (!Visit(Schema.Get(step.Id), uitkomsten, terug) && !blok.IsBusy)
            blok.Complete();
    }

    /// <summary>Cancels what runs in the steps before one; their arrows count as visited and not followed.</summary>
    public void CancelBefore(Step step)
    {
        foreach (var before in Schema.Get(step.Id).Voorgangers)
        {
            if (blok.Turn.CancelStep(Node, before.Step))
                Visit(before, new Uitkomsten([]), terug: false);
        }
    }

    /// <summary>Visits the arrows that leave a step, and those of the steps that are skipped by it; true when a step was put in the queue.</summary>
    private bool Visit(Halte from, Uitkomsten uitkomsten, bool terug)
    {
        var scheduled = false;
        var todo = new Stack<(Halte Halte, int Next)>();
        Arrived(from, terug);
        todo.Push((from, 0));
        while (todo.TryPop(out var here))
        {
            if (here.Next == here.Halte.Uit.Length)
                continue;
            todo.Push((here.Halte, here.Next + 1));
            var pijl = here.Halte.Uit[here.Next];

            // Only the step that ended has outcomes: what is skipped follows nothing.
            var followed = here.Halte == from && uitkomsten.Contains(pijl.Poort);
            if (pijl.Terug)
            {
                scheduled |= followed && Back(pijl, from);
                continue;
            }

            Count(pijl, followed);
            switch (Decide(pijl))
            {
                case Besluit.Begin:
                    blok.Schedule(pijl.Naar.Step);
                    if (pijl.Naar.Wacht == JoinWacht.Eerste)
                        CancelBefore(pijl.Naar.Step);
                    scheduled = true;
                    break;
                case Besluit.Skip:
                    Arrived(pijl.Naar, terug: false);
                    todo.Push((pijl.Naar, 0));
                    break;
                default:
                    break;
            }
        }

        return scheduled;
    }

    private bool Back(Pijl pijl, Halte from)
    {
        if (!pijl.Geldig)
        {
            throw new FlowFault(
                $"De pijl van “{from.Step.Titel}” terug naar “{pijl.Naar.Step.Titel}” sluit geen lus: niet elke weg naar “{from.Step.Titel}” gaat door “{pijl.Naar.Step.Titel}”. Teken hem anders.");
        }

        blok.Schedule(pijl.Naar.Step, terug: true);
        return true;
    }

    private Besluit Decide(Pijl pijl)
    {
        var halte = pijl.Naar;
        var (least, most) = (int.MaxValue, int.MinValue);
        foreach (var into in halte.Vooruit)
        {
            var ahead = Ahead(into);
            (least, most) = (Math.Min(least, ahead), Math.Max(most, ahead));
        }

        var (any, all) = (false, most > 0);
        foreach (var into in halte.Vooruit)
        {
            var followed = most > 0 && Ahead(into) == most && (Node.Telling.GetValueOrDefault(into.Nummer) & 1) == 1;
            any |= followed;
            all &= followed;
        }

        if (halte.Wacht == JoinWacht.Eerste)
        {
            if (Ahead(pijl) <= 0 || blok.Turn.IsScheduled(Node, halte.Step))
                return Besluit.Wait;
            return any ? Besluit.Begin : least > 0 ? Besluit.Skip : Besluit.Wait;
        }

        if (least <= 0)
            return Besluit.Wait;
        return (halte.Wacht == JoinWacht.Alle ? all : any) ? Besluit.Begin : Besluit.Skip;
    }

    private void Arrived(Halte halte, bool terug)
    {
        if (terug)
            return;
        foreach (var pijl in halte.Vooruit)
            Node.SetTelling(pijl.Nummer, Trim(Node.Telling.GetValueOrDefault(pijl.Nummer) - 2));
    }

    private void Count(Pijl pijl, bool followed)
    {
        var ahead = Ahead(pijl) + 1;
        Node.SetTelling(pijl.Nummer, Trim((ahead * 2) + (followed ? 1 : 0)));
    }

    private int Ahead(Pijl pijl) => Node.Telling.GetValueOrDefault(pijl.Nummer) >> 1;

    // Whether the last visit was followed says nothing any more once the step has caught up.
    private static int Trim(int telling) => telling >> 1 > 0 ? telling : telling & ~1;

    private enum Besluit
    {
        Wait,
        Begin,
        Skip,
    }
}
