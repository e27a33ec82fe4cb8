using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>What a person can do with a step that could not be played.</summary>
public static class Incidents
{
    /// <summary>Enter the step again.</summary>
    public const string Opnieuw = "Opnieuw";

    /// <summary>Go on past the step, by its first drawn port.</summary>
    public const string Overslaan = "Overslaan";

    /// <summary>End the traject.</summary>
    public const string Beeindigen = "Beeindigen";

    /// <summary>How a traject ends that a person ended at an incident.</summary>
    public const string Fout = "Fout";
}

internal sealed partial class Turn
{
    /// <summary>The step could not be played: a person decides. When exploring the fault is the answer of the whole step.</summary>
    private void Incident(Entry entry, string reden) =>
        Incident(entry.Node, entry.Step, entry.Pad, entry.Id, entry.Beurt, entry.Terug, reden);

    /// <summary>A container could not go on after one of its steps ended; it stays as it is until a person decides.</summary>
    private void OwnIncident(Node node, string reden)
    {
        var step = node.Container;
        var beurt = node.NextBeurt(step.Id);
        var pad = Places.Join(node.Pad, step.Id);
        Incident(node, step, IsBusy(pad) ? FreePlace(pad) : pad, Places.IdOf(node.Id, step.Id, beurt), beurt, false, reden);
    }

    private void Incident(Node node, Step step, string pad, string id, int beurt, bool terug, string reden)
    {
        if (IsExploring)
            throw new FlowFault(reden);

        var wait = new OpenWait(
            pad, id, WaitSoort.Incident, node.Flow.Id, step.Id, beurt, null, Hier, LooptDoor: true, TotEnMet: false, [Incidents.Opnieuw, Incidents.Overslaan, Incidents.Beeindigen])
        {
            Terug = terug,
        };
        Open(node, wait, step.Titel, null);
        Emit(new IncidentRaised(id, pad, reden));
    }

    private void Resolve(Node node, Step step, OpenWait wait, string uitkomst)
    {
        var own = step == node.Container;
        switch (uitkomst)
        {
            case Incidents.Beeindigen:
                End(Incidents.Fout);
                break;
            case Incidents.Opnieuw when own:
                Again(node);
                break;
            case Incidents.Opnieuw:
                Schedule(node, step, wait.Terug);
                break;
            case Incidents.Overslaan when own:
                Close(node, node.Parent is null ? (Uitkomsten?)null : FirstPort(node.Parent, node.Opener));
                break;
            default:
                Ended(node, step, FirstPort(node, step), wait.Terug);
                break;
        }
    }

    private void Idle(Node node)
    {
        try
        {
            node.Container.Soort!.Idle(new Blok(this, node));
        }
        catch (FlowFault fault)
        {
            OwnIncident(node, fault.Message);
        }
    }

    private void Again(Node node)
    {
        try
        {
            node.Container.Soort!.Again(new Blok(this, node));
        }
        catch (FlowFault fault)
        {
            OwnIncident(node, fault.Message);
        }
    }

    // A step that is drawn goes on by the first arrow that leaves it, every other by its first outcome.
    private static Uitkomsten FirstPort(Node node, Step step) =>
        node.Flow.From(step.Id) is [var arrow, ..] ? arrow.Poort : step.Soort?.Outcomes(step) is [var outcome, ..] ? outcome : Uitkomsten.Done;
}
