using System.Globalization;
using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Trajecten;

/// <summary>The lines of the timeline that a step leaves: what happened, in Dutch, without a word about a person.</summary>
internal static class StepLines
{
    public const string TaakVoor = "Taak voor ";
    public const string FaseKlaar = " klaar";

    public static IEnumerable<Gebeurtenis> Of(IEnumerable<Effect> effects, StepWriting step, Stimulus stimulus) => effects.Select(e => Of(e, step, stimulus)).OfType<Gebeurtenis>();

    private static Gebeurtenis? Of(Effect effect, StepWriting step, Stimulus stimulus) => effect switch
    {
        FaseEntered e when e.Pad.Length > 0 => Line(step.Hier, "fase", e.Flow, $"{e.Titel} begint", e),
        FaseLeft e when e.Pad.Length > 0 => Line(step.Hier, "fase", e.Flow, e.Uitkomst == "Klaar" ? e.Titel + FaseKlaar : $"{e.Titel} beëindigd: {Onderbreking(e.Uitkomst)}", e),
        TaakOpened e => Line(step.Hier, "taak", e.Code, $"{TaakVoor}{Roles.Find(e.Rol)?.Label() ?? e.Rol}: {e.Titel}", e),
        WaitClosed { Wait.Soort: WaitSoort.Taak } e => Line(step.Hier, "taak", null, $"{Titel(step, e.Wait)}: {Gedaan(e.Uitkomst)}", e),
        WaitClosed { Wait.Soort: WaitSoort.Moment } e => Line(WachtDatum.Of(step.Before, e.Wait).Datum ?? step.Hier, "wacht", Code(step, e.Wait), $"{Titel(step, e.Wait)}: de datum is gekomen", e),
        WaitClosed { Wait.Soort: WaitSoort.Bericht } e => Line(step.Hier, "bericht", StepOf(step, e.Wait).Text("soort"), $"{Titel(step, e.Wait)}: {Antwoord(e, stimulus)}", e),
        WaitClosed { Wait.Soort: WaitSoort.Document } e => Line(step.Hier, "document", null, $"{Titel(step, e.Wait)}: klaar", e),
        WaitOpened { Wait.Soort: WaitSoort.Incident } e => Line(step.Hier, "incident", null, $"{Stap(step, e.Wait)} kon niet verder", e),
        WaitClosed { Wait.Soort: WaitSoort.Incident } e => Line(step.Hier, "incident", Reden(stimulus), Opgelost(e, step, Reden(stimulus)), e),
        WaitClosed { Wait.Soort: WaitSoort.Event or WaitSoort.Opdracht } e => Line(step.Hier, "bericht", null, $"{Titel(step, e.Wait)}: gemeld", e),
        WaitCancelled { Wait.Soort: WaitSoort.Incident } e => Line(step.Hier, "vervallen", null, $"{Stap(step, e.Wait)} kon niet verder: niet meer van belang", e),
        WaitCancelled e => Line(step.Hier, "vervallen", null, $"{Titel(step, e.Wait)}: niet meer nodig", e),
        MijlpaalReached e => Line(step.Date(e.Datum, e.Hier), "mijlpaal", e.Mijlpaal, Mijlpalen.Label(e.Mijlpaal), e),
        MeldingQueued e => Line(step.Hier, "melding", e.Mijlpaal, $"Melding voor VDAB: {Mijlpalen.Label(e.Mijlpaal)}", e),
        DocumentRequested e => Line(step.Hier, "document", e.Document, $"{e.Titel} gevraagd voor {e.Ontvanger}", e),
        FeitSet { Id: "" } e when e.Feit.Soort is FeitSoort.Datum or FeitSoort.Getal => Line(step.Hier, "feit", e.Naam, $"{Feiten.Label(e.Naam)}: {Value(e.Feit)}", e),
        JournalNote e => Line(step.Hier, "notitie", null, e.Tekst, e),
        TrajectMoved e => Line(step.Hier, "verhuizing", null, e.IsTerug ? $"Terug op versie {e.Versie} van de flow “{e.Naam}”" : $"Verhuisd naar versie {e.Versie} van de flow “{e.Naam}”", e),
        WaitMoved e => Moved(e, step) is { } zin ? Line(step.Hier, "verhuizing", null, zin, e) : null,
        TrajectEnded e => Line(step.Hier, "einde", e.Uitkomst, "Traject afgerond", e),
        _ => null,
    };

    private static Gebeurtenis Line(DateOnly datum, string soort, string? code, string titel, Effect effect) => new(datum, soort, code, titel, effect.Pad);

    private static string? Moved(WaitMoved e, StepWriting step)
    {
        var (oud, nieuw) = (WachtDatum.Of(step.Before, e.Oud).Datum, WachtDatum.Of(step.State, e.Wait).Datum);
        var naam = e.OudeTitel == e.Titel ? $"“{e.Titel}”" : $"“{e.OudeTitel}” heet nu “{e.Titel}”";
        return oud != nieuw ? $"{naam}: {Dag(oud)} wordt {Dag(nieuw)}" : e.OudeTitel == e.Titel ? null : naam;
    }

    private static string Dag(DateOnly? dag) => dag?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "geen datum";

    private static string Onderbreking(string uitkomst) => uitkomst switch
    {
        "Stopgezet" => "stopgezet",
        "JobGevonden" => "job gevonden",
        "Geweigerd" => "geweigerd",
        "NietToegelaten" => "niet toegelaten",
        _ => uitkomst,
    };

    private static string Opgelost(WaitClosed incident, StepWriting step, string? reden)
    {
        var zin = incident.Uitkomst switch
        {
            Uitweg.Opnieuw => $"{Stap(step, incident.Wait)} opnieuw geprobeerd",
            Uitweg.Overslaan => $"{Stap(step, incident.Wait)} overgeslagen",
            _ => $"Traject beëindigd bij stap “{Titel(step, incident.Wait)}”",
        };
        return IncidentReden.Find(reden) is { } woorden ? $"{zin}: {woorden}" : zin;
    }

    private static string? Reden(Stimulus stimulus) => stimulus is Resume { Waarde: { } waarde } ? waarde.Trim('"') : null;

    private static string Stap(StepWriting step, OpenWait wait) => $"Stap “{Titel(step, wait)}”";

    private static string Antwoord(WaitClosed bericht, Stimulus stimulus) => VdabBeslissing.Find(stimulus, bericht.Wait.Id) is { } vdab
        ? $"VDAB antwoordde {bericht.Uitkomst} op {Web.Datum.Cijfers(vdab.Datum)} ({vdab.Kenmerk})"
        : bericht.Uitkomst == Stimuli.TeLaat ? "geen antwoord op tijd" : bericht.Uitkomst;

    private static string Gedaan(string uitkomst) => uitkomst == Stimuli.Klaar ? "gedaan" : $"gedaan ({uitkomst})";

    private static string Titel(StepWriting step, OpenWait wait) => Gevolgen.Titel(step.Flows, wait);

    private static string? Code(StepWriting step, OpenWait wait) => StepOf(step, wait).Text("code");

    private static Step StepOf(StepWriting step, OpenWait wait) => step.Flows.Get(wait.Flow).GetStep(wait.Stap);

    private static string Value(Feit feit) => feit.AsDatum?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? feit.Tekst;
}
