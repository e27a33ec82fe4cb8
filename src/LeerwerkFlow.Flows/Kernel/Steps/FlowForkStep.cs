using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class FlowForkStep() : StepType("Elsa.FlowFork", "Tegelijk", "Laat verschillende takken naast elkaar lopen.",
    new InvoerVeld("branches", "Takken", InvoerSoort.Lijst, Verplicht: true))
{
    public override IReadOnlyList<string> Outcomes(Step step) => step.List("branches");

    internal override void Enter(Entry entry) => entry.Complete(Outcomes(entry.Step) is { Count: > 0 } takken ? new Uitkomsten([.. takken]) : Uitkomsten.Done);
}
