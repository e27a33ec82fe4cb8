using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Vdab;

/// <summary>
/// Delivers what is due, in order per traject: number n + 1 is not tried before n is gone, and other trajecten go on. Losing the process between sending and writing is
/// harmless, because the id is the idempotency key. What is tried when is a row, so a restart changes nothing.
/// </summary>
public sealed class DeliverMelding(Db db, Klok klok, VdabKanaal kanaal, RaiseIncident incident, ILogger<DeliverMelding> log) : IDisposable
{
    private const int SideBySide = 8;
    private static readonly TimeSpan Closed = TimeSpan.FromMinutes(30);
    private readonly SemaphoreSlim one = new(1);
    private DateTimeOffset restsUntil = DateTimeOffset.MinValue;

    /// <summary>Everything that is due now.</summary>
    /// <returns>How many attempts were made.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await one.WaitAsync(ct);
        try
        {
            var attempts = 0;
            var stuck = new HashSet<string>(StringComparer.Ordinal);
            while (klok.Now >= restsUntil && await HeadsAsync(stuck, ct) is { Length: > 0 } heads)
            {
                foreach (var batch in heads.Chunk(SideBySide))
                    attempts += (await Task.WhenAll(batch.Select(head => TryAsync(head, stuck, ct)))).Sum();
            }

            return attempts;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    // The first of each traject that is not gone; it is due itself and nothing before it is held, parked or waiting.
    private async Task<Head[]> HeadsAsync(HashSet<string> stuck, CancellationToken ct) =>
        [.. (await db.QueryAsync<Head>(
            $"""
            SELECT n.id, n.traject, n.mijlpaal, n.body, n.status, n.poging, n.reden, (SELECT COALESCE(MAX(a.poging), 0) FROM aflevering a WHERE a.melding = n.id) AS afleveringen FROM melding n
            WHERE n.status IN ('KLAAR', 'TIJDELIJK_MISLUKT') AND n.volgende <= @nu
              AND NOT EXISTS (SELECT 1 FROM melding e WHERE e.traject = n.traject AND e.sequence < n.sequence AND {Melding.Open})
            ORDER BY n.volgende, n.traject LIMIT 1000
            """,
            new { nu = klok.Now },
            ct)).Where(h => !stuck.Contains(h.Id))];

    private async Task<int> TryAsync(Head head, HashSet<string> stuck, CancellationToken ct)
    {
        if (klok.Now < restsUntil)
            return 0;
        var antwoord = await kanaal.SendAsync(head.Id, head.Body, ct);
        var gevolg = Decide(head, antwoord);
        if (antwoord.Rust is { } rust && antwoord.Status is 429 or 503)
            restsUntil = klok.Now + rust;
        try
        {
            await db.WriteAsync([Attempt(head, antwoord), Outcome(head, gevolg)], ct);
        }
        catch (Moved)
        {
            // Another node wrote the same attempt; the receiver knows the id.
            lock (stuck)
                stuck.Add(head.Id);
            log.LogDebug("Melding {Melding} moved while it was delivered", head.Id);
            return 1;
        }

        if (gevolg.Alarm)
            await incident.RunAsync(head.Traject, $"vdab/{head.Mijlpaal}", $"De melding “{Mijlpalen.Label(head.Mijlpaal)}” is niet aangekomen bij VDAB: {antwoord.Uitleg}.", ct);
        return 1;
    }

    private Gevolg Decide(Head head, VdabAntwoord antwoord) => antwoord switch
    {
        { Geweigerd: true } => new("GEWEIGERD", null, head.Poging + 1, antwoord.Uitleg, Alarm: true),
        { Status: 200 or 201 } => new("AANVAARD", null, head.Poging + 1),
        { Status: (> 201 and < 300) or 409 } => new("VERZONDEN", null, head.Poging + 1),
        // Our order is wrong, or they are not open to us: neither is a fault of this melding, so the attempt does not count.
        { Status: 412 } => new("TIJDELIJK_MISLUKT", klok.Now + Closed, head.Poging, antwoord.Uitleg, Alarm: head.Reden == antwoord.Uitleg),
        { Status: 401 or 403 or 410 } => new("TIJDELIJK_MISLUKT", klok.Now + Closed, head.Poging, antwoord.Uitleg, Alarm: true),
        { Status: >= 400 and < 500 and not (408 or 429) } => new("GEPARKEERD", null, head.Poging + 1, antwoord.Uitleg, Alarm: true),
        _ => Later(head, antwoord),
    };

    private Gevolg Later(Head head, VdabAntwoord antwoord)
    {
        var poging = head.Poging + 1;
        if (AfleverSchema.After(poging, head.Id) is not { } wacht)
            return new("GEPARKEERD", null, poging, antwoord.Uitleg, Alarm: true);
        return new("TIJDELIJK_MISLUKT", klok.Now + (antwoord.Rust > wacht ? antwoord.Rust.Value : wacht), poging, antwoord.Uitleg);
    }

    private Statement Attempt(Head head, VdabAntwoord antwoord) => new(
        "INSERT INTO aflevering (melding, poging, tijdstip, antwoord, uitleg) VALUES (@Id, @nr, @nu, @Status, @Uitleg) ON CONFLICT (melding, poging) DO NOTHING",
        new { head.Id, nr = head.Afleveringen + 1, nu = klok.Now, Status = (long?)antwoord.Status, antwoord.Uitleg },
        ExpectedRows: 1);

    private static Statement Outcome(Head head, Gevolg gevolg) => new(
        "UPDATE melding SET status = @Status, volgende = @Volgende, poging = @Poging, reden = @Reden WHERE id = @Id AND status = @oud",
        new { gevolg.Status, gevolg.Volgende, gevolg.Poging, gevolg.Reden, head.Id, oud = head.Status },
        ExpectedRows: 1);

    private sealed record Head(string Id, string Traject, string Mijlpaal, byte[] Body, string Status, long Poging, string? Reden, long Afleveringen);

    private sealed record Gevolg(string Status, DateTimeOffset? Volgende, long Poging, string? Reden = null, bool Alarm = false);
}
