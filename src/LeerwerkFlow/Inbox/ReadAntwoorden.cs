using System.Text.Json.Nodes;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>What stands in the dossier of one taak that was completed.</summary>
public sealed record AntwoordRegel(string Taak, string Titel, string Formulier, DateTimeOffset Bewaard, string Door);

/// <summary>Kept answers of a traject, opened. Whoever asks has checked that the person may see the dossier.</summary>
public sealed class ReadAntwoorden(Db db, Kluis kluis, Formulieren formulieren)
{
    /// <summary>The last open answers on each of these forms, by form name.</summary>
    public async Task<IReadOnlyDictionary<string, JsonObject>> LastAsync(string traject, IEnumerable<string> namen, CancellationToken ct = default)
    {
        var rows = await db.QueryAsync<Bewaard>(
            "SELECT formulier, inhoud, vertrouwelijk FROM antwoord WHERE traject = @traject AND formulier IN @namen ORDER BY bewaard, taak", new { traject, namen = namen.ToArray() }, ct);
        return rows.GroupBy(r => r.Formulier).ToDictionary(g => g.Key, g => Open(Luik.Persoon, g.Last().Inhoud));
    }

    /// <summary>What was completed before, the newest first.</summary>
    public Task<AntwoordRegel[]> ListAsync(string traject, int most, CancellationToken ct = default) => db.QueryAsync<AntwoordRegel>(
        // zicht: the caller saw the dossier.
        """
        SELECT a.taak, k.titel, a.formulier, a.bewaard, m.naam AS door FROM antwoord a JOIN taak k ON k.id = a.taak JOIN medewerker m ON m.id = a.door
        WHERE a.traject = @traject ORDER BY a.bewaard DESC, a.taak LIMIT @most
        """,
        new { traject, most },
        ct);

    /// <summary>The answers of one taak; the confidential part only when asked for. Null when it has none.</summary>
    public async Task<(JsonObject Open, JsonObject? Vertrouwelijk)?> FindAsync(string taak, bool vertrouwelijk, CancellationToken ct = default) =>
        await db.FindAsync<Bewaard>("SELECT formulier, inhoud, vertrouwelijk FROM antwoord WHERE taak = @taak", new { taak }, ct) is not { } row
            ? null
            : (Open(Luik.Persoon, row.Inhoud), vertrouwelijk ? row.Vertrouwelijk is null ? [] : Open(Luik.Vertrouwelijk, row.Vertrouwelijk) : null);

    /// <summary>What the deelnemer released for profile, plan and evaluation, of the last answer on each form (S5).</summary>
    public async Task<IReadOnlyList<FormulierVrijgave>> ReleasedAsync(string traject, CancellationToken ct = default)
    {
        var rows = await db.QueryAsync<Bewaard>("SELECT formulier, inhoud, vertrouwelijk FROM antwoord WHERE traject = @traject AND vertrouwelijk IS NOT NULL ORDER BY bewaard, taak", new { traject }, ct);
        return [.. rows.GroupBy(r => r.Formulier).Where(g => formulieren.Find(g.Key) is not null)
            .SelectMany(g => FormulierVrijgave.Of(formulieren.Get(g.Key), Open(Luik.Vertrouwelijk, g.Last().Vertrouwelijk!)))];
    }

    private JsonObject Open(Luik luik, byte[] verzegeld) => JsonNode.Parse(kluis.Open(luik, verzegeld))!.AsObject();

    private sealed record Bewaard(string Formulier, byte[] Inhoud, byte[]? Vertrouwelijk);
}
