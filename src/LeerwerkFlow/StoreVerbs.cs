using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow;

/// <summary>The verbs that work on the rows: they open the same app, without its web address.</summary>
internal static class StoreVerbs
{
    public static Task<int> ImportAsync(string[] args, TextWriter output, TextWriter error) => WithFolderAsync("import-flows", args, error, async (app, folder) =>
    {
        var made = await app.Services.GetRequiredService<ImportFlows>().RunAsync(folder, "import-flows");
        foreach (var flow in made.Voorstellen)
            await output.WriteLineAsync($"{flow} is hier gewijzigd en blijft zoals hij is; de versie uit de map is bewaard als voorstel.");
        if (made.Versies.Count > 0 || made.Voorstellen.Count == 0)
            await output.WriteLineAsync(made.Versies.Count == 0 ? "Alle flows waren al geladen." : $"Geladen: {string.Join(", ", made.Versies)}.");
        return 0;
    });

    public static Task<int> ExportAsync(string[] args, TextWriter output, TextWriter error) => WithFolderAsync("export-flows", args, error, async (app, folder) =>
    {
        foreach (var path in await app.Services.GetRequiredService<ImportFlows>().ExportAsync(folder))
            await output.WriteLineAsync(path);
        return 0;
    });

    /// <summary>0 when nothing is wrong, 1 with a line for each fault.</summary>
    public static async Task<int> CheckAsync(string[] args, TextWriter output, TextWriter error)
    {
        await using var app = await Program.BuildAsync([.. args, "--Clockwork=off"]);
        var (trajecten, fouten) = await app.Services.GetRequiredService<CheckTrajecten>().RunAsync();
        foreach (var fout in fouten)
            await output.WriteLineAsync(fout);
        await output.WriteLineAsync(fouten.Count == 0 ? $"{trajecten} trajecten nagekeken: in orde." : $"{trajecten} trajecten nagekeken: {fouten.Count} fouten.");
        return fouten.Count == 0 ? 0 : 1;
    }

    private static async Task<int> WithFolderAsync(string verb, string[] args, TextWriter error, Func<WebApplication, string, Task<int>> run)
    {
        if (args is not [var folder, .. var settings] || folder.StartsWith('-'))
            return await Verbs.WrongUseAsync($"Gebruik: {verb} <map>", error);

        await using var app = await Program.BuildAsync([.. settings, "--Clockwork=off"]);
        return await run(app, Path.GetFullPath(folder));
    }
}
