using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class IfStep() : StepType("Elsa.If", "Als … dan", "Speelt de ene of de andere stap naargelang een voorwaarde.",
    new InvoerVeld("condition", "Voorwaarde", InvoerSoort.Voorwaarde))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Enter(Entry entry)
    {
        var ja = entry.Holds("condition");
        var blok = new Blok(entry.Turn, entry.Turn.OpenBlok(entry));
        blok.Output("result", ja);
        if (!blok.Begin(ja ? "then" : "else"))
            blok.Complete();
    }
}
