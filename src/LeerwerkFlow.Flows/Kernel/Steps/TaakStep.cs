using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class TaakStep() : StepType("Leerwerk.Taak", "Taak voor …", "Vraagt iemand om iets te doen en wacht tot het gedaan is.",
    new InvoerVeld("titel", "Titel", InvoerSoort.Tekst, Verplicht: true),
    new InvoerVeld("rol", "Rol", InvoerSoort.Tekst, Verplicht: true),
    new InvoerVeld("formulier", "Formulier", InvoerSoort.Tekst, Verplicht: true),
    new InvoerVeld("termijn", "Termijn", InvoerSoort.Formule),
    new InvoerVeld("herinnering", "Herinnering", InvoerSoort.Formule),
    new InvoerVeld("escalatie", "Escalatie", InvoerSoort.Formule),
    new InvoerVeld("vierOgenMet", "Iemand anders dan bij stap", InvoerSoort.Tekst),
    new InvoerVeld("code", "Code van de timer", InvoerSoort.Tekst),
    new InvoerVeld("outreach", "Bellen of bezoeken", InvoerSoort.JaNee),
    new InvoerVeld("bijSchorsing", "Bij een schorsing", InvoerSoort.Tekst),
    new InvoerVeld("brieven", "Brieven erbij", InvoerSoort.Lijst),
    new InvoerVeld("kaart", "Zin op de kaart van de deelnemer", InvoerSoort.Tekst),
    new InvoerVeld("kaartMee", "Wat de deelnemer meebrengt", InvoerSoort.Tekst),
    new InvoerVeld("kaartDag", "Afgesproken dag (naam van een feit of veld)", InvoerSoort.Tekst),
    new InvoerVeld("uitkomsten", "Uitkomsten", InvoerSoort.Lijst))
{
    public override IReadOnlyList<string> Outcomes(Step step) => step.List("uitkomsten") is { Count: > 0 } list ? list : ["Klaar"];

    internal override OpenWait Redraw(Step step, OpenWait wait) => wait with { Formule = step.Text("termijn"), LooptDoor = Entry.LooptDoor(step, wait.Soort) };

    internal override void Enter(Entry entry)
    {
        var step = entry.Step;
        var titel = step.Text("titel") ?? step.Titel;
        entry.Wait(WaitSoort.Taak, step.Text("termijn"), totEnMet: false, titel);
        entry.Emit(new TaakOpened(entry.Id, entry.Pad, titel, step.Text("rol") ?? "coach", step.Text("formulier") ?? "", step.Text("herinnering"),
            step.Text("escalatie"), step.Text("vierOgenMet"), step.Flag("outreach"), step.Text("code")));
    }
}
