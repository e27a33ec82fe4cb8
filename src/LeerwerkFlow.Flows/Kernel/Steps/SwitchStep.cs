using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class SwitchStep() : StepType("Elsa.Switch", "Keuze met stappen erin", "Speelt de stap van het eerste geval dat klopt (of van alle), anders die van “default”.",
    new InvoerVeld("mode", "MatchFirst of MatchAny", InvoerSoort.Tekst))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        var matching = FlowSwitchStep.Matching(entry);
        var node = entry.Turn.OpenBlok(entry);
        var blok = new Blok(entry.Turn, node);
        foreach (var geval in matching)
        {
            if (geval.Stap is { } step)
                blok.Schedule(step);
        }

        if (matching.Count == 0)
            blok.Begin("default");
        if (!blok.IsBusy)
            blok.Complete();
    }

    internal override void Next(Blok blok, Step step, Uitkomsten uitkomsten, bool terug) => Idle(blok);
}
