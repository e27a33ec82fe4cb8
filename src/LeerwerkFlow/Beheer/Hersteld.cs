using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Beheer;

/// <summary>
/// A database that was put back to an earlier moment does not know what left since. So the webhook stands still until a beheerder sets it going, and mails that were ready then wait until a beheerder decides. What is
/// asked from then on leaves as always.
/// </summary>
public sealed class Hersteld(Db db, Klok klok, CurrentUser user)
{
    private const string Van = "hersteld-van";
    private const string Op = "hersteld-op";
    private const string Gezien = "DELETE FROM instelling WHERE naam IN ('hersteld-van', 'hersteld-op')";

    /// <param name="Moment">The instant of the backup.</param>
    /// <param name="OpMoment">When it was put back.</param>
    /// <param name="Mails">Mails that wait for a decision.</param>
    /// <param name="Stil">True: the webhook stands still.</param>
    public sealed record Stand(DateTimeOffset Moment, DateTimeOffset OpMoment, long Mails, bool Stil);

    /// <summary>The rows that hold what might leave a second time.</summary>
    /// <param name="van">The instant of the backup.</param>
    /// <param name="nu">Real time.</param>
    /// <param name="hier">The same instant on the clock of the house.</param>
    internal static IReadOnlyList<Statement> Rows(DateTimeOffset van, DateTimeOffset nu, DateTimeOffset hier) =>
    [
        Notitie.Row(Van, van),
        Notitie.Row(Op, nu),
        new("UPDATE kanaalstand SET stand = 'gepauzeerd', sinds = @hier, reden = @reden, volgende = NULL, pauzes = 0, revisie = revisie + 1 WHERE stand NOT IN ('gepauzeerd', 'uit')",
            new { hier, reden = "De databank is teruggezet uit een back-up. Vergelijk eerst met VDAB." }),
        new("UPDATE mail SET volgende = NULL WHERE status = 'klaar'"),
    ];

    /// <summary>Null when nothing was put back, or when a beheerder has dealt with it.</summary>
    public async Task<Stand?> FindAsync(CancellationToken ct = default)
    {
        user.Require(Right.ZietBeheer);
        return await db.FindAsync<Stand>(
            $"""
            SELECT v.waarde AS moment, o.waarde AS op_moment, (SELECT COUNT(*) FROM mail WHERE status = 'klaar' AND volgende IS NULL) AS mails, (SELECT COUNT(*) FROM kanaalstand WHERE kanaal = 'webhook' AND stand = 'gepauzeerd') AS stil
            FROM instelling v JOIN instelling o ON o.naam = '{Op}' WHERE v.naam = '{Van}'
            """,
            ct: ct);
    }

    /// <summary>Decides about the mails and about nothing else.</summary>
    /// <param name="sturen">True: they leave now, and may arrive a second time. False: they are withdrawn; whoever made the document sees that and can send it again.</param>
    public Task DecideMailsAsync(bool sturen, CancellationToken ct = default)
    {
        user.Require(Right.ZietBeheer);
        return db.WriteAsync(
            [new(sturen
                ? "UPDATE mail SET volgende = @nu WHERE status = 'klaar' AND volgende IS NULL"
                : "UPDATE mail SET status = 'ingetrokken', gesloten = @nu, bericht = NULL WHERE status = 'klaar' AND volgende IS NULL", new { nu = klok.Now })],
            ct);
    }

    /// <summary>Takes the notice away.</summary>
    /// <exception cref="RuleBroken">The mails wait still, or the webhook does.</exception>
    public async Task CloseAsync(CancellationToken ct = default)
    {
        if (await FindAsync(ct) is { } stand && (stand.Mails > 0 || stand.Stil))
            throw new RuleBroken(stand.Mails > 0 ? "Beslis eerst over de mails." : "Zet eerst het kanaal naar VDAB weer aan.");
        await db.WriteAsync([new(Gezien)], ct);
    }
}
