using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class EndStep() : StepType("Elsa.End", "Einde", "Beëindigt de flow of de reeks waarin hij staat.")
{
    internal override bool IsTerminal => true;

    public override IReadOnlyList<string> Outcomes(Step step) => [];

    internal override void Enter(Entry entry) => entry.Complete(Uitkomsten.Done);
}
