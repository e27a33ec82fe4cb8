using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class FlowDecisionStep() : StepType("Elsa.FlowDecision", "Keuze ja/nee", "Kiest een weg naargelang een voorwaarde over de feiten.",
    new InvoerVeld("condition", "Voorwaarde", InvoerSoort.Voorwaarde, Verplicht: true))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["True", "False"];

    internal override void Enter(Entry entry) => entry.Complete(entry.Holds("condition") ? "True" : "False");
}
