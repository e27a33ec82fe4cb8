using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class ParallelStep() : StepType("Elsa.Parallel", "Naast elkaar", "Speelt stappen tegelijk en gaat verder als ze allemaal klaar zijn.")
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Begin(Blok blok)
    {
        foreach (var step in blok.Inhoud.Activiteiten)
            blok.Schedule(step);
        Idle(blok);
    }

    internal override void Next(Blok blok, Step step, Uitkomsten uitkomsten, bool terug) => Idle(blok);
}
