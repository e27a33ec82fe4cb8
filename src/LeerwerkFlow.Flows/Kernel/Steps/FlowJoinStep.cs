using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class FlowJoinStep() : StepType("Elsa.FlowJoin", "Samen verder", "Wacht op alle takken, of op de eerste en sluit dan de andere.",
    new InvoerVeld("mode", "WaitAll, WaitAllActive of WaitAny", InvoerSoort.Tekst))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        // With tokens the branches before it were cancelled when the first one arrived.
        if (!entry.Node.Flow.TokenMode && entry.Node.Container.Type == "Elsa.Flowchart")
            FlowchartStep.CancelBefore(new Blok(entry.Turn, entry.Node), entry.Step);
        entry.Complete(Uitkomsten.Done);
    }
}
