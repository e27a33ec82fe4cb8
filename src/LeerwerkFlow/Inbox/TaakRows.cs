using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Inbox;

/// <summary>
/// Human tasks as rows: a taak opens, moves and closes in the same transaction as its wait. A wait for a message has a taak too, by which the coach can type in an answer that
/// came by post or telephone.
/// </summary>
/// <remarks>S16: a taak for a promotor or instructeur without an account is the coach's, who records with whom it was filled in.</remarks>
public sealed class TaakRows : IEffectWriter
{
    private const string Bericht = "bericht-registreren";

    // The coach is read in the transaction itself: the same step may have appointed one.
    private const string Insert =
        """
        INSERT INTO taak (id, traject, wacht, soort, pad, titel, rol, formulier, code, medewerker, status, termijn, herinnering, escalatie, vier_ogen_met, outreach, geopend)
        SELECT @id, t.id, @wacht, @soort, @pad, @titel, @rol, @formulier, @code,
          CASE WHEN @rol = 'coach' THEN t.coach
               WHEN @rol IN ('promotor', 'instructeur') AND NOT EXISTS (
                 SELECT 1 FROM medewerker m WHERE m.organisatie = t.organisatie AND m.actief = 1 AND ',' || m.rollen || ',' LIKE '%,' || @rol || ',%') THEN t.coach END,
          'open', @termijn, @herinnering, @escalatie, @vierOgenMet, @outreach, @geopend
        FROM traject t WHERE t.id = @traject
        """;

    public IEnumerable<Statement> Write(Effect effect, StepWriting step) => effect switch
    {
        TaakOpened e => [Open(e, step)],
        BerichtAwaited e => [Open(e, step)],
        WaitRedated { Wait.Soort: WaitSoort.Taak or WaitSoort.Bericht } e => [Redate(e, step)],
        WaitMoved { Wait.Soort: WaitSoort.Taak or WaitSoort.Bericht or WaitSoort.Incident } e => [Move(e, step)],
        WaitClosed { Wait.Soort: WaitSoort.Taak or WaitSoort.Incident } e => [Close(e, step, "klaar", null)],
        WaitClosed { Wait.Soort: WaitSoort.Bericht } e => [Close(e, step, "geannuleerd", e.Uitkomst == Stimuli.TeLaat ? "de laatste dag is voorbij" : "het bericht is binnengekomen")],
        WaitCancelled { Wait.Soort: WaitSoort.Taak or WaitSoort.Bericht or WaitSoort.Incident } e => [Cancel(e, step)],
        WaitOpened { Wait.Soort: WaitSoort.Incident } e => [IncidentTaak.Open(e, step)],
        IncidentRaised e => [IncidentTaak.Explain(e, step)],
        _ => [],
    };

    private static Statement Open(TaakOpened e, StepWriting step)
    {
        var wait = step.State.Waits.GetValueOrDefault(e.Pad);
        return New(step, e, "stap", e.Titel, e.Rol, e.Formulier, e.Code, new Termijnen(step, wait, e.Herinnering, e.Escalatie), e.VierOgenMet, e.Outreach);
    }

    private static Statement Open(BerichtAwaited e, StepWriting step)
    {
        var wait = step.State.Waits.GetValueOrDefault(e.Pad);
        return New(step, e, "bericht", e.Titel, "coach", Bericht, e.Code, new Termijnen(step, wait, null, null), null, outreach: false);
    }

    private static Statement New(
        StepWriting step, Effect e, string soort, string titel, string rol, string formulier, string? code, Termijnen termijnen, string? vierOgenMet, bool outreach) => new(
        Insert,
        new
        {
            id = Guid.CreateVersion7(step.Now).ToString(),
            traject = step.Traject.Id,
            wacht = e.Id,
            soort,
            pad = e.Pad,
            titel,
            rol,
            formulier,
            code,
            termijn = termijnen.Termijn,
            herinnering = termijnen.Herinnering,
            escalatie = termijnen.Escalatie,
            vierOgenMet,
            outreach,
            geopend = step.Now,
        },
        ExpectedRows: 1);

    // A moved date is read again by RemindTaken, so what was said about the old one goes. The revision stays: nobody's form grows old by it.
    private static Statement Redate(WaitRedated e, StepWriting step)
    {
        var stap = step.Flows.Get(e.Wait.Flow).GetStep(e.Wait.Stap);
        var termijnen = new Termijnen(step, e.Wait, stap.Text("herinnering"), stap.Text("escalatie"));
        return new(
            """
            UPDATE taak SET termijn = @termijn, herinnering = @herinnering, escalatie = @escalatie, opvolging = CASE WHEN termijn = @termijn THEN opvolging END
            WHERE traject = @traject AND wacht = @wacht AND status = 'open'
            """,
            new { termijn = e.Datum.Datum, herinnering = termijnen.Herinnering, escalatie = termijnen.Escalatie, traject = step.Traject.Id, wacht = e.Id },
            ExpectedRows: 1);
    }

    // Who has it and what was typed stay with the taak. A form that was open in a browser only grows old when the questions are others.
    private static Statement Move(WaitMoved e, StepWriting step)
    {
        var stap = step.Flows.Get(e.Wait.Flow).GetStep(e.Wait.Stap);
        var (isTaak, isIncident) = (e.Wait.Soort == WaitSoort.Taak, e.Wait.Soort == WaitSoort.Incident);
        var termijnen = new Termijnen(step, e.Wait, isTaak ? stap.Text("herinnering") : null, isTaak ? stap.Text("escalatie") : null);
        var drawn = isTaak
            ? "titel = @Titel, rol = @rol, formulier = @formulier, vier_ogen_met = @vierOgenMet, outreach = @outreach, revisie = revisie + CASE WHEN formulier = @formulier THEN 0 ELSE 1 END, "
            : isIncident ? "" : "titel = @Titel, ";
        var dated = isIncident ? "" : "code = @code, termijn = @termijn, herinnering = @herinnering, escalatie = @escalatie, opvolging = CASE WHEN termijn = @termijn THEN opvolging END, ";
        return new(
            $"UPDATE taak SET {drawn}{dated}wacht = @Id, pad = @Pad WHERE traject = @traject AND wacht = @oud AND status = 'open'",
            new
            {
                e.Id,
                e.Pad,
                e.Titel,
                rol = stap.Text("rol") ?? "coach",
                formulier = stap.Text("formulier") ?? "",
                vierOgenMet = stap.Text("vierOgenMet"),
                outreach = stap.Flag("outreach"),
                code = stap.Text("code"),
                termijn = termijnen.Termijn,
                herinnering = termijnen.Herinnering,
                escalatie = termijnen.Escalatie,
                traject = step.Traject.Id,
                oud = e.Oud.Id,
            },
            ExpectedRows: 1);
    }

    // Nothing to close when a person completed the form: their own statement did, with the answers.
    private static Statement Close(WaitClosed e, StepWriting step, string status, string? reden) => new(
        """
        UPDATE taak SET status = @status, uitkomst = @Uitkomst, reden = @reden, gesloten = @Now, gesloten_door = (SELECT m.id FROM medewerker m WHERE m.id = @Actor), revisie = revisie + 1
        WHERE traject = @traject AND wacht = @wacht AND status = 'open'
        """,
        new { status, e.Uitkomst, reden, step.Now, step.Actor, traject = step.Traject.Id, wacht = e.Wait.Id });

    private static Statement Cancel(WaitCancelled e, StepWriting step) => new(
        "UPDATE taak SET status = 'geannuleerd', reden = @reden, gesloten = @Now, revisie = revisie + 1 WHERE traject = @traject AND wacht = @wacht AND status = 'open'",
        new { reden = Words(e.Reden), step.Now, traject = step.Traject.Id, wacht = e.Wait.Id },
        ExpectedRows: 1);

    private static string Words(string reden) => reden switch
    {
        "Stopgezet" => "het traject is stopgezet",
        "JobGevonden" => "de deelnemer heeft werk gevonden",
        "Klaar" => "de fase is klaar",
        _ => FormulierVeldView.OutcomeWords(reden),
    };

    /// <summary>The three dates of a taak; null where the step has no formula or a fact is unknown.</summary>
    private sealed class Termijnen(StepWriting step, OpenWait? wait, string? herinnering, string? escalatie)
    {
        public DateOnly? Termijn => Date(wait?.Formule);

        public DateOnly? Herinnering => Date(herinnering);

        public DateOnly? Escalatie => Date(escalatie);

        private DateOnly? Date(string? formule) =>
            wait is null || formule is null ? null : WachtDatum.Read(step.State, formule, wait.Hier, wait.Beurt, wait.LooptDoor).Datum;
    }
}
