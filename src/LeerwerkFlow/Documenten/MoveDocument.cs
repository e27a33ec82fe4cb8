using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Documenten;

/// <summary>Writes a document's next status; when that is what the flow waits for, the flow goes on in the same transaction.</summary>
public sealed class MoveDocument(Db db, Klok klok, AdvanceTraject advance)
{
    /// <param name="before">The row as it was read.</param>
    /// <param name="after">The same row with its new status or signatures.</param>
    /// <param name="statements">Write it, guarded by the revision that was read, and what belongs to it.</param>
    /// <param name="actor">Id of the medewerker, or <c>systeem</c>.</param>
    /// <exception cref="Moved">Somebody changed the document or took a step of the traject first; nothing was written.</exception>
    public async Task RunAsync(DocumentRow before, DocumentRow after, IReadOnlyList<Statement> statements, string actor, CancellationToken ct = default)
    {
        if (after.IsThere && !before.IsThere && await IsAwaitedAsync(before, ct))
            await advance.RunAsync(before.Traject, (_, _) => Stimuli.By(klok, before.Aanleiding, Stimuli.Klaar), actor, statements, ct);
        else
            await db.WriteAsync(statements, ct);
    }

    private async Task<bool> IsAwaitedAsync(DocumentRow document, CancellationToken ct) =>
        await db.FindAsync<long?>("SELECT 1 FROM wacht WHERE traject = @Traject AND id = @Aanleiding AND status = 'open'", new { document.Traject, document.Aanleiding }, ct) is not null;
}
