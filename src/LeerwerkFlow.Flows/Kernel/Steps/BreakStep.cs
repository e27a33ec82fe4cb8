using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class BreakStep() : StepType("Elsa.Break", "Stop met herhalen", "Verlaat de herhaling waarin hij staat.")
{
    internal override bool IsTerminal => true;

    public override IReadOnlyList<string> Outcomes(Step step) => [];

    // Sequences on the way out stop after what they are doing; the nearest loop takes no next turn.
    internal override void Enter(Entry entry)
    {
        for (var node = entry.Node; node is not null; node = node.IsInstance ? null : node.Parent)
        {
            if (node.Container.Soort is SequenceStep)
                node.Break();
            if (node.Container.Soort is not LoopStep)
                continue;
            node.Break();
            break;
        }

        entry.Complete(Uitkomsten.Done);
    }
}
