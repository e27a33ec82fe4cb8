using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Documenten;

/// <summary>
/// The letters that hang on a taak (S12): calling or visiting is the taak, and who does it may have the invitation, the reminder or the talking points made with it.
/// The step names them in <c>brieven</c>.
/// </summary>
public sealed class AskDocument(Db db, Klok klok, FlowVersies versies, Brieven brieven, ReadDossier dossier, CurrentUser user)
{
    /// <summary>A taak in sight and the letters of its step, each with the document that was asked of it.</summary>
    /// <exception cref="NotFound">It is not there, or its dossier is not in sight.</exception>
    public async Task<TaakBrieven> ListAsync(string taak, CancellationToken ct = default)
    {
        user.Require(Right.ZietDocumenten);
        var rij = await db.FindAsync<Rij>(
            $"SELECT k.id, k.traject, k.titel, k.pad, k.outreach, t.flowversie, t.organisatie, d.voornaam || ' ' || d.naam AS deelnemer FROM taak k JOIN traject t ON t.id = k.traject JOIN deelnemer d ON d.id = t.deelnemer WHERE k.id = @taak AND {Zicht.Sql}",
            user.ZichtArgs(new { taak }),
            ct) ?? throw new NotFound();
        var versie = await versies.GetAsync(rij.Flowversie);
        // zicht: the taak was read through zicht.
        var gevraagd = (await db.QueryAsync<DocumentRow>(
            $"SELECT {DocumentRow.Columns} FROM document b WHERE b.traject = @Traject AND b.aanleiding LIKE @begin", new { rij.Traject, begin = Aanleiding(taak, "%") }, ct)).ToDictionary(d => d.Sjabloon);
        return new(rij.Id, rij.Traject, rij.Organisatie, rij.Titel, rij.Deelnemer, rij.Outreach,
            [.. (Fasen.FindStep(versie, rij.Pad)?.List("brieven") ?? []).Select(naam => new TaakDocument(naam, Sjabloon.TitleOf(naam), gevraagd.GetValueOrDefault(naam)))]);
    }

    /// <summary>Asks one of them, once a taak: asking again gives the same document.</summary>
    /// <returns>Id of the document.</returns>
    /// <exception cref="NotFound">The taak is not there, or its dossier is not in sight.</exception>
    /// <exception cref="RuleBroken">The taak has no such letter, or the dossier does not hold yet what it needs.</exception>
    public async Task<string> RunAsync(string taakId, string naam, CancellationToken ct = default)
    {
        var taak = await ListAsync(taakId, ct);
        if (taak.Brieven.All(b => b.Naam != naam))
            throw new RuleBroken("Die brief hoort niet bij deze taak. Kies er een uit de lijst.");

        var sjabloon = (await brieven.OfAsync(taak.Organisatie, ct)).Get(naam);
        var ontvanger = sjabloon.Voor is [var eerste, ..] ? eerste : "deelnemer";
        var document = new DocumentRow(
            Guid.CreateVersion7(klok.Now).ToString(), taak.Traject, Aanleiding(taak.Id, naam), naam, "", Sjabloon.TitleOf(naam), ontvanger, ontvanger == "dossier" ? "dossier" : "post",
            Nalezen: false, "gevraagd", "gevraagd", "[]", klok.Vandaag, 1);
        await TryAsync(sjabloon, document, ct);
        await db.WriteAsync(
            [
                new Statement(
                    """
                    INSERT INTO document (id, traject, aanleiding, sjabloon, code, titel, ontvanger, kanaal, nalezen, wacht_op, status, gevraagd, datum)
                    VALUES (@Id, @Traject, @Aanleiding, @Sjabloon, @Code, @Titel, @Ontvanger, @Kanaal, @Nalezen, @WachtOp, @Status, @Now, @Datum) ON CONFLICT (traject, aanleiding) DO NOTHING
                    """,
                    new
                    {
                        document.Id, document.Traject, document.Aanleiding, document.Sjabloon, document.Code, document.Titel, document.Ontvanger, document.Kanaal, document.Nalezen, document.WachtOp,
                        document.Status, klok.Now, document.Datum,
                    }),
                VerwerkingsLog.Looked(user.Id, document.Traject, "document-gevraagd", klok.Now),
            ],
            ct);
        // zicht: of the taak that was read through zicht.
        return await db.FindAsync<string>("SELECT id FROM document WHERE traject = @Traject AND aanleiding = @Aanleiding", new { document.Traject, document.Aanleiding }, ct) ?? throw new NotFound();
    }

    // Nobody is left with a letter that cannot be made: it is tried before it is asked.
    private async Task TryAsync(Sjabloon sjabloon, DocumentRow document, CancellationToken ct)
    {
        try
        {
            _ = sjabloon.Render(await dossier.RunAsync(document, ct));
        }
        catch (LanguageException e)
        {
            throw new RuleBroken($"De tekst van deze brief klopt niet: {e.Message}. Vraag een coördinator om hem te verbeteren.");
        }
    }

    private static string Aanleiding(string taak, string naam) => $"taak:{taak}:{naam}";

    private sealed record Rij(string Id, string Traject, string Titel, string Pad, bool Outreach, string Flowversie, string Organisatie, string Deelnemer);
}

/// <summary>The letters of one taak.</summary>
/// <param name="Outreach">The taak is a call or a visit.</param>
public sealed record TaakBrieven(string Id, string Traject, string Organisatie, string Titel, string Deelnemer, bool Outreach, IReadOnlyList<TaakDocument> Brieven);

/// <summary>A letter that hangs on a taak.</summary>
/// <param name="Document">What was asked of it; null when nothing was.</param>
public sealed record TaakDocument(string Naam, string Titel, DocumentRow? Document);
