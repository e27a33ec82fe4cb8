using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class WachtOpBerichtStep() : StepType("Leerwerk.WachtOpBericht", "Wacht op bericht", "Wacht op een bericht van buiten, met een laatste dag als je die geeft.",
    new InvoerVeld("soort", "Soort bericht", InvoerSoort.Tekst, Verplicht: true),
    new InvoerVeld("antwoorden", "Antwoorden", InvoerSoort.Lijst, Verplicht: true),
    new InvoerVeld("uiterlijk", "Uiterlijk", InvoerSoort.Formule),
    new InvoerVeld("code", "Code van de timer", InvoerSoort.Tekst),
    new InvoerVeld("bijSchorsing", "Bij een schorsing", InvoerSoort.Tekst))
{
    /// <summary>The outcome when the last day has passed.</summary>
    public const string TeLaat = "TeLaat";

    public override IReadOnlyList<string> Outcomes(Step step) =>
        step.Text("uiterlijk") is null ? step.List("antwoorden") : [.. step.List("antwoorden"), TeLaat];

    internal override OpenWait Redraw(Step step, OpenWait wait) => wait with { Formule = step.Text("uiterlijk"), LooptDoor = Entry.LooptDoor(step, wait.Soort) };

    // The last day itself still counts, so the wait is late on the day after.
    internal override void Enter(Entry entry)
    {
        var step = entry.Step;
        entry.Wait(WaitSoort.Bericht, step.Text("uiterlijk"), totEnMet: true);
        entry.Emit(new BerichtAwaited(entry.Id, entry.Pad, step.Text("soort") ?? "", step.Titel, step.Text("code")));
    }
}
