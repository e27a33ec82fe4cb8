using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>
/// A flowchart with tokens. A step that ends puts a token on each arrow of its outcomes; the merge mode of the step at the other end says when it begins. A token that
/// rests on an arrow waits for other branches.
/// </summary>
internal readonly struct Tokens(Blok blok)
{
    private Node Node => blok.Node;

    private Schema Schema => blok.Inhoud.Schema!;

    public void Ended(Step step, Uitkomsten uitkomsten)
    {
        var from = Schema.Get(step.Id);
        var arrived = false;
        foreach (var pijl in from.Uit)
        {
            if (!uitkomsten.Contains(pijl.Poort))
                continue;
            arrived = true;
            if (MustRest(pijl))
                Node.SetTokens(Node.Tokens.Add(pijl.Nummer));
        }

        if (arrived)
        {
            foreach (var pijl in from.Uit)
            {
                if (uitkomsten.Contains(pijl.Poort))
                    Arrive(pijl, uitkomsten);
            }
        }

        Finish();
    }

    /// <summary>Begins every step that waits at a join, although not all branches came.</summary>
    public void LetThrough()
    {
        foreach (var halte in Resting())
            Begin(halte);
        Finish();
    }

    public void CancelBefore(Step step) => CancelBefore(Schema.Get(step.Id));

    // One arrow in, or each token by itself: nothing to wait for, so no token is kept.
    private static bool MustRest(Pijl pijl) => pijl.Naar.Samenkomst switch
    {
        Samenkomst.Elk => false,
        Samenkomst.Alles => pijl.Naar.In.Length > 1,
        Samenkomst.Samen or Samenkomst.Stroom => pijl.Naar.Vooruit.Length > 1,
        _ => false,
    };

    private void Arrive(Pijl pijl, Uitkomsten uitkomsten)
    {
        var halte = pijl.Naar;
        switch (halte.Samenkomst)
        {
            case Samenkomst.Eerste:
                CancelBefore(halte);
                BeginFirst(pijl, uitkomsten);
                break;
            case Samenkomst.Elk:
                BeginFirst(pijl, uitkomsten);
                break;
            case Samenkomst.Samen when halte.Vooruit.Length > 1:
                if (AllCame(halte.Vooruit))
                    Begin(halte);
                break;
            case Samenkomst.Alles when halte.In.Length > 1:
                if (AllCame(halte.In))
                    Begin(halte);
                break;
            case Samenkomst.Stroom when halte.Vooruit.Length > 1 && IsBusyBefore(halte, pijl.Van):
                break;
            default:
                Begin(halte);
                break;
        }
    }

    // As in Elsa: the tokens of one step all count, but what another branch still brings is taken off its arrow, with Cascade too.
    private void BeginFirst(Pijl pijl, Uitkomsten uitkomsten)
    {
        if (Node.Telling.GetValueOrDefault(pijl.Nummer) is var blocked and > 0)
        {
            Node.SetTelling(pijl.Nummer, blocked - 1);
            return;
        }

        foreach (var other in pijl.Naar.Vooruit)
        {
            if (other.Van != pijl.Van && WillCome(other.Van, pijl.Van, uitkomsten))
                Node.SetTelling(other.Nummer, Node.Telling.GetValueOrDefault(other.Nummer) + 1);
        }

        Begin(pijl.Naar);
    }

    // A branch that is not busy and not about to begin brings nothing: nothing is kept of it, so that a loop may take it the next time.
    private bool WillCome(Halte halte, Halte ended, Uitkomsten uitkomsten)
    {
        if (IsComing(halte, ended, uitkomsten))
            return true;
        foreach (var before in halte.Voorgangers)
        {
            if (IsComing(before, ended, uitkomsten))
                return true;
        }

        return false;
    }

    private bool IsComing(Halte halte, Halte ended, Uitkomsten uitkomsten)
    {
        if (blok.Turn.IsActive(Node, halte.Step))
            return true;
        foreach (var pijl in halte.In)
        {
            if (Node.Tokens.Contains(pijl.Nummer) || (pijl.Van == ended && uitkomsten.Contains(pijl.Poort)))
                return true;
        }

        return false;
    }

    private bool AllCame(System.Collections.Immutable.ImmutableArray<Pijl> pijlen)
    {
        foreach (var pijl in pijlen)
        {
            if (!Node.Tokens.Contains(pijl.Nummer))
                return false;
        }

        return true;
    }

    /// <summary>True when a step right before this one still runs, or a token still rests on an arrow into it.</summary>
    private bool IsBusyBefore(Halte halte, Halte? ended)
    {
        foreach (var pijl in halte.Vooruit)
        {
            if (pijl.Van == ended)
                continue;
            foreach (var into in pijl.Van.In)
            {
                if (Node.Tokens.Contains(into.Nummer))
                    return true;
            }

            if (blok.Turn.IsActive(Node, pijl.Van.Step))
                return true;
        }

        return false;
    }

    private void Begin(Halte halte)
    {
        if (!Node.Tokens.IsEmpty)
        {
            foreach (var pijl in halte.In)
            {
                if (Node.Tokens.Contains(pijl.Nummer))
                    Node.SetTokens(Node.Tokens.Remove(pijl.Nummer));
            }
        }

        blok.Schedule(halte.Step);
    }

    private void CancelBefore(Halte halte)
    {
        foreach (var before in halte.Voorgangers)
        {
            blok.Turn.CancelStep(Node, before.Step);
            foreach (var pijl in before.In)
            {
                if (Node.Tokens.Contains(pijl.Nummer))
                    Node.SetTokens(Node.Tokens.Remove(pijl.Nummer));
            }
        }
    }

    /// <summary>Goes on with what waits at a join once nothing before it is busy any more, and ends the flowchart when nothing is left.</summary>
    public void Finish()
    {
        if (!Node.Tokens.IsEmpty)
        {
            foreach (var halte in Resting())
            {
                if (halte.Samenkomst == Samenkomst.Stroom && !IsBusyBefore(halte, null))
                    Begin(halte);
            }
        }

        if (blok.IsBusy)
            return;
        if (Node.Tokens.IsEmpty)
            blok.Complete();
        else if (!blok.Turn.IsExploring)
            throw new FlowFault("Hier wacht een tak op andere takken, maar die komen niet meer. Kies “Opnieuw” om zonder hen verder te gaan.");
    }

    /// <summary>The title of a step that would begin by itself, for nothing before it is busy and every branch came; null when there is none.</summary>
    public string? FindReady()
    {
        foreach (var halte in Resting())
        {
            var ready = halte.Samenkomst switch
            {
                Samenkomst.Samen => AllCame(halte.Vooruit),
                Samenkomst.Alles => AllCame(halte.In),
                Samenkomst.Stroom => !IsBusyBefore(halte, null),
                _ => true,
            };
            if (ready)
                return halte.Step.Titel;
        }

        return null;
    }

    private List<Halte> Resting()
    {
        var resting = new List<Halte>();
        foreach (var pijl in Schema.Pijlen)
        {
            if (Node.Tokens.Contains(pijl.Nummer) && !resting.Contains(pijl.Naar))
                resting.Add(pijl.Naar);
        }

        return resting;
    }
}
