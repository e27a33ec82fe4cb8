using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class PublishEventStep() : StepType("Elsa.PublishEvent", "Meld een gebeurtenis", "Laat in dit traject verdergaan wat op deze gebeurtenis wacht.",
    new InvoerVeld("eventName", "Gebeurtenis", InvoerSoort.Waarde, Verplicht: true),
    new InvoerVeld("correlationId", "Kenmerk", InvoerSoort.Waarde),
    new InvoerVeld("isLocalEvent", "Alleen in dit traject", InvoerSoort.JaNee),
    new InvoerVeld("payload", "Inhoud", InvoerSoort.Waarde))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        var naam = entry.Text("eventName") ?? "";
        var payload = entry.Value("payload");
        var json = payload is Unknown && entry.Turn.IsExploring ? "null" : Waarde.ToJson(payload);
        entry.Emit(new EventPublished(entry.Id, entry.Pad, naam));
        entry.Turn.Publish(naam, json);
        entry.Complete(Uitkomsten.Done);
    }
}
