using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class RunFlowStep() : StepType("Elsa.ExecuteWorkflow", "Voer een flow uit", "Speelt een andere flow met eigen gegevens, en wacht erop als je dat wil.",
    new InvoerVeld("workflowDefinitionId", "Flow", InvoerSoort.Waarde, Verplicht: true),
    new InvoerVeld("correlationId", "Kenmerk", InvoerSoort.Waarde),
    new InvoerVeld("input", "Invoer", InvoerSoort.Waarde),
    new InvoerVeld("waitForCompletion", "Wachten tot hij klaar is", InvoerSoort.JaNee))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        var id = entry.Text("workflowDefinitionId") ?? "";
        var flow = entry.Turn.Flows.Find(id) ?? throw new FlowFault($"De flow “{id}” van stap “{entry.Step.Titel}” bestaat niet.");
        var invoer = entry.Value("input") switch
        {
            IReadOnlyDictionary<string, object?> given => given.Select(p => KeyValuePair.Create(p.Key, Waarde.ToJson(p.Value))).ToList(),
            _ => [],
        };
        var wait = entry.Holds("waitForCompletion");

        var correlatie = entry.Text("correlationId");

        // The other flow plays on at once, as far as it can; only then comes what was already in the queue here.
        Node? node = null;
        var turn = entry.Turn;
        turn.RunNow(() => node = wait ? turn.OpenFlow(entry, flow, invoer, correlatie) : turn.OpenLoose(entry, flow, invoer, correlatie));
        if (wait)
            return;
        entry.Output("result", node!.Ended ? Result(node, "Finished", "Finished") : Result(node, "Running", "Suspended"));
        entry.Complete(Uitkomsten.Done);
    }

    internal override Uitkomsten Leave(Blok flow, Uitkomsten? met)
    {
        if (!flow.Node.Los)
            flow.Turn.SetUitvoer(flow.Node.Parent!, flow.Node.Opener, flow.Node.Id, "result", Waarde.ToJson(Result(flow.Node, "Finished", "Finished")));
        return Uitkomsten.Done;
    }

    private static Bag Result(Node node, string status, string subStatus)
    {
        var output = new Bag();
        foreach (var (naam, json) in node.Waarden)
        {
            if (naam.StartsWith(Turn.Output, StringComparison.Ordinal))
                output[naam[Turn.Output.Length..]] = Waarde.Parse(json);
        }

        return new Bag { ["workflowInstanceId"] = node.Id, ["status"] = status, ["subStatus"] = subStatus, ["output"] = output };
    }
}
