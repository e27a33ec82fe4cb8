using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>Whether single keys do something in the inbox, per person: who speaks to a computer switches them off (WCAG 2.1.4).</summary>
public sealed class SwitchToetsen(Db db)
{
    public Task RunAsync(CurrentUser user, bool aan, CancellationToken ct = default) =>
        db.WriteAsync([new("UPDATE medewerker SET toetsen = @aan WHERE id = @Id", new { aan, user.Id })], ct);

    /// <summary>On, unless this person switched them off.</summary>
    public async Task<bool> IsOnAsync(CurrentUser user, CancellationToken ct = default) =>
        await db.FindAsync<long?>("SELECT toetsen FROM medewerker WHERE id = @Id", new { user.Id }, ct) is not 0;
}
