using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class FlowNodeStep() : StepType("Elsa.FlowNode", "Kader", "Speelt de stap die erin staat.")
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Begin(Blok blok)
    {
        if (!blok.Begin("body"))
            blok.Complete();
    }
}
