using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Somebody who has the drawing open beside you.</summary>
/// <param name="Stap">The step that is chosen there, or null.</param>
public sealed record Aanwezige(string Id, string Naam, string? Stap, DateTimeOffset Sinds);

/// <summary>Says that a person has the drawing of a flow open, and tells who else has. Rows, so that every node knows.</summary>
public sealed class SignalAanwezig(Db db, Klok klok, CurrentUser user)
{
    // Screens say it every five seconds.
    private static readonly TimeSpan Lang = TimeSpan.FromSeconds(15);

    /// <param name="weg">True: the person leaves.</param>
    public async Task<IReadOnlyList<Aanwezige>> RunAsync(string flow, string? stap, bool weg, CancellationToken ct = default)
    {
        user.Require(Right.LeestVoorstellen);
        var args = new { flow, organisatie = user.Organisatie ?? "", wie = user.Id, stap, nu = klok.Now, sinds = klok.Now - Lang, straks = klok.Now + Lang };
        await db.WriteAsync(
            [
                // A demo clock that was set back leaves rows in the future.
                new("DELETE FROM aanwezigheid WHERE gezien < @sinds OR gezien > @straks", args),
                weg
                    ? new("DELETE FROM aanwezigheid WHERE flow = @flow AND organisatie = @organisatie AND medewerker = @wie", args)
                    : new(
                        """
                        INSERT INTO aanwezigheid (flow, organisatie, medewerker, stap, sinds, gezien) VALUES (@flow, @organisatie, @wie, @stap, @nu, @nu)
                        ON CONFLICT (flow, organisatie, medewerker) DO UPDATE SET stap = excluded.stap, gezien = excluded.gezien
                        """,
                        args),
            ],
            ct);
        return await db.QueryAsync<Aanwezige>(
            """
            SELECT m.id, m.naam, a.stap, a.sinds FROM aanwezigheid a JOIN medewerker m ON m.id = a.medewerker
            WHERE a.flow = @flow AND a.organisatie = @organisatie AND a.medewerker <> @wie ORDER BY a.sinds, m.id
            """,
            args,
            ct);
    }
}
