using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class EventStep() : StepType("Elsa.Event", "Wacht op een gebeurtenis", "Wacht tot een gebeurtenis met deze naam gemeld wordt.",
    new InvoerVeld("eventName", "Gebeurtenis", InvoerSoort.Waarde, Verplicht: true))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry) => entry.Wait(WaitSoort.Event, null, totEnMet: false, naam: entry.Text("eventName") ?? "");
}
