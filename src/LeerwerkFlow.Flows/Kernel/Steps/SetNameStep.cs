using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class SetNameStep() : StepType("Elsa.SetName", "Naam geven", "Geeft het lopende traject een naam voor in het logboek.",
    new InvoerVeld("value", "Naam", InvoerSoort.Waarde))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        entry.Turn.SetKenmerk(entry, "naam", entry.Text("value"));
        entry.Complete(Uitkomsten.Done);
    }
}
