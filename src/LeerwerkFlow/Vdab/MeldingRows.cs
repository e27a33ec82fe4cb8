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
    public IEnumerable<Statement> Write(Effect effect, StepWriting step) => effect switch
    {
        MeldingQueued e => Rows(Body(step, e.Mijlpaal, e.Uitkomst, step.Date(e.Datum, e.Hier)), (e.Datum, e.Hier), e.Pad, step, toMe: false),
        MeldingRedated e => Rows(Body(step, e.Mijlpaal, e.Uitkomst, e.Datum) with { Vervangt = e.Id }, (e.Formule, e.Hier), e.Pad, step, e.Verteld),
        _ => [],
    };

    private static MeldingBody Body(StepWriting step, string mijlpaal, string? uitkomst, DateOnly datum) => new(
        "", step.Traject.Id, step.Traject.Organisatie, step.Traject.Deelnemer, mijlpaal, step.NextMelding(mijlpaal),
        datum, MeldingBody.Wire(mijlpaal, uitkomst), step.NextSequence(), $"{step.Traject.Id}/{step.JournaalNr}", step.Now);

    private static IEnumerable<Statement> Rows(MeldingBody body, (string Formule, DateOnly Hier) bron, string pad, StepWriting step, bool toMe)
    {
        body = body.Named();
        var held = toMe || Mijlpalen.IsAdverse(body.Mijlpaal, body.Uitkomst);
        yield return Insert(body, held ? "VASTGEHOUDEN" : "KLAAR", bron.Formule, bron.Hier);
        if (held)
            yield return Taak(body, pad, step.Traject.Coach, step.Hier);
    }

    /// <summary>The row of a melding with the bytes that will leave.</summary>
    /// <param name="formule">What its date was read from; null: a person gave it.</param>
    internal static Statement Insert(MeldingBody body, string status, string? formule, DateOnly? hier) => new(
        """
        INSERT INTO melding (id, traject, sequence, mijlpaal, versie, vervangt, soort, datum, uitkomst, body, status, volgende, aangemaakt, formule, hier)
        VALUES (@Id, @Traject, @Sequence, @Mijlpaal, @Versie, @Vervangt, @soort, @Datum, @Uitkomst, @bytes, @status, @Vastgelegd, @Vastgelegd, @formule, @hier)
        """,
        new
        {
            body.Id,
            body.Traject,
            body.Sequence,
            body.Mijlpaal,
            body.Versie,
            body.Vervangt,
            soort = body.Intrekking ? "INTREKKING" : "MELDING",
            body.Datum,
            body.Uitkomst,
            bytes = Contract.Checked(body.Write()),
            status,
            body.Vastgelegd,
            formule,
            hier,
        });

    /// <summary>The taak of a held one, for the coach. Its page is the melding's own; code says which.</summary>
    /// <param name="vandaag">The local day; the term counts from the day after.</param>
    internal static Statement Taak(MeldingBody body, string pad, string? coach, DateOnly vandaag) => new(
        """
        INSERT INTO taak (id, traject, wacht, soort, pad, titel, rol, formulier, code, medewerker, status, termijn, escalatie, outreach, geopend)
        VALUES (@id, @Traject, NULL, 'voorlezen', @pad, @titel, 'coach', 'voorlezen', @melding, @coach, 'open', @termijn, @escalatie, 0, @Vastgelegd)
        """,
        new
        {
            id = Guid.CreateVersion7(body.Vastgelegd).ToString(),
            body.Traject,
            pad,
            titel = $"Lees de {(body.Intrekking ? "intrekking van de melding" : body.Vervangt is null ? "melding" : "verbetering van de melding")} “{Mijlpalen.Label(body.Mijlpaal)}” en vertel het aan de deelnemer",
            melding = body.Id,
            coach,
            termijn = Werkdagen.Add(vandaag, 2),
            // It holds up what comes after it: from the third werkdag on it is the coordinator's too.
            escalatie = Werkdagen.Add(vandaag, 3),
            body.Vastgelegd,
        });
}
