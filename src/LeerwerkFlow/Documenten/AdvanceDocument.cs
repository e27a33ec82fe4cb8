using System.Text.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten.Iup;
using LeerwerkFlow.Documenten.Post;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten;

/// <summary>What a person does with a document: approves it, sends it or hands it over, hears that it arrived, or registers a signature.</summary>
public sealed class AdvanceDocument(Db db, Klok klok, Kluis kluis, MoveDocument move, CurrentUser user)
{
    /// <exception cref="RuleBroken">There is nothing to approve.</exception>
    public async Task ApproveAsync(string id, long revisie, CancellationToken ct = default)
    {
        user.Require(Right.KeurtDocumentGoed);
        var document = await GetAsync(id, ct);
        if (!document.MustBeRead)
            throw new RuleBroken("Dit document hoeft nu niet nagelezen te worden.");
        await MoveAsync(document, revisie, "nagelezen", ", nagelezen_door = @wie", ct);
    }

    /// <summary>Sent, printed and posted, or handed over: a person did it, and no mail of ours goes any more.</summary>
    /// <param name="weg">Of a standard IUP: how it got to VDAB, a code of <see cref="Trajecten.Bezorging.Wegen"/>; <paramref name="kenmerk"/> is what VDAB's screens gave.</param>
    /// <exception cref="RuleBroken">It was not read yet or was sent already; of a standard IUP: the deelnemer did not see it, or it is not said how it went.</exception>
    public async Task SendAsync(string id, long revisie, string? weg = null, string? kenmerk = null, CancellationToken ct = default)
    {
        user.Require(Right.ZietDocumenten);
        var document = await GetAsync(id, ct);
        if (document.MustBeRead)
            throw new RuleBroken("Lees het document eerst na en keur het goed.");
        if (!document.IsReady || document.Nodig > 0)
            throw new RuleBroken("Dit document kan nu niet verstuurd worden.");
        await StandaardIup.CheckGezienAsync(db, kluis, document, ct);
        Statement[] also = StandaardIup.Is(document) ? [Delivered(id, StandaardIup.ReadWeg(weg, kenmerk))] : [];
        await MoveAsync(document, revisie, "verstuurd", ", verstuurd = @nu", ct, [CloseMail.Row(id, klok.Now), .. also]);
    }

    /// <param name="op">Of a standard IUP: the day on which it arrived, as <paramref name="door"/> confirmed.</param>
    /// <exception cref="RuleBroken">It was not sent yet; of a standard IUP: the day cannot be, or nobody confirmed it.</exception>
    public async Task ReceiveAsync(string id, long revisie, DateOnly? op = null, string? door = null, CancellationToken ct = default)
    {
        user.Require(Right.ZietDocumenten);
        var document = await GetAsync(id, ct);
        if (document.Status != "verstuurd")
            throw new RuleBroken("Alleen een verstuurd document kan aangekomen zijn.");
        Statement[] also = StandaardIup.Is(document) ? [Confirmed(document, op, door?.Trim())] : [];
        await MoveAsync(document, revisie, "ontvangen", "", ct, [CloseMail.Failed(id, klok.Now), .. also]);
    }

    private static Statement Delivered(string id, (string Weg, string? Kenmerk) bezorgd) => new("UPDATE document SET bezorgd = @Weg, kenmerk = @Kenmerk WHERE id = @id", new { id, bezorgd.Weg, bezorgd.Kenmerk });

    private Statement Confirmed(DocumentRow document, DateOnly? op, string? door)
    {
        if (op is not { } dag || dag > klok.Vandaag || dag < document.Datum)
            throw new RuleBroken("Vul de dag in waarop het aankwam: niet vóór de datum van het document en niet in de toekomst.", "AangekomenOp");
        if (door is null or { Length: 0 or > 100 })
            throw new RuleBroken("Vul in wie bij VDAB bevestigde dat het aankwam.", "BevestigdDoor");
        return new("UPDATE document SET aangekomen = @dag, bevestigd_door = @door WHERE id = @Id", new { document.Id, dag, door });
    }

    /// <summary>Registers one signature; the last one that is needed lets the flow go on (S4).</summary>
    /// <exception cref="RuleBroken">Not a signatory, signed already, a day in the future, or the document is not ready for it.</exception>
    /// <param name="alongside">What is kept with it in the same transaction, such as a scan of the page.</param>
    public async Task SignAsync(string id, long revisie, string wie, DateOnly? op, string hoe, Statement? alongside = null, CancellationToken ct = default)
    {
        user.Require(Right.KeurtDocumentGoed);
        var document = await GetAsync(id, ct);
        if (!document.IsBeingSigned)
            throw new RuleBroken("Dit document is nog niet klaar om te tekenen, of het is al helemaal getekend.");
        if (!DocumentRow.Ondertekenaars.ContainsKey(wie))
            throw new RuleBroken("Kies wie getekend heeft.", "WieTekent");
        if (document.Getekend.Any(h => h.Wie == wie))
            throw new RuleBroken($"De handtekening van {DocumentRow.Ondertekenaars[wie]} staat er al.", "WieTekent");
        if (op is not { } dag || dag > klok.Vandaag || dag < document.Datum)
            throw new RuleBroken("Vul de dag in waarop getekend is: niet vóór de datum van het document en niet in de toekomst.", "Op");
        if (hoe is not ("OP_PAPIER" or "ELEKTRONISCH"))
            throw new RuleBroken("Kies hoe er getekend is.", "Hoe");

        var lijst = document.Getekend.Append(new Handtekening(wie, dag, hoe, user.Id)).ToArray();
        var after = document with { Handtekeningen = JsonSerializer.Serialize(lijst), Status = lijst.Length >= document.Nodig ? "ontvangen" : document.Status };
        await WriteAsync(document, after, revisie, ", handtekeningen = @Handtekeningen", ct, alongside is null ? [] : [alongside]);
    }

    private Task MoveAsync(DocumentRow document, long revisie, string status, string set, CancellationToken ct, params Statement[] also) =>
        WriteAsync(document, document with { Status = status }, revisie, set, ct, also);

    private Task WriteAsync(DocumentRow before, DocumentRow after, long revisie, string set, CancellationToken ct, params Statement[] also) => move.RunAsync(
        before,
        after,
        [
            new(
                $"UPDATE document SET status = @Status{set}, revisie = revisie + 1 WHERE id = @Id AND revisie = @revisie",
                new { after.Status, after.Handtekeningen, before.Id, revisie, wie = user.Id, nu = klok.Now },
                ExpectedRows: 1),
            .. also,
        ],
        user.Id,
        ct);

    private async Task<DocumentRow> GetAsync(string id, CancellationToken ct) =>
        await db.FindAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b JOIN traject t ON t.id = b.traject WHERE b.id = @id AND {Zicht.Sql}", user.ZichtArgs(new { id }), ct)
        ?? throw new NotFound();
}
