using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using MimeKit;

namespace LeerwerkFlow.Documenten.Post;

/// <summary>
/// Reads the mails that came back, out of the folder where whoever collects them puts <c>.eml</c> files. A report of failure (RFC 3464) about one of ours marks that mail and is deleted,
/// for it holds the address and the link; what belongs to none goes to the folder <c>onbekend</c>, for a person.
/// </summary>
public sealed class CollectTeruggekomen(Db db, Klok klok, Kluis kluis, MailKanaal kanaal, RaiseIncident incident, ILogger<CollectTeruggekomen> log)
{
    /// <summary>Bytes; a returned mail of ours is some kilobytes.</summary>
    private const long Most = 5_000_000;

    // A stranger may name as many as fit in the file.
    private const int MostIds = 20;

    private string Onbekend => Path.Combine(kanaal.Teruggekomen, "onbekend");

    /// <summary>How many mails came back that belong to none of ours.</summary>
    public int Unknown => Directory.Exists(Onbekend) ? Directory.EnumerateFiles(Onbekend).Count() : 0;

    /// <returns>How many mails were found to have come back.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var found = 0;
        foreach (var bestand in Directory.Exists(kanaal.Teruggekomen) ? Directory.GetFiles(kanaal.Teruggekomen, "*.eml").Order(StringComparer.Ordinal).Take(100) : [])
        {
            try
            {
                var (ids, uitleg, isFailed) = await ReadAsync(bestand, ct);
                var rij = await db.FindAsync<Rij>(
                    "SELECT m.id, m.status, b.traject, b.aanleiding, b.titel FROM mail m JOIN document b ON b.id = m.document WHERE m.message_id IN @ids", new { ids }, ct);
                if (rij is null || uitleg is null)
                    File.Move(bestand, Path.Combine(Directory.CreateDirectory(Onbekend).FullName, $"{Guid.CreateVersion7(klok.Now):N}-{Path.GetFileName(bestand)}"));
                else
                    found += await MarkAsync(rij, uitleg, isFailed, bestand, ct) ? 1 : 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or Moved)
            {
                log.LogWarning("A returned mail could not be handled now: {Kind}", e.GetType().Name);
            }
        }

        return found;
    }

    private async Task<bool> MarkAsync(Rij rij, string uitleg, bool isFailed, string bestand, CancellationToken ct)
    {
        // A mail that is late comes or fails later; one that failed once has failed.
        var isNew = isFailed && rij.Status is "klaar" or "aanvaard";
        if (isNew)
        {
            await db.WriteAsync([Row(rij.Id, kluis.Seal(Luik.Persoon, MailKanaal.Shown(uitleg)))], ct);
            await incident.RunAsync(rij.Traject, rij.Aanleiding, $"De mail over “{rij.Titel}” kwam terug. Open het document: daar staat wat je kunt doen.", ct);
        }

        File.Delete(bestand);
        return isNew;
    }

    /// <summary>Marks a mail that left. One that was read has arrived, whatever comes back.</summary>
    internal static Statement Row(string mail, byte[] reden) => new(
        "UPDATE mail SET status = 'teruggekomen', reden = @reden, bericht = NULL, volgende = NULL WHERE id = @mail AND status IN ('klaar', 'aanvaard') AND gelezen IS NULL", new { mail, reden });

    // Message-IDs that it may be about, and what it says; without a word when it is no report of a delivery.
    private static async Task<(string[] Ids, string? Uitleg, bool IsFailed)> ReadAsync(string bestand, CancellationToken ct)
    {
        if (new FileInfo(bestand).Length > Most)
            return ([], null, false);
        try
        {
            using var message = await MimeMessage.LoadAsync(bestand, ct);
            if (message.Body is not MultipartReport { ReportType: "delivery-status" } report || report.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status)
                return ([], null, false);
            var ids = report.OfType<MessagePart>().Select(p => p.Message?.MessageId).Concat(report.OfType<TextRfc822Headers>().Select(p => p.Message?.MessageId))
                .Append(message.InReplyTo).Concat(message.References)
                .OfType<string>().Where(id => id.All(c => c is > ' ' and < '\x7f')).Take(MostIds).ToArray();
            var group = status.StatusGroups.FirstOrDefault(g => g.Contains("Action")) ?? [];
            return (ids, string.Join(' ', new[] { group["Status"], group["Diagnostic-Code"] }.Where(t => !string.IsNullOrWhiteSpace(t))), string.Equals(group["Action"]?.Trim(), "failed", StringComparison.OrdinalIgnoreCase));
        }
        catch (FormatException)
        {
            return ([], null, false);
        }
    }

    private sealed record Rij(string Id, string Status, string Traject, string Aanleiding, string Titel);
}
