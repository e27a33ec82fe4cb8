using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Vdab;

/// <summary>
/// Every notification is one row with its number, its version and the bytes that will leave, in the step's own transaction. An adverse one is held, with a taak to
/// read it and to tell the deelnemer (S13).
/// </summary>
public sealed class MeldingRows : IEffectWriter
{
    public IEnumerable<Statement> Write(Effect effect, StepWriting step) => effect is MeldingQueued e ? Rows(e, step) : [];

    private static IEnumerable<Statement> Rows(MeldingQueued e, StepWriting step)
    {
        var body = new MeldingBody(
            Guid.CreateVersion7(step.Now).ToString(), step.Traject.Id, step.Traject.Organisatie, step.Traject.Deelnemer, e.Mijlpaal, step.NextMelding(e.Mijlpaal),
            step.Date(e.Datum, e.Hier), MeldingBody.Wire(e.Mijlpaal, e.Uitkomst), step.NextSequence(), $"{step.Traject.Id}/{step.JournaalNr}", step.Now);
        var held = Mijlpalen.IsAdverse(body.Mijlpaal, body.Uitkomst);
        yield return Insert(body, held ? "VASTGEHOUDEN" : "KLAAR");
        if (held)
            yield return Taak(body, e.Pad, step);
    }

    private static Statement Insert(MeldingBody body, string status) => new(
        """
        INSERT INTO melding (id, traject, sequence, mijlpaal, versie, datum, uitkomst, body, status, volgende, aangemaakt)
        VALUES (@Id, @Traject, @Sequence, @Mijlpaal, @Versie, @Datum, @Uitkomst, @bytes, @status, @Vastgelegd, @Vastgelegd)
        """,
        new { body.Id, body.Traject, body.Sequence, body.Mijlpaal, body.Versie, body.Datum, body.Uitkomst, bytes = body.Write(), status, body.Vastgelegd });

    // Its page is the melding's own; code says which.
    private static Statement Taak(MeldingBody body, string pad, StepWriting step) => new(
        """
        INSERT INTO taak (id, traject, wacht, soort, pad, titel, rol, formulier, code, medewerker, status, termijn, escalatie, outreach, geopend)
        VALUES (@id, @Traject, NULL, 'voorlezen', @pad, @titel, 'coach', 'voorlezen', @melding, @coach, 'open', @termijn, @escalatie, 0, @Now)
        """,
        new
        {
            id = Guid.CreateVersion7(step.Now).ToString(),
            body.Traject,
            pad,
            titel = $"Lees de melding “{Mijlpalen.Label(body.Mijlpaal)}” en vertel het aan de deelnemer",
            melding = body.Id,
            coach = step.Traject.Coach,
            termijn = Werkdagen.Add(step.Hier, 2),
            // It holds up what comes after it: from the third werkdag on it is the coordinator's too.
            escalatie = Werkdagen.Add(step.Hier, 3),
            step.Now,
        });
}
