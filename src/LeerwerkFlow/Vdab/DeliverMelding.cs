using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab.Kanalen;

namespace LeerwerkFlow.Vdab;

/// <summary>
/// Delivers what is due by webhook, in order per traject: number n + 1 is not tried before n is gone, and other trajecten go on. Losing the process between sending and writing is
/// harmless, because the id is the idempotency key. What is tried when is a row, so a restart changes nothing.
/// </summary>
public sealed class DeliverMelding(Db db, Klok klok, WebhookKanaal kanaal, Kanaalkeuze keuze, Circuit circuit, Werkbus bus, ILogger<DeliverMelding> log) : IDisposable
{
    /// <summary>Attempts at the same time, by this node.</summary>
    public const int SideBySide = 8;

    /// <summary>Attempts in one run: other work has its turn between two.</summary>
    public const int MostPerRun = 1000;

    private readonly SemaphoreSlim one = new(1);
    private readonly Lock tempo = new();
    private (int? Minuut, int Gedaan) rustig;

    /// <summary>What is due now, at most <see cref="MostPerRun"/>.</summary>
    /// <returns>How many attempts were made.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await one.WaitAsync(ct);
        try
        {
            var attempts = 0;
            while (attempts < MostPerRun && await WaveAsync(MostPerRun - attempts, ct) is > 0 and var made)
                attempts += made;
            return attempts;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>The next melding of one traject, when it is due and the channel has room. Others may run beside it.</summary>
    /// <returns>How many attempts were made: 0 or 1.</returns>
    public async Task<int> RunAsync(string traject, CancellationToken ct = default)
    {
        var stand = await circuit.ReadAsync(ct);
        if (stand.Room(klok.Now, Gedaan(stand, 0)) <= 0 || await HeadsAsync(traject, 1, ct) is not [var head] || !await circuit.ClaimAsync(stand, klok.Now, ct))
            return 0;
        Gedaan(stand, 1);
        await TryAsync(head, !stand.Werkt, ct);
        return 1;
    }

    public void Dispose() => one.Dispose();

    // One of each traject that is due, a few side by side; the rest waits when the channel stops.
    private async Task<int> WaveAsync(int most, CancellationToken ct)
    {
        var stand = await circuit.ReadAsync(ct);
        var room = Math.Min(stand.Room(klok.Now, Gedaan(stand, 0)), most);
        if (room <= 0)
            return 0;
        var attempts = 0;
        foreach (var batch in (await HeadsAsync(null, room, ct)).Chunk(SideBySide))
        {
            attempts += (await Task.WhenAll(batch.Select(head => bus.DoAsync(new DeliverVolgende(head.Traject), ct)))).Sum();
            if (!(await circuit.ReadAsync(ct)).Werkt)
                break;
        }

        return attempts;
    }

    // How much was sent in this slow minute.
    private int Gedaan(KanaalStand stand, int meer)
    {
        lock (tempo)
        {
            var minuut = stand.SlowMinute(klok.Now);
            rustig = (minuut, (rustig.Minuut == minuut ? rustig.Gedaan : 0) + meer);
            return rustig.Gedaan;
        }
    }

    // What is repeated goes first, and holds up its own traject, so that a receiver that lost things gets them in order. That a number comes no more is told in its place among the others,
    // and only by who uses the webhook.
    private async Task<Head[]> HeadsAsync(string? traject, int most, CancellationToken ct)
    {
        var args = new { nu = klok.Now, traject = traject ?? "", standaard = keuze.Standaard, most };
        var again = await db.QueryAsync<Head>(
            $"""
            SELECT n.id, n.traject, n.mijlpaal, COALESCE(h.body, n.body) AS body, n.status, h.poging,
              CASE WHEN h.bericht IS NOT NULL THEN (SELECT a.uitleg FROM aflevering a WHERE a.melding = n.id ORDER BY a.poging DESC LIMIT 1) END AS reden, {Attempts}, h.ingreep, h.bericht FROM vdab_herhaling h JOIN melding n ON n.id = h.melding
            WHERE h.gedaan IS NULL AND h.volgende <= @nu AND {Only(traject, "h")}
              AND NOT EXISTS (SELECT 1 FROM vdab_herhaling e WHERE e.traject = h.traject AND e.gedaan IS NULL AND (e.sequence < h.sequence OR (e.sequence = h.sequence AND e.ingreep < h.ingreep)))
              AND (h.bericht IS NULL OR ({Melding.Kop} AND {ByWebhook}))
            ORDER BY h.volgende, h.traject LIMIT @most
            """,
            args,
            ct);
        return again.Length == most ? again : [.. again, .. await db.QueryAsync<Head>(Due(traject), new { args.nu, args.traject, args.standaard, most = most - again.Length }, ct)];
    }

    /// <summary>The first of each traject that is not gone; it is due itself and nothing before it is held, parked or waiting.</summary>
    internal static string Due(string? traject) =>
        $"""
        SELECT n.id, n.traject, n.mijlpaal, n.body, n.status, n.poging, n.reden, {Attempts}, NULL AS ingreep, NULL AS bericht FROM melding n
        WHERE n.status IN ('KLAAR', 'TIJDELIJK_MISLUKT') AND n.volgende <= @nu AND {Only(traject, "n")} AND {Melding.Kop}
          AND NOT EXISTS (SELECT 1 FROM vdab_herhaling h WHERE h.traject = n.traject AND h.gedaan IS NULL AND (h.bericht IS NULL OR h.sequence < n.sequence))
          AND {ByWebhook}
        ORDER BY n.volgende, n.traject LIMIT @most
        """;

    private const string ByWebhook = "(SELECT COALESCE(o.kanaal, @standaard) FROM traject t JOIN organisatie o ON o.id = t.organisatie WHERE t.id = n.traject) = 'webhook'";

    private const string Attempts = "(SELECT COALESCE(MAX(a.poging), 0) FROM aflevering a WHERE a.melding = n.id) AS afleveringen";

    private static string Only(string? traject, string alias) => traject is null ? "@traject = ''" : $"{alias}.traject = @traject";

    private async Task TryAsync(Head head, bool proef, CancellationToken ct)
    {
        using var activity = Telemetrie.Begin("deliver", head.Traject);
        try
        {
            var antwoord = await kanaal.SendAsync(head.Bericht ?? head.Id, head.Body, ct);
            var gevolg = Gevolg.Of(antwoord, head.Id, head.Poging, head.Reden, proef, klok.Now);
            // Who must look at it hears of it in the same transaction: laid aside and nobody told would be for ever.
            Statement[] alarm = gevolg.Alarm && (head.Ingreep is null || head.Bericht is not null) ? [RaiseIncident.Once(head.Traject, $"vdab/{head.Mijlpaal}", Alarm(head, antwoord), klok.Vandaag, klok.Now)] : [];
            await db.WriteAsync([Attempt(head, antwoord), .. head.Ingreep is null ? [Outcome(head, gevolg, antwoord)] : Again(head, gevolg, antwoord), .. Circuit.After(head.Traject, antwoord, proef, klok.Now), .. alarm], ct);
            Telemetrie.Deliveries.Add(1, new KeyValuePair<string, object?>("outcome", gevolg.Status));
            if (antwoord.Status is 401 or 403 or 410)
                log.LogError("VDAB answers {Status}: the webhook stops", antwoord.Status);
        }
        catch (Moved)
        {
            // Another node wrote the same attempt; the receiver knows the id.
            log.LogDebug("Melding {Melding} moved while it was delivered", head.Id);
        }
    }

    private static string Alarm(Head head, VdabAntwoord antwoord) => head.Bericht is null
        ? $"De melding “{Mijlpalen.Label(head.Mijlpaal)}” is niet aangekomen bij VDAB: {antwoord.Uitleg}."
        : $"VDAB nam niet aan dat de melding “{Mijlpalen.Label(head.Mijlpaal)}” niet meer komt: {antwoord.Uitleg}. Vraag het na bij VDAB.";

    private Statement Attempt(Head head, VdabAntwoord antwoord) => new(
        "INSERT INTO aflevering (melding, poging, tijdstip, antwoord, uitleg) VALUES (@Id, @nr, @nu, @Status, @Uitleg) ON CONFLICT (melding, poging) DO NOTHING",
        new { head.Id, nr = head.Afleveringen + 1, nu = klok.Now, Status = (long?)antwoord.Status, antwoord.Uitleg },
        ExpectedRows: 1);

    private Statement Outcome(Head head, Gevolg gevolg, VdabAntwoord antwoord) => new(
        """
        UPDATE melding SET status = @Status, volgende = @Volgende, poging = @Poging, reden = @Reden, kanaal = @kanaal, verzonden = @verzonden, ontvangst = @Ontvangst
        WHERE id = @Id AND status = @oud
        """,
        new
        {
            gevolg.Status,
            gevolg.Volgende,
            gevolg.Poging,
            gevolg.Reden,
            kanaal = gevolg.IsGone ? WebhookKanaal.Naam : null,
            verzonden = gevolg.IsGone ? klok.Now : (DateTimeOffset?)null,
            Ontvangst = gevolg.IsGone ? antwoord.Ontvangst : null,
            head.Id,
            oud = head.Status,
        },
        ExpectedRows: 1);

    // The receiver has it already: what stands here changes only when this answer is the receipt that it waited for.
    private Statement[] Again(Head head, Gevolg gevolg, VdabAntwoord antwoord) =>
    [
        new(
            "UPDATE vdab_herhaling SET gedaan = @gedaan, volgende = @volgende, poging = @Poging WHERE ingreep = @Ingreep AND melding = @Id AND gedaan IS NULL",
            new { gedaan = gevolg.Status == "TIJDELIJK_MISLUKT" && (antwoord.Status != 412 || head.Bericht is not null) ? (DateTimeOffset?)null : klok.Now, volgende = gevolg.Volgende ?? klok.Now, gevolg.Poging, head.Ingreep, head.Id },
            ExpectedRows: 1),
        .. gevolg.Status is "AANVAARD" or "GEWEIGERD" && head.Bericht is null ? ApplyOntvangst.Rows(head.Id, gevolg.Status == "AANVAARD", gevolg.Reden, antwoord.Ontvangst, klok.Now) : [],
    ];

    private sealed record Head(string Id, string Traject, string Mijlpaal, byte[] Body, string Status, long Poging, string? Reden, long Afleveringen, string? Ingreep, string? Bericht);
}
