using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>What an import did.</summary>
/// <param name="Versies">Ids of the new versions.</param>
/// <param name="Voorstellen">Flows that were changed here; their file waits as a voorstel.</param>
public sealed record Imported(IReadOnlyList<string> Versies, IReadOnlyList<string> Voorstellen);

/// <summary>
/// Publishes the flows of a folder as immutable versions. The same content is imported once: its hash decides. A flow whose newest version was drawn here is not replaced:
/// the file is kept beside it as a voorstel.
/// </summary>
public sealed class ImportFlows(Db db, Klok klok, CheckFlow check)
{
    /// <returns>The ids of the new versions and the flows for which a voorstel was kept; both empty when everything was there already.</returns>
    /// <exception cref="RuleBroken">A flow has findings or breaks a rule that blocks; nothing was imported.</exception>
    public async Task<Imported> RunAsync(string folder, string door, CancellationToken ct = default)
    {
        var read = FlowFiles.Read(folder);
        if (read.Flows is not { } flows)
            throw new RuleBroken($"De flows in “{folder}” kloppen niet en zijn niet geladen:\n{string.Join("\n", read.Findings)}");

        var fasen = flows.All.SelectMany(f => f.Steps).Select(FlowBundle.Plays).ToHashSet();
        List<string> made = [], voorstellen = [];
        var rows = new List<Statement>();
        foreach (var flow in flows.All.Where(f => !fasen.Contains(f.Id)).OrderBy(f => f.Id, StringComparer.Ordinal))
        {
            var inhoud = FlowBundle.Write(flows, flow.Id);
            var hash = FlowBundle.HashOf(inhoud);
            if (await db.FindAsync<long?>("SELECT 1 FROM flowversie WHERE flow = @Id AND hash = @hash UNION SELECT 1 FROM flowvoorstel WHERE flow = @Id AND hash = @hash", new { flow.Id, hash }, ct) is not null)
                continue;

            // A flow that answers to no decree may be as it is: no traject of a person starts on it.
            if (CheckFlow.FindSet(flow) is not null && await check.BlockingAsync(flows, flow.Id, ct) is { Count: > 0 } findings)
                throw new RuleBroken($"De flow “{flow.Naam}” is niet geladen:\n{string.Join("\n", findings)}");
            var newest = await db.FindAsync<Newest>("SELECT versie, herkomst FROM flowversie WHERE flow = @Id AND organisatie IS NULL ORDER BY versie DESC LIMIT 1", new { flow.Id }, ct);
            if (newest is { Herkomst: not "bestand" })
            {
                voorstellen.Add(flow.Id);
                rows.Add(new("INSERT INTO flowvoorstel (flow, hash, inhoud, ontvangen) VALUES (@Id, @hash, @inhoud, @Now)", new { flow.Id, hash, inhoud, klok.Now }));
                rows.Add(FlowJournaal.Line(klok.Now, door, flow.Id, null, "voorstel", hash: hash));
                continue;
            }

            var versie = (newest?.Versie ?? 0) + 1;
            made.Add($"{flow.Id}@{versie}");
            rows.Add(new Statement(
                "INSERT INTO flowversie (id, flow, versie, organisatie, hash, inhoud, gepubliceerd, door) VALUES (@id, @flow, @versie, NULL, @hash, @inhoud, @now, @door)",
                new { id = made[^1], flow = flow.Id, versie, hash, inhoud, now = klok.Now, door }));
        }

        await db.WriteAsync(rows, ct);
        return new(made, voorstellen);
    }

    /// <summary>Writes the newest version of every flow back as files: the top flow in the folder, its fasen in <c>fasen/</c>.</summary>
    /// <returns>The files written.</returns>
    public async Task<IReadOnlyList<string>> ExportAsync(string folder, CancellationToken ct = default)
    {
        var written = new List<string>();
        var versies = new FlowVersies(db);
        foreach (var naam in await db.QueryAsync<string>("SELECT DISTINCT flow FROM flowversie WHERE organisatie IS NULL ORDER BY flow", ct: ct))
        {
            var versie = await versies.NewestAsync(naam, null);
            foreach (var flow in versie.Flows.All)
            {
                var path = Path.Combine(folder, flow.Id == naam ? "" : "fasen", flow.Id + ".json");
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, FlowJson.Write(flow), ct);
                written.Add(path);
            }
        }

        return written;
    }

    private sealed record Newest(long Versie, string Herkomst);
}
