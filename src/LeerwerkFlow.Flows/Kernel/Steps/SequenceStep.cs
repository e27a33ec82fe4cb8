using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class SequenceStep() : StepType("Elsa.Sequence", "Na elkaar", "Speelt stappen een voor een.")
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Begin(Blok blok) => Begin(blok, 0);

    internal override void Next(Blok blok, Step step, Uitkomsten uitkomsten, bool terug)
    {
        if (blok.Breekt || step.Soort!.IsTerminal)
            blok.Complete();
        else
            Begin(blok, blok.Inhoud.Activiteiten.IndexOf(step) + 1);
    }

    private static void Begin(Blok blok, int nummer)
    {
        if (nummer < blok.Inhoud.Activiteiten.Length)
            blok.Schedule(blok.Inhoud.Activiteiten[nummer]);
        else
            blok.Complete();
    }
}
