using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten.Uploads;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten.Word;

/// <summary>An edited document comes back as a new version beside the made one. When the step asks that it is read over, that is asked again.</summary>
public sealed class SaveVersie(Db db, Klok klok, Kluis kluis, MoveDocument move, CurrentUser user)
{
    private const int MostReason = 500;

    /// <param name="word">A DOCX that was checked.</param>
    /// <exception cref="RuleBroken">It may not be edited (any more), or there is no reason.</exception>
    /// <exception cref="Moved">Somebody else did something with the document first; nothing was kept.</exception>
    public async Task RunAsync(string id, long revisie, Upload word, string? waarom, CancellationToken ct = default)
    {
        user.Require(Right.KeurtDocumentGoed);
        var document = await db.FindAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b JOIN traject t ON t.id = b.traject WHERE b.id = @id AND {Zicht.Sql}", user.ZichtArgs(new { id }), ct)
            ?? throw new NotFound();
        if (DocumentVersie.WhyNot(document) is { } zin)
            throw new RuleBroken(zin);
        if (await db.FindAsync<long?>("SELECT 1 FROM mail WHERE document = @id AND status = 'klaar' AND gesloten IS NULL", new { id }, ct) is not null)
            throw new RuleBroken("De mail met dit document vertrekt al. Sluit die eerst af, en breng dan je versie binnen.");
        var reden = (waarom ?? "").Trim();
        if (reden.Length is 0 or > MostReason)
            throw new RuleBroken($"Zeg in hoogstens {MostReason} tekens wat je veranderde en waarom.", "Aanpassing");

        var after = document with { Status = document.Nalezen ? "gemaakt" : document.Status };
        await move.RunAsync(
            document,
            after,
            [
                new("UPDATE document SET status = @Status, nagelezen_door = NULL, revisie = revisie + 1 WHERE id = @Id AND revisie = @revisie", new { after.Status, document.Id, revisie }, ExpectedRows: 1),
                new(
                    """
                    INSERT INTO documentversie (document, versie, inhoud, hash, reden, door, bewaard)
                    SELECT @Id, COALESCE(MAX(versie), 1) + 1, @inhoud, @Hash, @reden, @wie, @nu FROM documentversie WHERE document = @Id
                    """,
                    new { document.Id, inhoud = kluis.SealBytes(Luik.Persoon, word.Inhoud), word.Hash, reden = kluis.Seal(Luik.Persoon, reden), wie = user.Id, nu = klok.Now },
                    ExpectedRows: 1),
            ],
            user.Id,
            ct);
    }
}
