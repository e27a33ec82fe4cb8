using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow.Ontwerp;

/// <summary><c>render &lt;brief&gt; --model &lt;bestand.json&gt; [--pdf &lt;uit.pdf&gt;]</c>: a shipped letter for a model that follows the schema, as HTML on the screen or as PDF in a file.</summary>
public static class RenderVerb
{
    /// <summary>0 made, 1 the model or the letter is wrong, 2 wrong use.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter uit, TextWriter fout)
    {
        if (args is not [var naam, "--model", var bestand, .. var rest] || rest is not ([] or ["--pdf", _]))
        {
            await fout.WriteLineAsync("Gebruik: render <brief> --model <bestand.json> [--pdf <uit.pdf>], bijvoorbeeld: render afsluitbrief --model workflows/brieven/voorbeelden/afsluitbrief.json");
            return 2;
        }

        var sjablonen = Sjablonen.Load(Path.Combine(FlowFiles.Folder, "brieven"));
        if (!sjablonen.Namen.Contains(naam))
            throw new RuleBroken($"De brief “{naam}” bestaat niet. Kies uit: {string.Join(", ", sjablonen.Namen)}.");
        try
        {
            var html = sjablonen.Get(naam).Render(Voorbeeld.Read(bestand));
            if (rest is [_, var pdf])
                await PrintAsync(html, pdf);
            else
                await uit.WriteAsync(html);
            return 0;
        }
        catch (LanguageException e)
        {
            throw new RuleBroken(e.Message);
        }
    }

    private static async Task PrintAsync(string html, string pad)
    {
        await using var printer = new PdfPrinter(Settings.Read([]).GetSection("Pdf").Get<PdfOptions>() ?? new(), NullLogger<PdfPrinter>.Instance);
        var pdf = await printer.PrintAsync(html);
        try
        {
            await File.WriteAllBytesAsync(pad, pdf);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RuleBroken($"Het bestand “{pad}” kan niet geschreven worden.");
        }
    }
}
