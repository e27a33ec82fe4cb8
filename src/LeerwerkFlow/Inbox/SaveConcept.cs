using System.Text.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>Keeps what a person typed until the taak is completed: sealed, for that person alone, and never a confidential field (S17).</summary>
public sealed class SaveConcept(Db db, Klok klok, Kluis kluis, ReadTaak read, Formulieren formulieren)
{
    private static readonly HashSet<string> Names = ["SamenMet", "SamenOp"];

    /// <exception cref="Moved">The taak is closed or another's since; nothing was kept.</exception>
    public async Task RunAsync(CurrentUser user, string id, IReadOnlyDictionary<string, string[]> gepost, CancellationToken ct = default)
    {
        var taak = await read.GetAsync(user, id, ct);
        if (!taak.MayBeDoneBy(user))
            throw new Moved();

        var formulier = formulieren.Get(taak.Formulier);
        var velden = formulier.Velden.Where(v => !v.Vertrouwelijk).Select(v => v.Naam).ToHashSet(StringComparer.Ordinal);
        var tekst = gepost.Where(p => (velden.Contains(p.Key.Split('.')[0]) || Names.Contains(p.Key)) && p.Value.Any(v => v.Length > 0)).ToDictionary(p => p.Key, p => p.Value);
        await db.WriteAsync(
            [new(
                """
                INSERT INTO concept (taak, medewerker, inhoud, bijgewerkt) VALUES (@id, @wie, @inhoud, @now)
                ON CONFLICT (taak, medewerker) DO UPDATE SET inhoud = excluded.inhoud, bijgewerkt = excluded.bijgewerkt
                """,
                new { id, wie = user.Id, inhoud = kluis.Seal(Luik.Persoon, JsonSerializer.Serialize(tekst)), now = klok.Now })],
            ct);
    }

    /// <summary>What this person typed before, by posted name, and when it was kept; null when there is nothing.</summary>
    public async Task<(Dictionary<string, string[]> Tekst, DateTimeOffset Bijgewerkt)?> FindAsync(CurrentUser user, string id, CancellationToken ct = default) =>
        await db.FindAsync<Concept>("SELECT inhoud, bijgewerkt FROM concept WHERE taak = @id AND medewerker = @wie", new { id, wie = user.Id }, ct) is { } row
            ? (JsonSerializer.Deserialize<Dictionary<string, string[]>>(kluis.Open(Luik.Persoon, row.Inhoud))!, row.Bijgewerkt)
            : null;

    private sealed record Concept(byte[] Inhoud, DateTimeOffset Bijgewerkt);
}
