using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LeerwerkFlow.Documenten.Controle;
using LeerwerkFlow.Documenten.Tekenen;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Documenten;

/// <summary>
/// Makes the HTML of what was requested and keeps it sealed, with its hash, template version and model. A document that cannot be made stays requested and
/// becomes an incident once; it is tried again when a person asks or the app starts anew.
/// </summary>
public sealed class RenderDocument(
    Db db, Kluis kluis, Brieven brieven, ReadDossier dossier, AttestStempel stempel, TekenStempel tekenstempel, MoveDocument move, RaiseIncident incident, Werkbus bus, ILogger<RenderDocument> log)
    : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> failed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Everything that is requested now.</summary>
    /// <returns>How many documents were made.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await one.WaitAsync(ct);
        try
        {
            var made = 0;
            // What failed on another node is still asked for here: a round in which nothing is made is the last.
            for (var round = 1; round > 0 && await NextAsync(null, ct) is { Length: > 0 } batch; made += round)
                round = (await Task.WhenAll(batch.Select(d => d.Traject).Distinct().Select(t => bus.DoAsync(new RenderDocumenten(t), ct)))).Sum();

            return made;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>What is requested now in one traject, in order.</summary>
    /// <returns>How many documents were made.</returns>
    public async Task<int> RunAsync(string traject, CancellationToken ct = default)
    {
        using var activity = Telemetrie.Begin("render", traject);
        var made = 0;
        foreach (var document in await NextAsync(traject, ct))
            made += await TryAsync(document, ct) ? 1 : 0;
        return made;
    }

    /// <summary>Forgets that it failed, so that the next run tries again.</summary>
    public void Retry(string id) => failed.TryRemove(id, out _);

    public void Dispose() => one.Dispose();

    // Waits close when a document is made, and that may request the next; so the question is asked again until there is nothing.
    private async Task<DocumentRow[]> NextAsync(string? traject, CancellationToken ct) =>
    [
        .. (await db.QueryAsync<DocumentRow>(
            $"SELECT {DocumentRow.Columns} FROM document b WHERE b.status = 'gevraagd' AND {(traject is null ? "@traject = ''" : "b.traject = @traject")} ORDER BY b.gevraagd, b.id LIMIT 500", new { traject = traject ?? "" }, ct))
            .Where(d => !failed.ContainsKey(d.Id)),
    ];

    private async Task<bool> TryAsync(DocumentRow document, CancellationToken ct)
    {
        try
        {
            await MakeAsync(document, ct);
            return true;
        }
        catch (Moved)
        {
            log.LogDebug("Document {Document} moved while it was made", document.Id);
            return false;
        }
        catch (RuleBroken broken)
        {
            await FailAsync(document, broken.Message, ct);
            return false;
        }
        catch (LanguageException e)
        {
            log.LogWarning("Document {Document} cannot be made: {Naam} line {Regel}", document.Id, e.Naam, e.Regel);
            await FailAsync(document, e.Message, ct);
            return false;
        }
    }

    private async Task MakeAsync(DocumentRow document, CancellationToken ct)
    {
        var organisatie = await db.FindAsync<string>("SELECT organisatie FROM traject WHERE id = @Traject", new { document.Traject }, ct) ?? throw new NotFound();
        var sjabloon = (await brieven.OfAsync(organisatie, ct)).Get(document.Sjabloon);
        var model = await dossier.RunAsync(document, ct);
        var code = document.Code == AttestStempel.Document ? Controlecode.New() : null;
        var tekencode = document.Nodig > 0 ? Controlecode.New() : null;
        var html = sjabloon.Render(model);
        if (code is not null)
            html = stempel.Put(html, code);
        if (tekencode is not null)
            html = tekenstempel.Put(html, tekencode);
        var after = document with { Status = document is { Kanaal: "dossier", Nalezen: false } ? "verstuurd" : "gemaakt" };
        var statement = new Statement(
            """
            UPDATE document SET status = @Status, sjabloonversie = @Versie, model = @model, html = @html, hash = @hash, controlecode = @code, tekencode = @tekencode, revisie = revisie + 1
            WHERE id = @Id AND revisie = @Revisie AND status = 'gevraagd'
            """,
            new
            {
                after.Status,
                sjabloon.Versie,
                model = Convert.ToBase64String(kluis.Seal(Luik.Persoon, model.Json)),
                html = kluis.Seal(Luik.Persoon, html),
                hash = HashOf(html),
                code,
                tekencode,
                document.Id,
                document.Revisie,
            },
            ExpectedRows: 1);
        await move.RunAsync(document, after, [statement], "systeem", ct);
    }

    /// <summary>SHA-256 in hex over the bytes of the page.</summary>
    public static string HashOf(string html) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)));

    private async Task FailAsync(DocumentRow document, string reden, CancellationToken ct)
    {
        failed[document.Id] = true;
        await incident.RunAsync(document.Traject, document.Aanleiding, $"“{document.Titel}” kon niet gemaakt worden. {reden}", ct);
    }
}
