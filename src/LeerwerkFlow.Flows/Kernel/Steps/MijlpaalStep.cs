using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class MijlpaalStep() : StepType("Leerwerk.Mijlpaal", "Mijlpaal", "Legt vast dat een mijlpaal bereikt is, met zijn datum.",
    new InvoerVeld("code", "Mijlpaal", InvoerSoort.Tekst, Verplicht: true),
    new InvoerVeld("datum", "Datum", InvoerSoort.Formule))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Klaar"];

    internal override void Enter(Entry entry)
    {
        entry.Emit(new MijlpaalReached(entry.Id, entry.Pad, entry.Step.Text("code") ?? "", entry.Step.Text("datum") ?? "hier", entry.Hier));
        entry.Complete("Klaar");
    }
}
