using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class WriteLineStep() : StepType("Elsa.WriteLine", "Lijn in het logboek", "Schrijft een lijn in het logboek van het traject.",
    new InvoerVeld("text", "Tekst", InvoerSoort.Waarde))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        entry.Emit(new JournalNote(entry.Id, entry.Pad, entry.Text("text") ?? ""));
        entry.Complete("Done");
    }
}
