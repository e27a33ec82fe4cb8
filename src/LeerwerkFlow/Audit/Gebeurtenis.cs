using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Audit;

/// <summary>What people read of one effect in the timeline of a traject. Codes, dates and titles from the flow only: no text about a person.</summary>
/// <param name="Soort">Kind, lower case with dashes.</param>
/// <param name="Code">Code of the milestone, timer, document or outcome; or null.</param>
/// <param name="Stap">Place in the flow.</param>
public sealed record Gebeurtenis(string Soort, string? Code, string Titel, string Stap)
{
    /// <summary>The line of an effect; null when another effect of the same step already says it.</summary>
    public static Gebeurtenis? Of(Effect effect, IReadOnlyDictionary<string, string>? titels = null) => effect switch
    {
        WaitOpened e => Opened(e),
        WaitClosed e => new("wacht-voorbij", e.Uitkomst, TitelOf(e.Wait, titels), e.Pad),
        WaitCancelled e => new("wacht-geannuleerd", null, $"{TitelOf(e.Wait, titels)}: geannuleerd ({e.Reden})", e.Pad),
        TaakOpened e => new("taak-geopend", e.Code, e.Titel, e.Pad),
        BerichtAwaited e => new("bericht-verwacht", e.Code ?? e.Bericht, e.Titel, e.Pad),
        ControleAsked e => new("controle", e.Regel, e.Titel, e.Pad),
        DocumentRequested e => new("document-gevraagd", e.Document, e.Titel, e.Pad),
        MijlpaalReached e => new("mijlpaal", e.Mijlpaal, $"Mijlpaal {e.Mijlpaal}", e.Pad),
        MeldingQueued e => new("melding", e.Mijlpaal, e.Uitkomst is null ? $"Melding aan VDAB: {e.Mijlpaal}" : $"Melding aan VDAB: {e.Mijlpaal} ({e.Uitkomst})", e.Pad),
        FeitSet e => new("feit", null, $"{e.Naam} = {e.Feit.Tekst}", e.Pad),
        FaseEntered e => new("fase-begonnen", null, $"Fase begonnen: {e.Titel}", e.Pad),
        FaseLeft e => new("fase-verlaten", e.Uitkomst, $"Fase verlaten: {e.Titel} ({e.Uitkomst})", e.Pad),
        JournalNote e => new("notitie", null, e.Tekst, e.Pad),
        IncidentRaised e => new("incident", null, e.Reden, e.Pad),
        TrajectEnded e => new("traject-beeindigd", e.Uitkomst, $"Traject beëindigd ({e.Uitkomst})", e.Pad),
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "An effect without a line for the journal."),
    };

    // A task, message, document or controle has an effect of its own beside its wait.
    private static Gebeurtenis? Opened(WaitOpened e) =>
        e.Wait.Soort is WaitSoort.Moment or WaitSoort.Event ? new("wacht-geopend", e.Code, e.Titel, e.Pad) : null;

    private static string TitelOf(OpenWait wait, IReadOnlyDictionary<string, string>? titels) => titels?.GetValueOrDefault(wait.Id) ?? wait.Stap;
}
