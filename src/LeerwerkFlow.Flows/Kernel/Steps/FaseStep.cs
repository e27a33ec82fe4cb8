using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class FaseStep() : StepType("Leerwerk.Fase", "Fase", "Speelt een fase van het traject als één geheel.",
    new InvoerVeld("flow", "Flow van de fase", InvoerSoort.Flow, Verplicht: true),
    new InvoerVeld("kaart", "Naam op de kaart van de deelnemer", InvoerSoort.Tekst),
    new InvoerVeld("kaartUitleg", "Uitleg op de kaart van de deelnemer", InvoerSoort.Tekst))
{
    /// <summary>The outcome of a Fase in which nothing is left.</summary>
    public const string Klaar = "Klaar";

    // A Fase is left by what its own flow completes with and by the interrupts that are drawn; the flow check compares the two.
    public override IReadOnlyList<string> Outcomes(Step step) => [Klaar, Interrupts.Stopgezet, Interrupts.JobGevonden];

    internal override void Enter(Entry entry) => entry.EnterFase(entry.Step.Text("flow") ?? "");

    internal override Uitkomsten Leave(Blok flow, Uitkomsten? met) => met?.First ?? Klaar;
}
