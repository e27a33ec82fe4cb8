using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>
/// At the start: the rules that came with the program become version 1. Later a file that differs is a voorstel of the program, and two people must approve it like any other
/// (S9); the same content comes once.
/// </summary>
public sealed class LoadRegels(Db db, Klok klok)
{
    /// <exception cref="CannotStart">A file cannot be read as rules.</exception>
    public async Task RunAsync(string map, CancellationToken ct = default)
    {
        foreach (var path in Directory.Exists(map) ? Directory.GetFiles(map, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            var (naam, inhoud) = (Path.GetFileNameWithoutExtension(path), (await File.ReadAllTextAsync(path, ct)).ReplaceLineEndings("\n"));
            Check(naam, inhoud);
            var versies = await db.QueryAsync<Rij>("SELECT versie, hash, stand FROM regelset WHERE naam = @naam ORDER BY versie DESC", new { naam }, ct);
            var hash = FlowBundle.HashOf(inhoud);
            if (Array.Exists(versies, v => v.Hash == hash))
                continue;

            var first = versies.Length == 0;
            var versie = new RegelVersie(
                naam, first ? 1 : versies[0].Versie + 1, inhoud, hash, "bestand van het programma", first ? "eerste versie" : "nieuwe versie van het programma", first ? "geldig" : "voorstel",
                Array.Find(versies, v => v.Stand == "geldig")?.Versie ?? 0, RegelVersie.VanProgramma, klok.Now, first ? klok.Now : null, 1, 0);
            await db.WriteAsync([versie.Begin(), versie.Besluit(klok.Now, RegelVersie.VanProgramma, first ? "geladen" : "voorgesteld")], ct);
        }
    }

    private static void Check(string naam, string inhoud)
    {
        try
        {
            RegelSet.Parse(naam, inhoud);
        }
        catch (RegelException e)
        {
            throw new CannotStart(e.Message, e);
        }
    }

    private sealed record Rij(long Versie, string Hash, string Stand);
}
