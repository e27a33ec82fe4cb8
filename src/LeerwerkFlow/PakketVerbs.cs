using LeerwerkFlow.Ontwerp;

namespace LeerwerkFlow;

/// <summary><c>export-pakket</c> and <c>import-pakket</c>: a flow with all that it names, out of this house and into another.</summary>
internal static class PakketVerbs
{
    public static async Task<int> ExportAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is not [var flow, var bestand, .. var settings] || flow.StartsWith('-') || bestand.StartsWith('-'))
            return await Verbs.WrongUseAsync("Gebruik: export-pakket <flow> <bestand.zip>", error);

        await using var app = await Program.BuildAsync([.. settings, "--Clockwork=off"]);
        var pakket = await app.Services.GetRequiredService<ExportPakket>().RunAsync(flow, null);
        await WithFileAsync(bestand, path => File.WriteAllBytesAsync(path, PakketZip.Write(pakket)));
        await output.WriteLineAsync($"{bestand}: {pakket.Naam}, {pakket.Of(Pakket.Flows).Count()} flows en {pakket.Bestanden.Count} bestanden in het geheel.");
        return 0;
    }

    public static async Task<int> ImportAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is not [var bestand, .. var settings] || bestand.StartsWith('-'))
            return await Verbs.WrongUseAsync("Gebruik: import-pakket <bestand.zip>", error);

        await using var app = await Program.BuildAsync([.. settings, "--Clockwork=off"]);
        byte[] zip = [];
        await WithFileAsync(bestand, async path => zip = await ReadAsync(path));
        try
        {
            var plan = await app.Services.GetRequiredService<ImportPakket>().RunAsync(zip, null, "import-pakket");
            foreach (var regel in plan.Regels.Where(r => r.Stand == PakketStand.BlijftHier))
                await output.WriteLineAsync($"{regel.Soort} “{regel.Naam}”: {regel.Wat}.");
            await output.WriteLineAsync(plan.Versies.Count == 0 ? "Alles uit dit pakket was er al." : $"Gepubliceerd: {string.Join(", ", plan.Versies)}.");
            return 0;
        }
        catch (FlowRefused e)
        {
            await error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    // One byte more than a package may have is enough to refuse it.
    private static async Task<byte[]> ReadAsync(string path)
    {
        await using var stream = File.OpenRead(path);
        var buffer = new byte[Math.Min(stream.Length, PakketLezer.MostBytes + 1)];
        await stream.ReadExactlyAsync(buffer);
        return buffer;
    }

    private static async Task WithFileAsync(string bestand, Func<string, Task> act)
    {
        try
        {
            await act(Path.GetFullPath(bestand));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RuleBroken($"Het bestand “{bestand}” kan niet gelezen of geschreven worden. Kijk de naam en de rechten na.");
        }
    }
}
