using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten.Iup;

/// <summary>A person notes on which day the deelnemer saw the standard IUP.</summary>
public sealed class NoteGezien(Db db, Klok klok, CurrentUser user)
{
    /// <exception cref="RuleBroken">Not a standard IUP that is made, or the day lies before it was or ahead.</exception>
    /// <exception cref="Moved">Somebody did something with the document first.</exception>
    public async Task RunAsync(string id, long revisie, DateOnly? dag, CancellationToken ct = default)
    {
        user.Require(Right.ZietDocumenten);
        var document = await db.FindAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b JOIN traject t ON t.id = b.traject WHERE b.id = @id AND {Zicht.Sql}", user.ZichtArgs(new { id }), ct)
            ?? throw new NotFound();
        if (!StandaardIup.Is(document) || document.Status is "gevraagd" or "geannuleerd")
            throw new RuleBroken("Dit document is niet klaar om samen te bekijken.");
        if (dag is not { } op || op > klok.Vandaag || op < document.Datum)
            throw new RuleBroken("Vul de dag in waarop de deelnemer het zag: niet vóór de datum van het document en niet in de toekomst.", "Gezien");
        await db.WriteAsync([new("UPDATE document SET gezien = @op, revisie = revisie + 1 WHERE id = @id AND revisie = @revisie", new { id, revisie, op }, ExpectedRows: 1)], ct);
    }
}
