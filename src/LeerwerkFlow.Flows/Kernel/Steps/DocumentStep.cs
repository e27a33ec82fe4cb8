using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class DocumentStep() : StepType("Leerwerk.Document", "Brief of attest", "Vraagt een brief of attest en wacht, als je dat wil, tot het een stap verder is.",
    new InvoerVeld("sjabloon", "Sjabloon", InvoerSoort.Tekst, Verplicht: true),
    new InvoerVeld("document", "Documentcode", InvoerSoort.Tekst),
    new InvoerVeld("ontvanger", "Ontvanger", InvoerSoort.Tekst, Verplicht: true),
    new InvoerVeld("kanaal", "Kanaal", InvoerSoort.Tekst),
    new InvoerVeld("nalezen", "Eerst nalezen", InvoerSoort.JaNee),
    new InvoerVeld("wachtOp", "Wacht op", InvoerSoort.Tekst))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Klaar"];

    internal override void Enter(Entry entry)
    {
        var step = entry.Step;
        var wachtOp = step.Text("wachtOp") ?? "gevraagd";
        entry.Emit(new DocumentRequested(entry.Id, entry.Pad, step.Text("sjabloon") ?? "", step.Text("document") ?? "", step.Titel,
            step.Text("ontvanger") ?? "deelnemer", step.Text("kanaal") ?? "papier", step.Flag("nalezen"), wachtOp));
        if (wachtOp == "gevraagd")
            entry.Complete("Klaar");
        else
            entry.Wait(WaitSoort.Document, null, totEnMet: false);
    }
}
