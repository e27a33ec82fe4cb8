using System.Text.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Demo;

/// <summary>
/// What people did meanwhile with letters and with held meldingen: letters are made, those of the past were read and sent, and an adverse melding of long ago was told
/// to the deelnemer and released, and incidents were looked at. What is recent still waits for somebody.
/// </summary>
internal sealed class DemoAfloop(Db db, Klok klok, Kluis kluis, RenderDocument render)
{
    private const int DagenGeleden = 6;

    public async Task RunAsync(CancellationToken ct)
    {
        await render.RunAsync(ct);
        await SendAsync(ct);
        await ReleaseAsync(ct);
        await LookAsync(ct);
    }

    // A letter that the flow still waits for stays where it is, and so does one of these days.
    private async Task SendAsync(CancellationToken ct)
    {
        // zicht: done by the system itself, on fictitious people.
        var rows = await db.QueryAsync<Rij>(
            $"""
            SELECT {DocumentRow.Columns}, t.coach FROM document b JOIN traject t ON t.id = b.traject
            WHERE b.status = 'gemaakt' AND b.datum <= @tot AND t.coach IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM wacht w WHERE w.traject = b.traject AND w.id = b.aanleiding AND w.status = 'open')
            """,
            new { tot = klok.Vandaag.AddDays(-DagenGeleden) },
            ct);
        await db.WriteAsync([.. rows.Select(Send)], ct);
    }

    private static Statement Send(Rij rij)
    {
        var document = rij.Document;
        var op = Werkdagen.Add(document.Datum, 1);
        var getekend = DocumentRow.Ondertekenaars.Keys.Take(document.Nodig).Select(wie => new Handtekening(wie, op, "OP_PAPIER", rij.Coach)).ToArray();
        return new(
            """
            UPDATE document SET status = @status, handtekeningen = @handtekeningen, nagelezen_door = @wie, verstuurd = @verstuurd, revisie = revisie + 1
            WHERE id = @Id AND revisie = @Revisie
            """,
            new
            {
                status = document.Nodig > 0 ? "ontvangen" : "verstuurd",
                handtekeningen = JsonSerializer.Serialize(getekend),
                wie = document.Nalezen ? rij.Coach : null,
                verstuurd = BrusselsTime.StartOf(op).AddHours(10),
                document.Id,
                document.Revisie,
            },
            ExpectedRows: 1);
    }

    private async Task ReleaseAsync(CancellationToken ct)
    {
        // zicht: same.
        var held = await db.QueryAsync<Held>(
            "SELECT n.id, t.coach, t.organisatie FROM melding n JOIN traject t ON t.id = n.traject WHERE n.status = 'VASTGEHOUDEN' AND n.datum <= @tot AND t.coach IS NOT NULL ORDER BY n.id",
            new { tot = klok.Vandaag.AddDays(-DagenGeleden) },
            ct);
        foreach (var melding in held)
            await new ReleaseMelding(db, klok, new CurrentUser(melding.Coach, melding.Coach, melding.Organisatie, Roles.Parse("coach"))).RunAsync(melding.Id, "GESPREK", ct);
    }

    private async Task LookAsync(CancellationToken ct)
    {
        // zicht: same.
        var incidenten = await db.QueryAsync<Incident>(
            "SELECT id, traject, medewerker, termijn FROM taak WHERE soort = 'incident' AND wacht IS NULL AND status = 'open' AND medewerker IS NOT NULL AND termijn <= @tot", new { tot = klok.Vandaag }, ct);
        await db.WriteAsync([.. incidenten.SelectMany(Look)], ct);
    }

    private IEnumerable<Statement> Look(Incident incident)
    {
        var now = BrusselsTime.StartOf(incident.Termijn).AddHours(10);
        yield return new(
            "UPDATE taak SET status = 'klaar', uitkomst = 'Klaar', gesloten = @now, gesloten_door = @Medewerker, revisie = revisie + 1 WHERE id = @Id AND status = 'open'",
            new { now, incident.Medewerker, incident.Id },
            ExpectedRows: 1);
        yield return new(
            "INSERT INTO antwoord (taak, traject, formulier, inhoud, bewaard, door) VALUES (@Id, @Traject, 'incident', @inhoud, @now, @Medewerker)",
            new { incident.Id, incident.Traject, inhoud = kluis.Seal(Luik.Persoon, """{"gedaan":"Nagekeken: er moest niets opnieuw gebeuren."}"""), now, incident.Medewerker });
    }

    private sealed record Incident(string Id, string Traject, string Medewerker, DateOnly Termijn);

    private sealed record Held(string Id, string Coach, string Organisatie);

    private sealed record Rij(
        string Id, string Traject, string Aanleiding, string Sjabloon, string Code, string Titel, string Ontvanger, string Kanaal, bool Nalezen, string WachtOp, string Status,
        string Handtekeningen, DateOnly Datum, long Revisie, string Coach)
    {
        public DocumentRow Document => new(Id, Traject, Aanleiding, Sjabloon, Code, Titel, Ontvanger, Kanaal, Nalezen, WachtOp, Status, Handtekeningen, Datum, Revisie);
    }
}
