using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Documenten.Uploads;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten.Tekenen;

/// <summary>Registers a signature on paper with the photo or PDF of the signed page, both or neither; or adds a page to a signature that stands already.</summary>
public sealed class SaveScan(Db db, Klok klok, Kluis kluis, ReadTekencode read, AdvanceDocument advance, CurrentUser user)
{
    /// <summary>Pages of one signer.</summary>
    public const int Most = 20;

    /// <param name="getypt">The code beside the place to sign.</param>
    /// <param name="blad">A photo or PDF that was checked.</param>
    /// <param name="op">The day of signing; not asked for another page.</param>
    /// <exception cref="NotFound">There is no such code for this person.</exception>
    /// <exception cref="RuleBroken">The document cannot be signed now, the day cannot be, or there are too many pages.</exception>
    /// <exception cref="Moved">Somebody else did something with the document first; nothing was kept.</exception>
    public async Task RunAsync(string? getypt, long revisie, Upload blad, DateOnly? op, CancellationToken ct = default)
    {
        var plek = await read.RunAsync(getypt, ct);
        if (plek.Bladen.Length >= Most)
            throw new RuleBroken($"Er zijn al {Most} bladen bij deze handtekening. Meer kan er niet bij.");
        var row = new Statement(
            "INSERT INTO scan (id, document, wie, soort, inhoud, hash, door, bewaard) VALUES (@id, @document, @Wie, @Code, @inhoud, @Hash, @door, @nu)",
            new
            {
                id = Guid.CreateVersion7(klok.Now).ToString(),
                document = plek.Document.Id,
                plek.Wie,
                blad.Code,
                inhoud = kluis.SealBytes(Luik.Persoon, blad.Inhoud),
                blad.Hash,
                door = user.Id,
                nu = klok.Now,
            });
        if (plek.Gezet is null)
            await advance.SignAsync(plek.Document.Id, revisie, plek.Wie, op, "OP_PAPIER", row, ct);
        else
            await db.WriteAsync([row, VerwerkingsLog.Looked(user.Id, plek.Document.Traject, "scan-toegevoegd", klok.Now)], ct);
    }
}
