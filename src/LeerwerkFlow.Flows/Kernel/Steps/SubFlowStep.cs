using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

/// <summary>A flow used as a step: its inputs are inputs of the step, its outputs outputs, its outcomes outcomes.</summary>
internal sealed class SubFlowStep() : StepType("(flow)", "Flow als stap", "Speelt een andere flow als één stap.")
{
    public static readonly SubFlowStep Instance = new();

    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        var flow = entry.Turn.Flows.Find(entry.Step.SubFlow!) ?? throw new FlowFault($"De flow “{entry.Step.SubFlow}” van stap “{entry.Step.Titel}” bestaat niet.");
        entry.Turn.OpenSubFlow(entry, flow, [.. flow.Invoer.Select(veld => KeyValuePair.Create(veld.Naam, Read(entry, veld)))]);
    }

    internal override Uitkomsten Leave(Blok flow, Uitkomsten? met)
    {
        foreach (var uitvoer in flow.Node.Flow.Uitvoer)
        {
            var json = flow.Node.Waarden.GetValueOrDefault(Turn.Output + uitvoer.Naam) ?? flow.Node.Waarden.GetValueOrDefault(uitvoer.Naam, "null");
            flow.Turn.SetUitvoer(flow.Node.Parent!, flow.Node.Opener, flow.Node.Id, uitvoer.Naam, json);
        }

        return met ?? Uitkomsten.Done;
    }

    // “Input 1” is written input1 or input-1 on the step.
    private static string Plain(string naam) => naam.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    private static string Read(Entry entry, Veld veld)
    {
        foreach (var naam in entry.Step.Invoer.Keys)
        {
            if (Plain(naam).Equals(Plain(veld.Naam), StringComparison.OrdinalIgnoreCase))
                return entry.Value(naam) is var value and not Unknown ? Waarde.Convert(Waarde.ToJson(value), veld.Type) : "null";
        }

        return "null";
    }
}
