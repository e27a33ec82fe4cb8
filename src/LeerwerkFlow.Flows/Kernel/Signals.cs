using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

internal sealed partial class Turn
{
    private Queue<(string Naam, string? Waarde)>? signals;

    /// <summary>Publishes an event: when nothing else can go on in this step, every wait for that name ends.</summary>
    public void Publish(string naam, string? waarde) => (signals ??= new()).Enqueue((naam, waarde));

    /// <summary>Ends an open wait by an outcome: its step goes on.</summary>
    public void Resume(OpenWait wait, string met, string? waarde)
    {
        var node = NodeOf(wait.Pad);
        var step = node.Flow.GetStep(wait.Stap);
        waits.Remove(wait.Pad);
        node.Live--;
        Emit(new WaitClosed(wait.Id, wait.Pad, wait, met));
        if (wait.Soort == WaitSoort.Incident)
        {
            Resolve(node, step, wait, met);
            return;
        }

        try
        {
            if (wait.Soort is WaitSoort.Event or WaitSoort.Opdracht)
                SetUitvoer(node, step, wait.Id, "result", waarde ?? "null");
        }
        catch (FlowFault fault)
        {
            var beurt = node.NextBeurt(step.Id);
            Incident(node, step, wait.Pad, Places.IdOf(node.Id, step.Id, beurt), beurt, wait.Terug, fault.Message);
            return;
        }

        Trace(step, node.Flow, wait.Pad, wait.Id, met);
        Ended(node, step, met, wait.Terug);
    }

    // What waits now: an Event that begins because of this signal waits for the next one.
    private bool TakeSignal()
    {
        if (uitkomst is not null || signals is null || !signals.TryDequeue(out var signal))
            return false;
        foreach (var wait in waits.Values.Where(w => w.Soort == WaitSoort.Event && w.Naam == signal.Naam).ToList())
        {
            if (waits.ContainsKey(wait.Pad) && uitkomst is null)
                Resume(wait, wait.Uitkomsten[0], signal.Waarde);
        }

        return true;
    }
}
