using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Documenten.Post;

/// <summary>
/// Sends the mails that are due. An attempt and the time of the next are written before it is made, so a crash needs no repair: after its pause the same message goes again, with
/// the same Message-ID, and never another one.
/// </summary>
public sealed class SendMail(Db db, Klok klok, Kluis kluis, MailKanaal kanaal, FollowMail follow, CollectTeruggekomen collect, RaiseIncident incident, ILogger<SendMail> log) : IDisposable
{
    // After each attempt that failed; then a person must look.
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(1),
    ];

    private readonly SemaphoreSlim one = new(1);
    private DateTimeOffset restsUntil = DateTimeOffset.MinValue;

    /// <summary>How often a mail is tried at most.</summary>
    public static int Pogingen => Pauses.Length + 1;

    /// <summary>Everything that is due now; then documents follow what became of their mail, and returned mails are read.</summary>
    /// <returns>How many mails, documents and returned mails moved.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        if (!kanaal.IsOn)
            return 0;
        await one.WaitAsync(ct);
        try
        {
            var done = 0;
            foreach (var rij in await db.QueryAsync<Rij>(
                """
                SELECT m.id, m.adres, m.bericht, m.poging, b.traject, b.aanleiding, b.titel, b.status AS document FROM mail m JOIN document b ON b.id = m.document
                WHERE m.status = 'klaar' AND m.volgende <= @nu ORDER BY m.volgende, m.id LIMIT 100
                """,
                new { nu = klok.Now },
                ct))
            {
                if (klok.Now >= restsUntil)
                    done += await TryAsync(rij, ct) ? 1 : 0;
            }

            return done + await follow.RunAsync(ct) + await collect.RunAsync(ct);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<bool> TryAsync(Rij rij, CancellationToken ct)
    {
        try
        {
            if (rij.Document == "geannuleerd")
            {
                await WriteAsync(rij, "status = 'ingetrokken', gesloten = @nu, bericht = NULL, volgende = NULL", null, ct);
                return true;
            }

            var pauze = Pauses[(int)Math.Min(rij.Poging, Pauses.Length - 1)];
            await db.WriteAsync(
                [new("UPDATE mail SET poging = poging + 1, volgende = @straks WHERE id = @Id AND status = 'klaar' AND poging = @Poging", new { rij.Id, rij.Poging, straks = klok.Now + pauze }, ExpectedRows: 1)], ct);
            return await SendAsync(rij, ct);
        }
        catch (Moved)
        {
            // Another node sends it, it was read already, or a person took it back meanwhile.
            log.LogDebug("Mail {Mail} moved while it was sent", rij.Id);
            return false;
        }
    }

    private async Task<bool> SendAsync(Rij rij, CancellationToken ct)
    {
        var antwoord = await kanaal.SendAsync(rij.Id, kluis.Open(Luik.Persoon, rij.Adres), kluis.Open(Luik.Persoon, rij.Bericht), ct);
        if (antwoord.Afloop == MailAfloop.Dicht)
            restsUntil = klok.Now + Pauses[0];
        if (antwoord.Afloop == MailAfloop.Aanvaard)
        {
            await WriteAsync(rij, "status = 'aanvaard', aanvaard = @nu, te_volgen = te_volgen + 1, bericht = NULL, volgende = NULL, reden = NULL", null, ct);
            return true;
        }

        log.LogInformation("Mail {Mail} was not accepted: {Afloop}", rij.Id, antwoord.Afloop);
        var isOver = antwoord.Afloop == MailAfloop.Geweigerd || rij.Poging + 1 >= Pogingen;
        await WriteAsync(rij, isOver ? "status = 'geweigerd', bericht = NULL, volgende = NULL, reden = @reden" : "reden = @reden", antwoord.Uitleg, ct);
        if (isOver)
            await incident.RunAsync(rij.Traject, rij.Aanleiding, $"De mail over “{rij.Titel}” is niet aangekomen. Open het document: daar staat wat je kunt doen.", ct);
        return isOver;
    }

    private Task WriteAsync(Rij rij, string set, string? reden, CancellationToken ct) => db.WriteAsync(
        [new($"UPDATE mail SET {set} WHERE id = @Id AND status = 'klaar'", new { rij.Id, nu = klok.Now, reden = reden is null ? null : kluis.Seal(Luik.Persoon, reden) }, ExpectedRows: 1)], ct);

    private sealed record Rij(string Id, byte[] Adres, byte[] Bericht, long Poging, string Traject, string Aanleiding, string Titel, string Document);
}
