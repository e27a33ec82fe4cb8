using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class FlowSwitchStep() : StepType("Elsa.FlowSwitch", "Keuze uit meer wegen", "Neemt de eerste weg waarvan de voorwaarde klopt, anders “Default”.")
{
    public override IReadOnlyList<string> Outcomes(Step step) => [.. Cases(step).Select(c => c.Label), "Default"];

    internal override void Enter(Entry entry)
    {
        foreach (var (label, voorwaarde) in Cases(entry.Step))
        {
            if (entry.Holds(voorwaarde))
            {
                entry.Complete(label);
                return;
            }
        }

        entry.Complete("Default");
    }

    /// <summary>The cases in drawing order: Elsa keeps them as <c>{label, condition: {type, value}}</c>.</summary>
    public static IReadOnlyList<(string Label, string Voorwaarde)> Cases(Step step)
    {
        var node = step.Bron["cases"];
        var list = node as JsonArray ?? (node?["expression"]?["value"] as JsonArray);
        return list is null
            ? []
            : [.. list.OfType<JsonObject>().Select(c => ((string?)c["label"] ?? "", c["condition"] is JsonObject o ? (string?)o["value"] ?? "false" : (string?)c["condition"] ?? "false"))];
    }
}
