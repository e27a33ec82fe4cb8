namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class WhileStep() : LoopStep("Elsa.While", "Zolang …", "Speelt de stap erin zolang een voorwaarde klopt.",
    new InvoerVeld("condition", "Voorwaarde", InvoerSoort.Voorwaarde))
{
    protected override bool IsCounted => false;

    protected override bool Advance(Blok blok)
    {
        if (!blok.Holds("condition"))
            return false;
        return blok.Inhoud.Poorten.ContainsKey("body") ? true : throw new FlowFault($"Stap “{blok.Step.Titel}” heeft niets om te herhalen. Zet er een stap in.");
    }
}
