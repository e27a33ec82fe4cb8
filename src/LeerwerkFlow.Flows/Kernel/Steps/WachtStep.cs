using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class WachtStep() : StepType("Leerwerk.Wacht", "Wacht tot …", "Wacht op een datum die uit een formule volgt.",
    new InvoerVeld("moment", "Moment", InvoerSoort.Formule, Verplicht: true),
    new InvoerVeld("totEnMet", "De dag zelf hoort er nog bij", InvoerSoort.JaNee),
    new InvoerVeld("code", "Code van de timer", InvoerSoort.Tekst),
    new InvoerVeld("bijSchorsing", "Bij een schorsing", InvoerSoort.Tekst))
{
    public override IReadOnlyList<string> Outcomes(Step step) => ["Klaar"];

    internal override OpenWait Redraw(Step step, OpenWait wait) =>
        wait with { Formule = step.Text("moment"), TotEnMet = step.Flag("totEnMet"), LooptDoor = Entry.LooptDoor(step, wait.Soort) };

    internal override void Enter(Entry entry) =>
        entry.Wait(WaitSoort.Moment, entry.Step.Text("moment"), entry.Step.Flag("totEnMet"));
}
