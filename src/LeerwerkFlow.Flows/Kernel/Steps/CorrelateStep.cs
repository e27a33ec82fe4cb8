using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class CorrelateStep() : StepType("Elsa.Correlate", "Kenmerk geven", "Geeft het traject een kenmerk waaraan anderen het herkennen.",
    new InvoerVeld("correlationId", "Kenmerk", InvoerSoort.Waarde))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        entry.Turn.SetKenmerk(entry, "correlatie", entry.Text("correlationId"));
        entry.Complete(Uitkomsten.Done);
    }
}
