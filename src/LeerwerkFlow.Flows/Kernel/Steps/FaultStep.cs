using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class FaultStep() : StepType("Elsa.Fault", "Fout melden", "Houdt deze tak tegen tot iemand beslist hoe het verder gaat.",
    new InvoerVeld("code", "Code", InvoerSoort.Waarde),
    new InvoerVeld("category", "Categorie", InvoerSoort.Waarde),
    new InvoerVeld("faultType", "Soort", InvoerSoort.Waarde),
    new InvoerVeld("message", "Boodschap", InvoerSoort.Waarde))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry) =>
        throw new FlowFault($"Stap “{entry.Step.Titel}” meldt een fout: {entry.Text("message") ?? "zonder uitleg"} (code {entry.Text("code") ?? "0"}).");
}
