using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Kernel.Steps;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Json;

/// <summary>The ways out of a step: ports that are drawn exist, and outcomes of a phase are drawn.</summary>
internal static class PortCheck
{
    public static IEnumerable<string> Of(Step step, FlowGraph graph, Dictionary<string, FlowGraph> byId)
    {
        if (StepType.Find(step.Type) is not { } type)
            return [];
        if (step.Type == "Elsa.ExecuteWorkflow")
            return FlowCheck.Plays(step) is { } flow && !byId.ContainsKey(flow) ? [$"de flow “{flow}” bestaat niet; kies een flow die er is."] : [];
        if (type is FaseStep)
            return Fase(step, type, graph, byId);

        // In Elsa an arrow from a port that never happens is dead; in a flow of ours it is a slip of the hand.
        return !step.Type.StartsWith("Elsa.", StringComparison.Ordinal) || FlowJson.IsOwn(graph) ? Unknown(step, graph, type.Outcomes(step)) : [];
    }

    private static IEnumerable<string> Fase(Step step, StepType type, FlowGraph graph, Dictionary<string, FlowGraph> byId)
    {
        if (step.Text("flow") is not { } flow)
            return [];
        if (!byId.TryGetValue(flow, out var fase))
            return [$"de flow “{flow}” bestaat niet; kies een fase die er is."];

        string[] own = [.. fase.Steps.Where(s => s.Type == "Elsa.Complete").SelectMany(s => s.List("outcomes")).Distinct()];
        return own.Where(u => !graph.Draws(step.Id, u)).Select(u => $"de fase kan eindigen met “{u}”, maar die uitgang is niet getekend.")
            .Concat(Unknown(step, graph, [.. type.Outcomes(step), .. own]));
    }

    private static IEnumerable<string> Unknown(Step step, FlowGraph graph, IReadOnlyList<string> outcomes) =>
        graph.From(step.Id).Select(c => c.Poort).Distinct().Where(p => !outcomes.Contains(p)).Select(p => $"de uitgang “{p}” bestaat niet; kies uit: {string.Join(", ", outcomes)}.");
}
