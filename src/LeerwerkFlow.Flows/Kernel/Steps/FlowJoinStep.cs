using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class FlowJoinStep() : StepType("Elsa.FlowJoin", "Samen verder", "Wacht op alle takken, of op de eerste en sluit dan de andere.",
    new InvoerVeld("mode", "WaitAll of WaitAny", InvoerSoort.Tekst))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        if (!Joins.WaitsForAll(entry.Step))
            entry.CancelBefore();
        entry.Complete("Done");
    }
}
