using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>Says that a person has a taak open on a screen, and tells who else has. Rows, so that every node knows.</summary>
public sealed class SignalKijker(Db db, Klok klok, ReadTaak read)
{
    // Screens say it every ten seconds.
    private static readonly TimeSpan Lang = TimeSpan.FromSeconds(30);

    /// <returns>The names of the others, in alphabetical order.</returns>
    /// <exception cref="NotFound">The taak is not there, or not in sight.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(CurrentUser user, string id, CancellationToken ct = default)
    {
        await read.GetAsync(user, id, ct);
        var args = new { id, wie = user.Id, nu = klok.Now, sinds = klok.Now - Lang, straks = klok.Now + Lang };
        await db.WriteAsync(
            [
                // A demo clock that was set back leaves rows in the future.
                new("DELETE FROM taak_kijker WHERE gezien < @sinds OR gezien > @straks", args),
                new("INSERT INTO taak_kijker (taak, medewerker, gezien) VALUES (@id, @wie, @nu) ON CONFLICT (taak, medewerker) DO UPDATE SET gezien = excluded.gezien", args),
            ],
            ct);
        return await db.QueryAsync<string>("SELECT m.naam FROM taak_kijker k JOIN medewerker m ON m.id = k.medewerker WHERE k.taak = @id AND k.medewerker <> @wie ORDER BY m.naam", args, ct);
    }
}
