using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Ontwerp;

/// <summary><c>render &lt;brief&gt; --model &lt;bestand.json&gt;</c>: the HTML of a shipped letter for a model that follows the schema.</summary>
public static class RenderVerb
{
    /// <summary>0 made, 1 the model or the letter is wrong, 2 wrong use.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter uit, TextWriter fout)
    {
        if (args is not [var naam, "--model", var bestand])
        {
            await fout.WriteLineAsync("Gebruik: render <brief> --model <bestand.json>, bijvoorbeeld: render afsluitbrief --model workflows/brieven/voorbeelden/afsluitbrief.json");
            return 2;
        }

        var sjablonen = Sjablonen.Load(Path.Combine(FlowFiles.Folder, "brieven"));
        if (!sjablonen.Namen.Contains(naam))
            throw new RuleBroken($"De brief “{naam}” bestaat niet. Kies uit: {string.Join(", ", sjablonen.Namen)}.");
        try
        {
            await uit.WriteAsync(sjablonen.Get(naam).Render(Voorbeeld.Read(bestand)));
            return 0;
        }
        catch (LanguageException e)
        {
            throw new RuleBroken(e.Message);
        }
    }
}
