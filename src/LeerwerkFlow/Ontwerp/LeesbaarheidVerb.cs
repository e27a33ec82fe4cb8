using System.Globalization;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Taal;

namespace LeerwerkFlow.Ontwerp;

/// <summary><c>leesbaarheid &lt;map&gt;</c>: every letter of a folder made for its examples, with its figures, and under it what to write otherwise.</summary>
public static class LeesbaarheidVerb
{
    /// <summary>0 nothing to say, 1 something found, 2 wrong use.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter uit, TextWriter fout)
    {
        if (args is not [var map])
        {
            await fout.WriteLineAsync("Gebruik: leesbaarheid <map>, bijvoorbeeld: leesbaarheid workflows");
            return 2;
        }

        var brieven = Path.Combine(map, "brieven");
        if (!Directory.Exists(brieven))
            throw new RuleBroken($"De map “{brieven}” bestaat niet.");
        var (sjablonen, lijst, vondsten) = (Sjablonen.Load(brieven), Woordenlijst.Load(brieven), 0);
        await uit.WriteLineAsync($"{"brief",-40} {"woorden",7} {"zinnen",6} {"gemiddeld",9} {"langste",7} {"score",5}");
        foreach (var (voorbeeld, naam) in Voorbeeld.All(brieven, sjablonen))
        {
            var (sjabloon, model) = (sjablonen.Get(naam), Voorbeeld.Read(voorbeeld));
            var cijfers = Leesbaarheid.Of(sjabloon.Render(model), model, sjabloon.Voor, lijst);
            await uit.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(voorbeeld),-40} {cijfers.Woorden,7} {cijfers.Zinnen,6} {cijfers.Gemiddeld,9:0.0} {cijfers.Langste,7} {cijfers.Score,5:0}"));
            foreach (var vondst in cijfers.Vondsten)
                await uit.WriteLineAsync($"  {vondst}");
            vondsten += cijfers.Vondsten.Count;
        }

        await uit.WriteLineAsync(vondsten == 0 ? "Niets op te merken." : $"{vondsten} opmerkingen.");
        return vondsten == 0 ? 0 : 1;
    }
}
