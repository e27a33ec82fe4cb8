using System.Text.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Documenten.Iup;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Documenten.Post;

/// <summary>
/// A person has a document mailed: the row that <see cref="SendMail"/> sends, with its whole message, is written with the document's revision. Asking again closes the link of the mail before.
/// </summary>
public sealed class MailDocument(Db db, Klok klok, Kluis kluis, MailKanaal kanaal, CurrentUser user)
{
    /// <exception cref="RuleBroken">Mail is off, the address is none, the document cannot leave by mail now, or nobody could open it.</exception>
    /// <exception cref="Moved">Somebody did something with the document first.</exception>
    public async Task RunAsync(string id, long revisie, string? adres, CancellationToken ct = default)
    {
        user.Require(Right.ZietDocumenten);
        var document = await db.FindAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b JOIN traject t ON t.id = b.traject WHERE b.id = @id AND {Zicht.Sql}", user.ZichtArgs(new { id }), ct)
            ?? throw new NotFound();
        var rij = (await db.FindAsync<Rij>(
            """
            SELECT o.naam, o.telefoon, d.contact, b.ingetrokken, (SELECT m.status FROM mail m WHERE m.document = b.id AND m.gesloten IS NULL) AS mail,
              CASE WHEN EXISTS (SELECT 1 FROM documentversie v WHERE v.document = b.id) THEN 1 ELSE 0 END AS bewerkt
            FROM document b JOIN traject t ON t.id = b.traject JOIN organisatie o ON o.id = t.organisatie JOIN deelnemer d ON d.id = t.deelnemer WHERE b.id = @id
            """,
            new { id },
            ct))!;
        Check(document, rij);
        await StandaardIup.CheckGezienAsync(db, kluis, document, ct);
        var naar = MailAdres.Read(adres);
        if (Leeslink.AsksGeboortedatum(document.Ontvanger) && Geboortedatum(kluis, rij.Contact) is null)
            throw new RuleBroken("We weten de geboortedatum niet, en daarmee gaat de link open. Vul ze eerst in bij de contactgegevens van de deelnemer.");

        var mail = Guid.CreateVersion7(klok.Now).ToString("N");
        var token = Linkcode.New();
        var tot = klok.Vandaag.AddDays(Leeslink.Dagen);
        var bericht = new MailTekst($"{mail}@{kanaal.Van.Split('@')[1]}", kanaal.Van, rij.Naam, rij.Telefoon, naar, document.Ontvanger, document.Traject, kanaal.Link(token), tot, klok.Now);
        await db.WriteAsync(
        [
            new("UPDATE document SET revisie = revisie + 1 WHERE id = @id AND revisie = @revisie", new { id, revisie }, ExpectedRows: 1),
            new("UPDATE mail SET gesloten = @nu WHERE document = @id AND gesloten IS NULL", new { id, nu = klok.Now }),
            new(
                """
                INSERT INTO mail (id, document, message_id, adres, bericht, status, volgende, gevraagd, gevraagd_door, link, geldig_tot)
                VALUES (@mail, @id, @messageId, @naar, @bericht, 'klaar', @nu, @nu, @wie, @link, @tot)
                """,
                new
                {
                    mail,
                    id,
                    messageId = bericht.Id,
                    naar = kluis.Seal(Luik.Persoon, naar),
                    bericht = kluis.Seal(Luik.Persoon, bericht.Write()),
                    nu = klok.Now,
                    wie = user.Id,
                    link = Linkcode.HashOf(token),
                    tot,
                }),
            VerwerkingsLog.Looked(user.Id, document.Traject, "document-gemaild", klok.Now),
        ], ct);
    }

    /// <summary>What opens the link of a document about this deelnemer; null when it is not known.</summary>
    internal static DateOnly? Geboortedatum(Kluis kluis, byte[] contact) => JsonSerializer.Deserialize<Contact>(kluis.Open(Luik.Persoon, contact))!.Geboortedatum;

    private void Check(DocumentRow document, Rij rij)
    {
        if (!kanaal.IsOn)
            throw new RuleBroken("Mailen staat hier uit. Mail het document zelf.");
        if (document.MustBeRead)
            throw new RuleBroken("Lees het document eerst na en keur het goed.");
        if (document.Kanaal != "e-mail" || document.Nodig > 0 || rij.Ingetrokken is not null || !(document.IsReady || document.Status is "verstuurd" or "ontvangen"))
            throw new RuleBroken("Dit document kan nu niet gemaild worden.");
        if (rij.Bewerkt)
            throw new RuleBroken("Dit document is aangepast in Word, en de link toont zoiets niet. Download de nieuwste versie en mail of geef ze zelf.");
        if (rij.Mail == "klaar")
            throw new RuleBroken("De mail over dit document vertrekt al.");
    }

    private sealed record Rij(string Naam, string? Telefoon, byte[] Contact, DateTimeOffset? Ingetrokken, string? Mail, bool Bewerkt);
}
