using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class SetOutputStep() : StepType("Elsa.SetOutput", "Resultaat", "Geeft een resultaat van deze flow een waarde.",
    new InvoerVeld("outputName", "Naam van het resultaat", InvoerSoort.Tekst, Verplicht: true),
    new InvoerVeld("outputValue", "Waarde", InvoerSoort.Waarde))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        var value = entry.Value("outputValue");
        var json = value is Unknown && entry.Turn.IsExploring ? "null" : Waarde.ToJson(value);
        Kernel.Turn.SetFlowOutput(entry.Node, entry.Text("outputName") ?? "", json, declaredOnly: false);
        entry.Complete(Uitkomsten.Done);
    }
}
