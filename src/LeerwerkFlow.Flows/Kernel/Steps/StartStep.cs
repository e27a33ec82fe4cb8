using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class StartStep() : StepType("Elsa.Start", "Begin", "Hier begint de flow.")
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry) => entry.Complete("Done");
}
