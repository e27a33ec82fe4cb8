using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>One entering of one step: what the step may read and do.</summary>
internal readonly struct Entry(Turn turn, Node node, Step step, string pad, string id, int beurt, bool busy, bool terug)
{
    public Turn Turn => turn;

    public Node Node => node;

    public Step Step => step;

    public string Pad => pad;

    public string Id => id;

    public int Beurt => beurt;

    /// <summary>True when an arrow back led here.</summary>
    public bool Terug => terug;

    public DateOnly Hier => turn.Hier;

    public DateTimeOffset Now => turn.Now;

    /// <summary>Leaves the step: its container decides what comes next.</summary>
    public void Complete(Uitkomsten uitkomsten)
    {
        turn.Trace(step, node.Flow, pad, id, uitkomsten);
        turn.Ended(node, step, uitkomsten, terug);
    }

    public void Emit(Effect effect) => turn.Emit(effect);

    public void SetFeit(string naam, Feit feit) => turn.SetFeit(id, pad, naam, feit);

    /// <summary>Opens the step's wait, to be ended by one of its outcomes; the date is a formula, never a date.</summary>
    /// <exception cref="FlowFault">Our own steps wait once at a place: a second one would ask a person the same thing twice.</exception>
    public void Wait(WaitSoort soort, string? formule, bool totEnMet, string? titel = null, string? naam = null)
    {
        if (busy && step.Type.StartsWith("Leerwerk.", StringComparison.Ordinal))
            throw new FlowFault($"Stap “{titel ?? step.Titel}” staat al open en kan niet nog eens beginnen. Teken een samenvoeging vóór deze stap.");
        var wait = new OpenWait(pad, id, soort, node.Flow.Id, step.Id, beurt, formule, Hier, LooptDoor(step, soort), totEnMet, step.Uitkomsten) { Naam = naam, Terug = terug };
        turn.Open(node, wait, titel ?? step.Titel, step.Text("code"));
    }

    /// <summary>Plays the flow of a phase at this place.</summary>
    /// <exception cref="FlowFault">The phase is still busy, or its flow does not exist.</exception>
    public void EnterFase(string flow)
    {
        if (busy)
            throw new FlowFault($"Fase “{step.Titel}” is al bezig en kan niet nog eens beginnen.");
        turn.OpenFlow(this, turn.Flows.Find(flow) ?? throw new FlowFault($"De flow “{flow}” van fase “{step.Titel}” bestaat niet."), []);
    }

    /// <summary>Ends the definition that this step is part of, by <paramref name="uitkomsten"/>; what still waits in it is cancelled.</summary>
    public void EndFlow(Uitkomsten? uitkomsten)
    {
        turn.Trace(step, node.Flow, pad, id, Uitkomsten.Done);
        var definitie = node;
        while (definitie.Soort != NodeSoort.Definitie)
            definitie = definitie.Parent!;
        turn.Close(definitie, uitkomsten);
    }

    /// <summary>Ends the whole traject, or the flow of its own that <c>ExecuteWorkflow</c> plays.</summary>
    public void EndInstance()
    {
        turn.Trace(step, node.Flow, pad, id, Uitkomsten.Done);
        turn.Close(Turn.InstanceOf(node), null, isCutOff: true);
    }

    /// <summary>The input's value: literal, reference or expression; null when absent.</summary>
    public object? Value(string invoer) => step.Invoer.TryGetValue(invoer, out var v) ? turn.Read(node, v) : null;

    /// <summary>The input's value as text; null when it is absent, empty or not known yet.</summary>
    public string? Text(string invoer) => Value(invoer) is { } value and not Unknown && Waarde.AsText(value) is { Length: > 0 } text ? text : null;

    /// <summary>A condition; an unknown one takes every branch when exploring and stops a real step.</summary>
    /// <exception cref="FlowFault">The condition is unknown in a real step, or not a yes/no.</exception>
    public bool Holds(string invoer) => step.Invoer.TryGetValue(invoer, out var v) && Holds(v);

    /// <inheritdoc cref="Holds(string)"/>
    public bool Holds(Invoer voorwaarde) => turn.Holds(node, step, voorwaarde);

    /// <summary>Sets an output of the step: the variable or workflow output that it is bound to.</summary>
    public void Output(string naam, object? waarde) => turn.SetUitvoer(node, step, id, naam, Waarde.ToJson(waarde));

    // A deadline waits while the person is away; a moment of the traject itself runs on, unless the flow says otherwise.
    internal static bool LooptDoor(Step step, WaitSoort soort) => step.Text("bijSchorsing") is { } keuze ? keuze == "loopt door" : soort != WaitSoort.Taak;
}

/// <summary>The flow cannot take this stimulus; nothing of the step counts. The message is a Dutch sentence for a coordinator.</summary>
public sealed class FlowFault(string zin) : Exception(zin);
