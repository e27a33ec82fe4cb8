using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class MeldingStep() : StepType("Leerwerk.Melding", "Melding aan VDAB", "Zet een melding van een mijlpaal klaar voor VDAB.",
    new InvoerVeld("mijlpaal", "Mijlpaal", InvoerSoort.Tekst, Verplicht: true),
    new InvoerVeld("uitkomst", "Uitkomst", InvoerSoort.Waarde),
    new InvoerVeld("datum", "Datum", InvoerSoort.Formule))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Klaar"];

    internal override void Enter(Entry entry)
    {
        entry.Emit(new MeldingQueued(
            entry.Id, entry.Pad, entry.Step.Text("mijlpaal") ?? "", entry.Value("uitkomst") as string, entry.Step.Text("datum") ?? "hier", entry.Hier));
        entry.Complete("Klaar");
    }
}
