using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class FinishStep(string type) : StepType(type, "Einde", "Beëindigt het hele traject.")
{
    public override IReadOnlyList<string> Outcomes(Step step) => [];

    internal override void Enter(Entry entry) => entry.EndTraject("Klaar");
}
