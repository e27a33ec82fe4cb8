using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class EventStep() : StepType("Elsa.Event", "Wacht op een gebeurtenis", "Wacht tot een gebeurtenis met deze naam gemeld wordt.",
    new InvoerVeld("eventName", "Gebeurtenis", InvoerSoort.Waarde, Verplicht: true))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    // Under its old name the event would never be published any more; a name that is computed stays as it was.
    internal override OpenWait Redraw(Step step, OpenWait wait) =>
        step.Invoer.TryGetValue("eventName", out var naam) && naam is { Taal: "Literal", Tekst: { } tekst } ? wait with { Naam = tekst } : wait;

    internal override void Enter(Entry entry) => entry.Wait(WaitSoort.Event, null, totEnMet: false, naam: entry.Text("eventName") ?? "");
}
