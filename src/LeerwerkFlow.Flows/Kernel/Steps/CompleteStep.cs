using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class CompleteStep() : StepType("Elsa.Complete", "Fase klaar", "Beëindigt deze fase met een uitkomst en sluit wat er nog openstaat.",
    new InvoerVeld("outcomes", "Uitkomst", InvoerSoort.Lijst))
{
    public override IReadOnlyList<string> Outcomes(Step step) => [];

    internal override void Enter(Entry entry) => entry.EndScope(entry.Step.List("outcomes") is [var uitkomst, ..] ? uitkomst : "Klaar");
}
