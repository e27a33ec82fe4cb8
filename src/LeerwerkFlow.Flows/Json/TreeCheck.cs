using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Json;

/// <summary>What a step may be inside of.</summary>
internal static class TreeCheck
{
    /// <summary>Ids of the Breaks without a loop around them. A flow that is used as a step may break the loop of its caller.</summary>
    public static IEnumerable<string> BreaksOutsideLoops(FlowGraph graph) => SubFlows.CanBeStep(graph) ? [] : Outside(graph.Root);

    /// <summary>The variables whose first value does not fit their type.</summary>
    public static IEnumerable<Variabele> Unfit(FlowGraph graph) =>
        graph.Variabelen.Concat(graph.Steps.Prepend(graph.Root).SelectMany(s => s.Inhoud?.Variabelen ?? [])).Where(v => v.Waarde is not null && Waarde.Begin(v) == "null");

    private static IEnumerable<string> Outside(Step step) => step.Type switch
    {
        "Elsa.Break" => [step.Id],
        "Elsa.While" or "Elsa.For" or "Elsa.ForEach" or "Elsa.ParallelForEach" => [],
        _ => Children(step).SelectMany(Outside),
    };

    private static IEnumerable<Step> Children(Step step) =>
        (step.Inhoud?.Activiteiten ?? []).Concat(step.Inhoud?.Poorten.Values ?? []).Concat(step.Gevallen.Select(g => g.Stap).OfType<Step>());
}
