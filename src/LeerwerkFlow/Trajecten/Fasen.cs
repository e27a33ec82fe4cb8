using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Trajecten;

/// <summary>The phases of a traject as people read them, and the steps behind a place in its flow.</summary>
internal static class Fasen
{
    /// <summary>The phases of the top flow in the order they are drawn: place and title.</summary>
    public static IEnumerable<(string Pad, string Titel)> Of(FlowVersie versie) =>
        versie.Flows.Get(versie.Flow).Steps.Where(s => s.Type == "Leerwerk.Fase").Select(s => (s.Id, s.Titel));

    /// <summary>The column <c>traject.fase</c> in words.</summary>
    public static string Label(FlowVersie versie, string fase, string status)
    {
        if (status == "afgerond")
            return "Afgerond";
        var titels = fase.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(pad => versie.Flows.Get(versie.Flow).FindStep(pad)?.Titel ?? pad);
        return string.Join(", ", titels) is { Length: > 0 } label ? label : "Afronding van een fase";
    }

    /// <summary>The definition that a step plays; null for a container inside its own flow and for a leaf.</summary>
    public static string? Plays(Step step) => step.Type == "Leerwerk.Fase" ? step.Text("flow") : step.SubFlow;

    /// <summary>The step of one part of a place: a second one at the same place ends in <c>~2</c>.</summary>
    public static string StepId(string part) => part.IndexOf('~') is var at and >= 0 ? part[..at] : part;

    /// <summary>The step at a place (<c>sollicitatie/tbs/opvolging</c>), or null when this version does not have it.</summary>
    public static Step? FindStep(FlowVersie versie, string pad) => FindPlace(versie, pad)?.Step;

    /// <summary>The step at a place with the flow it is drawn in; null when this version does not have it.</summary>
    public static (FlowGraph Flow, Step Step)? FindPlace(FlowVersie versie, string pad)
    {
        var flow = versie.Flows.Get(versie.Flow);
        var parts = pad.Split('/');
        foreach (var part in parts[..^1])
        {
            if (flow.FindStep(StepId(part)) is not { } step)
                return null;
            flow = Plays(step) is { } naam ? versie.Flows.Find(naam) ?? flow : flow;
        }

        return flow.FindStep(StepId(parts[^1])) is { } found ? (flow, found) : null;
    }
}
