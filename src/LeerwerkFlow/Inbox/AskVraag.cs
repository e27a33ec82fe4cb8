using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>Asks a colleague something about a taak. It stays with its owner, who reads the answer there; the colleague gets the question, not the dossier.</summary>
public sealed class AskVraag(Db db, Klok klok, Kluis kluis, ReadTaak read, VierOgen vierOgen)
{
    /// <summary>A colleague who can be asked today.</summary>
    public sealed record Collega(string Id, string Naam, string Rollen);

    /// <summary>Who can be asked: has an inbox in the same LWB, and is not away.</summary>
    public async Task<IReadOnlyList<Collega>> ChoicesAsync(CurrentUser user, Taak taak, CancellationToken ct = default) =>
        [.. (await db.QueryAsync<Collega>(
            """
            SELECT m.id, m.naam, m.rollen FROM medewerker m WHERE m.actief = 1 AND m.organisatie = @Organisatie AND m.id <> @wie
              AND NOT EXISTS (SELECT 1 FROM afwezigheid a WHERE a.medewerker = m.id AND a.van <= @Vandaag AND a.tot >= @Vandaag) ORDER BY m.naam
            """,
            new { taak.Organisatie, wie = user.Id, klok.Vandaag },
            ct)).Where(c => Rights.May(Roles.Parse(c.Rollen), Right.ZietPostvak))];

    /// <exception cref="Moved">The taak was closed, or given to somebody else, since it was read.</exception>
    /// <exception cref="RuleBroken">It is not this person's to do, there is no question or colleague, a question is open, or the colleague did the step before it.</exception>
    public async Task RunAsync(CurrentUser user, string id, long revisie, string? aan, string? tekst, CancellationToken ct = default)
    {
        var taak = await read.GetAsync(user, id, ct);
        CompleteTaak.Refuse(user, taak, revisie);
        var collega = (await ChoicesAsync(user, taak, ct)).FirstOrDefault(c => c.Id == aan) ?? throw new RuleBroken("Kies een collega die er vandaag is.", "Aan");
        var vraag = Text(tekst, "Schrijf je vraag.");
        if ((await vierOgen.DoersAsync(taak, ct)).Contains(collega.Id))
            throw new RuleBroken($"{collega.Naam} deed de stap ervoor, en hier kijkt een tweede persoon. Vraag het aan iemand anders.", "Aan");
        if (await db.FindAsync<string>("SELECT id FROM vraag WHERE taak = @id AND status = 'open'", new { id }, ct) is not null)
            throw new RuleBroken("Er staat al een vraag open bij deze taak. Wacht op het antwoord, of trek ze eerst in.");

        // With the revision, so that a taak that closes at this moment gets no question.
        await db.WriteAsync(
            [new(
                "INSERT INTO vraag (id, taak, van, aan, vraag, gesteld, status) SELECT @vraagId, k.id, @van, @aan, @vraag, @Now, 'open' FROM taak k WHERE k.id = @id AND k.status = 'open' AND k.revisie = @revisie",
                new { vraagId = Guid.CreateVersion7(klok.Now).ToString("N"), van = user.Id, aan = collega.Id, vraag = kluis.Seal(Luik.Persoon, vraag), klok.Now, id, revisie },
                ExpectedRows: 1)],
            ct);
    }

    /// <summary>The text without what surrounds it.</summary>
    /// <exception cref="RuleBroken">Nothing was written, or too much.</exception>
    internal static string Text(string? tekst, string leeg) => tekst?.Trim() switch
    {
        null or "" => throw new RuleBroken(leeg, "Tekst"),
        { Length: > Vraag.Langst } => throw new RuleBroken($"Maak de tekst korter: hoogstens {Vraag.Langst} tekens.", "Tekst"),
        var goed => goed,
    };
}
