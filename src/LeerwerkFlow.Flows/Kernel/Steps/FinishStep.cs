using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class FinishStep() : StepType("Elsa.Finish", "Einde van het traject", "Beëindigt het hele traject.")
{
    internal override bool IsTerminal => true;

    public override IReadOnlyList<string> Outcomes(Step step) => [];

    internal override void Enter(Entry entry) => entry.EndInstance();
}
