using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox.Weergaven;

/// <summary>Throws one of one's own weergaven away, for everybody who saw it. One that is gone already stays gone; another's stays.</summary>
public sealed class RemoveWeergave(Db db)
{
    public Task RunAsync(CurrentUser user, string id, CancellationToken ct = default) =>
        db.WriteAsync([new("DELETE FROM weergave WHERE id = @id AND medewerker = @wie", new { id, wie = user.Id })], ct);
}
