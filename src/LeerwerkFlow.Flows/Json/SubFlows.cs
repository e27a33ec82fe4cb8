using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Json;

/// <summary>Workflows used as an activity: which definition a step means.</summary>
internal static class SubFlows
{
    /// <summary>
    /// Gives every step that plays a definition its <see cref="Step.SubFlow"/>: by version, else by definition id; a step that names none, by the definition's name in Pascal case as type.
    /// A version that is not there falls back to the definition that is.
    /// </summary>
    public static void Bind(IReadOnlyList<FlowGraph> graphs)
    {
        foreach (var step in graphs.SelectMany(g => g.Steps))
        {
            if (Names(step))
                step.SubFlow = Find(step, graphs)?.Id;
        }
    }

    /// <summary>
    /// Several versions of a definition from elsewhere: the newest published one keeps its id, an older one that a step may still name is known by its id and its version.
    /// </summary>
    public static List<(string Bestand, FlowGraph Graph)> Apart(List<(string Bestand, FlowGraph Graph)> graphs)
    {
        var newest = graphs.GroupBy(g => g.Graph.Id).ToDictionary(g => g.Key, g => g.Select(f => f.Graph).OrderByDescending(f => f.Bron.Flag("isPublished")).ThenByDescending(f => f.Versie).First());
        return [.. graphs.Select(g => newest[g.Graph.Id] is var first && (first == g.Graph || first.Versie == g.Graph.Versie || FlowJson.IsOwn(first) || FlowJson.IsOwn(g.Graph))
            ? g
            : (g.Bestand, g.Graph.As($"{g.Graph.Id}@{g.Graph.Versie}")))];
    }

    /// <summary>True when the step says that it plays a definition, or is of no type that the kernel knows.</summary>
    public static bool Names(Step step) => step.Type != "Elsa.ExecuteWorkflow" && (step.Bron.Text("workflowDefinitionId") is not null || StepType.Find(step.Type) is null);

    private static FlowGraph? Find(Step step, IReadOnlyList<FlowGraph> graphs)
    {
        var definition = step.Bron.Text("workflowDefinitionId");
        if (definition is null)
            return graphs.FirstOrDefault(g => CanBeStep(g) && step.Type.Equals(Pascal(g.Naam), StringComparison.OrdinalIgnoreCase));
        var version = step.Bron.Text("workflowDefinitionVersionId");
        return graphs.FirstOrDefault(g => g.Bron.Text("definitionId") == definition && (version is null ? g.Versie == step.Bron.Number("version") : g.Bron.Text("id") == version))
            ?? graphs.FirstOrDefault(g => g.Id == definition);
    }

    /// <summary>True when the definition may be used as a step of another.</summary>
    public static bool CanBeStep(FlowGraph graph) => graph.Bron.Flag("usableAsActivity") || (graph.Bron["options"] as JsonObject)?.Flag("usableAsActivity") == true;

    // "Input Output Logging 3 - Child" becomes InputOutputLogging3-Child: each word after a space or a low line begins with a capital.
    private static string Pascal(string naam)
    {
        var text = new StringBuilder(naam.Length);
        var begins = true;
        foreach (var c in naam)
        {
            if (c is not (' ' or '_'))
                text.Append(begins ? char.ToUpper(c, CultureInfo.InvariantCulture) : c);
            begins = c is ' ' or '_';
        }

        return text.ToString();
    }
}
