using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>Interrupts: leaving a Fase from any point inside it, without an arrow from every box.</summary>
public static class Interrupts
{
    /// <summary>Early exit of the whole traject; taken by the outermost Fase that draws it.</summary>
    public const string Stopgezet = "Stopgezet";

    /// <summary>A job was found; taken by the innermost Fase that draws it.</summary>
    public const string JobGevonden = "JobGevonden";

    /// <summary>The interrupts that the active Fases accept now.</summary>
    public static IEnumerable<string> Accepted(FlowSet flows, FlowState state) =>
        ((string[])[Stopgezet, JobGevonden]).Where(naam => FindTarget(flows, state, naam, IsBuitenste(naam)) is not null);

    /// <summary>True when an interrupt goes to the outermost Fase that draws it.</summary>
    public static bool IsBuitenste(string onderbreking) => onderbreking == Stopgezet;

    internal static string? FindTarget(FlowSet flows, FlowState state, string onderbreking, bool buitenste)
    {
        string? found = null;
        foreach (var pad in state.Scopes.Keys)
        {
            if (pad.Length == 0 || !Draws(flows, state, pad, onderbreking))
                continue;
            var deeper = found is not null && Depth(pad) > Depth(found);
            if (found is null || (deeper && !buitenste))
                found = pad;
        }

        return found;
    }

    // The arrow leaves the Fase box in the flow around it; a box inside another container has no arrows.
    private static bool Draws(FlowSet flows, FlowState state, string pad, string onderbreking)
    {
        var flow = flows.Get(state.Scopes[Places.ScopeOf(pad).ToString()].Flow);
        return flow.FindStep(Places.StepOf(pad)) is { Type: "Leerwerk.Fase" } fase && flow.Draws(fase.Id, onderbreking);
    }

    private static int Depth(string pad) => pad.Count(c => c == '/');
}

internal sealed partial class Turn
{
    /// <summary>Leaves a Fase by an interrupt: what is open inside is cancelled.</summary>
    public void Interrupt(string fase, string onderbreking) => Close(nodes[fase], new Uitkomsten(onderbreking));
}
