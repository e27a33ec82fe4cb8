using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class ControleStep() : StepType("Leerwerk.Controle", "Controle", "Vraagt een regel van het domein of het in orde is: capaciteit, attest, duur van de TBS.",
    new InvoerVeld("regel", "Regel", InvoerSoort.Tekst, Verplicht: true),
    new InvoerVeld("hoogstens", "Hoogstens (in maanden)", InvoerSoort.Tekst))
{
    /// <summary>The rule agrees.</summary>
    public const string InOrde = "InOrde";

    /// <summary>The rule does not agree.</summary>
    public const string NietInOrde = "NietInOrde";

    public override IReadOnlyList<string> Outcomes(Step step) => [InOrde, NietInOrde];

    internal override void Enter(Entry entry)
    {
        entry.Wait(WaitSoort.Controle, null, totEnMet: false);
        entry.Emit(new ControleAsked(entry.Id, entry.Pad, entry.Step.Text("regel") ?? "", entry.Step.Titel));
    }
}
