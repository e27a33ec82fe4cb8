using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Documenten.Post;

/// <summary>Documents follow their mail: accepted makes them <c>verstuurd</c>, read makes them <c>ontvangen</c>, and the flow goes on in the same transaction.</summary>
public sealed class FollowMail(Db db, Klok klok, MoveDocument move, RaiseIncident incident, ILogger<FollowMail> log)
{
    /// <returns>How many documents moved.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var moved = 0;
        foreach (var mail in await db.QueryAsync<Mail>("SELECT id, document, gelezen, te_volgen FROM mail WHERE te_volgen > 0 ORDER BY id LIMIT 100", ct: ct))
            moved += await StepAsync(mail, ct);

        return moved;
    }

    // One step: what was read before it was seen to be sent takes the second one the next time.
    private async Task<int> StepAsync(Mail mail, CancellationToken ct)
    {
        var document = await db.FindAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b WHERE b.id = @Document", mail, ct) ?? throw new NotFound();
        var status = document.IsReady ? "verstuurd" : document.Status == "verstuurd" && mail.Gelezen is not null ? "ontvangen" : null;
        var followed = new Statement("UPDATE mail SET te_volgen = 0 WHERE id = @Id AND te_volgen = @TeVolgen", mail, ExpectedRows: 1);
        try
        {
            if (status is null)
                await db.WriteAsync([followed], ct);
            else
                await move.RunAsync(document, document with { Status = status }, mail.Gelezen is not null && status == "verstuurd" ? [Row(document, status)] : [Row(document, status), followed], "systeem", ct);
            return status is null ? 0 : 1;
        }
        catch (Moved)
        {
            log.LogDebug("Document {Document} moved while it followed its mail", document.Id);
        }
        catch (RuleBroken broken)
        {
            await incident.RunAsync(document.Traject, document.Aanleiding, broken.Message, ct);
        }

        return 0;
    }

    private Statement Row(DocumentRow document, string status) => new(
        "UPDATE document SET status = @status, verstuurd = COALESCE(verstuurd, @nu), revisie = revisie + 1 WHERE id = @Id AND revisie = @Revisie",
        new { status, nu = klok.Now, document.Id, document.Revisie },
        ExpectedRows: 1);

    private sealed record Mail(string Id, string Document, DateTimeOffset? Gelezen, long TeVolgen);
}
