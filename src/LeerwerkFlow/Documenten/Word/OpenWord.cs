using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Documenten.Word;

/// <summary>A document as a file for Word: the newest version to edit, or an edited version as it came back.</summary>
public sealed class OpenWord(Db db, Klok klok, Kluis kluis, CurrentUser user)
{
    /// <param name="Naam">Of the file; it says nothing about the person.</param>
    public sealed record Bestand(string Naam, byte[] Inhoud);

    /// <param name="versie">An edited version, which can always be read again; null for the newest, while the document may be edited.</param>
    /// <exception cref="NotFound">There is no such document or version for this person, or it is not made yet.</exception>
    /// <exception cref="RuleBroken">It may not be edited.</exception>
    public async Task<Bestand> RunAsync(string id, long? versie, CancellationToken ct = default)
    {
        user.Require(Right.ZietDocumenten);
        var document = await db.FindAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b JOIN traject t ON t.id = b.traject WHERE b.id = @id AND b.html IS NOT NULL AND {Zicht.Sql}", user.ZichtArgs(new { id }), ct)
            ?? throw new NotFound();
        if (versie is null && DocumentVersie.WhyNot(document) is { } zin)
            throw new RuleBroken(zin);
        var rij = await db.FindAsync<Rij>(
            "SELECT versie, inhoud FROM documentversie WHERE document = @id AND (versie = @versie OR @versie = 0) ORDER BY versie DESC LIMIT 1", new { id, versie = versie ?? 0 }, ct);
        if (rij is null && versie is not null)
            throw new NotFound();

        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, document.Traject, "document-in-word", klok.Now)], ct);
        var naam = $"{document.Sjabloon}-{Datum.Iso(document.Datum)}-versie-{rij?.Versie ?? 1}.docx";
        if (rij is not null)
            return new(naam, kluis.OpenBytes(Luik.Persoon, rij.Inhoud));
        var html = await db.FindAsync<byte[]>("SELECT html FROM document WHERE id = @id", new { id }, ct);
        return new(naam, WriteWord.Run(kluis.Open(Luik.Persoon, html!)));
    }

    private sealed record Rij(long Versie, byte[] Inhoud);
}
