using System.Text.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>The row of a deelnemer whom this person may see; <see cref="Contact"/> is sealed (Luik.Persoon).</summary>
internal sealed record DeelnemerRij(string Id, string Voornaam, string Naam, byte[] Contact, long Revisie)
{
    /// <exception cref="NotFound">It is not there, or not for this person.</exception>
    public static async Task<DeelnemerRij> GetAsync(Db db, CurrentUser user, string id) => await db.FindAsync<DeelnemerRij>(
        $"SELECT d.id, d.voornaam, d.naam, d.contact, d.revisie FROM deelnemer d WHERE d.id = @id AND EXISTS (SELECT 1 FROM traject t WHERE t.deelnemer = d.id AND {Zicht.Sql})",
        user.ZichtArgs(new { id })) ?? throw new NotFound("Deze deelnemer bestaat niet, of je mag de gegevens niet zien.");
}

/// <summary>Changes the name and contact data of a deelnemer.</summary>
internal sealed class ChangeDeelnemer(Db db, Klok klok, Kluis kluis)
{
    /// <exception cref="RuleBroken">A name is missing or a date cannot be.</exception>
    /// <exception cref="Moved">Somebody else changed it after <paramref name="revisie"/>.</exception>
    public async Task RunAsync(CurrentUser user, string id, long revisie, string voornaam, string naam, Contact contact)
    {
        user.Require(Right.WijzigtTraject);
        await DeelnemerRij.GetAsync(db, user, id);
        if (string.IsNullOrWhiteSpace(voornaam))
            throw new RuleBroken("Vul de voornaam in.", "Voornaam");
        if (string.IsNullOrWhiteSpace(naam))
            throw new RuleBroken("Vul de naam in.", "Naam");

        (voornaam, naam) = (voornaam.Trim(), naam.Trim());
        var verzegeld = kluis.Seal(Luik.Persoon, JsonSerializer.Serialize(contact.Checked(klok.Vandaag)));
        await db.WriteAsync(
        [
            new(
                "UPDATE deelnemer SET voornaam = @voornaam, naam = @naam, zoek = @zoek, contact = @verzegeld, revisie = revisie + 1 WHERE id = @id AND revisie = @revisie",
                new { id, revisie, voornaam, naam, zoek = Zoekwoord.Of($"{voornaam} {naam}"), verzegeld },
                1),
            VerwerkingsLog.Looked(user.Id, null, "deelnemer-gewijzigd", klok.Now),
        ]);
    }
}
