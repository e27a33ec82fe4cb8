using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>Four eyes: the persons who acted are compared, never their role, within one instance of the fase (design §11).</summary>
public sealed class VierOgen(Db db)
{
    /// <exception cref="RuleBroken">This person did the other step.</exception>
    public async Task CheckAsync(CurrentUser user, Taak taak, CancellationToken ct = default)
    {
        if (taak.VierOgenMet is not { } stap || taak.Wacht is not { } wacht)
            return;

        var eerst = wacht[..(wacht.LastIndexOf('/') + 1)] + stap + "#";
        // zicht: only who did the other step of the same taak's traject.
        var gedaan = await db.QueryAsync<string>(
            "SELECT wacht FROM taak WHERE traject = @Traject AND status = 'klaar' AND gesloten_door = @Id AND wacht IS NOT NULL", new { taak.Traject, user.Id }, ct);
        if (gedaan.Any(w => w.StartsWith(eerst, StringComparison.Ordinal)))
            throw new RuleBroken("Hier kijkt een tweede persoon mee: jij deed de stap ervoor. Geef deze taak door aan een collega.");
    }
}
