using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class RunTaskStep() : StepType("Elsa.RunTask", "Opdracht buiten de flow", "Wacht tot een opdracht buiten de flow gedaan is en neemt haar resultaat over.",
    new InvoerVeld("taskName", "Opdracht", InvoerSoort.Waarde, Verplicht: true),
    new InvoerVeld("payload", "Gegevens", InvoerSoort.Waarde))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        entry.Wait(WaitSoort.Opdracht, null, totEnMet: false, naam: entry.Text("taskName") ?? "");
        entry.Output("taskId", entry.Id);
    }
}
