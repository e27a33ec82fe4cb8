using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox.Weergaven;

/// <summary>Keeps a filter of the inbox under a name, or gives one's own another name.</summary>
public sealed class SaveWeergave(Db db, ReadWeergaven read)
{
    private const int MostLetters = 60;
    private const int MostVraag = 400;
    private const int Most = 30;

    /// <param name="id">The weergave to rename, of this person; null for a new one.</param>
    /// <param name="vraag">The filter as it stands in the address; left as it is when an old one is renamed.</param>
    /// <param name="gedeeld">True: colleagues of the same leerwerkbedrijf see it too.</param>
    /// <exception cref="RuleBroken">The name is empty, too long or in use, or there are too many.</exception>
    /// <exception cref="NotFound">It is gone, or another's.</exception>
    public async Task RunAsync(CurrentUser user, string? id, string? naam, string vraag, bool gedeeld, CancellationToken ct = default)
    {
        var own = (await read.ListAsync(user, ct)).Where(w => w.Medewerker == user.Id).ToList();
        if (id is not null && own.TrueForAll(w => w.Id != id))
            throw new NotFound("Deze weergave is er niet meer.");
        var schoon = string.Join(' ', (naam ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var sleutel = Zoekwoord.Of(schoon);
        if (sleutel.Length == 0)
            throw new RuleBroken("Geef de weergave een naam.", "Naam");
        if (schoon.Length > MostLetters)
            throw new RuleBroken($"Maak de naam korter: hoogstens {MostLetters} tekens. Nu zijn het er {schoon.Length}.", "Naam");
        if (own.Find(w => w.Id != id && Zoekwoord.Of(w.Naam) == sleutel) is { } dubbel)
            throw new RuleBroken($"Je hebt al een weergave “{dubbel.Naam}”. Kies een andere naam, of verwijder eerst die weergave.", "Naam");
        if (id is null && own.Count >= Most)
            throw new RuleBroken($"Je hebt al {Most} weergaven. Verwijder er eerst een die je niet meer gebruikt.", "Naam");
        if (vraag.Length > MostVraag)
            throw new RuleBroken("De tekst in je filter is te lang om te bewaren. Maak hem korter.", "Naam");
        if (gedeeld && (user.Organisatie is null || !user.May(Right.ZietTeam)))
            throw new RuleBroken("Alleen een coach of coördinator van een leerwerkbedrijf deelt een weergave.", "Naam");

        await db.WriteAsync([id is null ? Add(user, schoon, sleutel, vraag, gedeeld) : Change(user, id, schoon, sleutel, gedeeld)], ct);
    }

    // Saved twice at once: the second finds the key taken, and is told that somebody was first.
    private static Statement Add(CurrentUser user, string naam, string sleutel, string vraag, bool gedeeld) => new(
        """
        INSERT INTO weergave (id, medewerker, organisatie, naam, sleutel, gedeeld, vraag) VALUES (@id, @wie, @Organisatie, @naam, @sleutel, @gedeeld, @vraag)
        ON CONFLICT (medewerker, sleutel) DO NOTHING
        """,
        new { id = Guid.NewGuid().ToString("N"), wie = user.Id, user.Organisatie, naam, sleutel, gedeeld, vraag },
        ExpectedRows: 1);

    private static Statement Change(CurrentUser user, string id, string naam, string sleutel, bool gedeeld) => new(
        """
        UPDATE weergave SET naam = @naam, sleutel = @sleutel, gedeeld = @gedeeld WHERE id = @id AND medewerker = @wie
          AND NOT EXISTS (SELECT 1 FROM weergave a WHERE a.medewerker = @wie AND a.sleutel = @sleutel AND a.id <> @id)
        """,
        new { id, wie = user.Id, naam, sleutel, gedeeld },
        ExpectedRows: 1);
}
