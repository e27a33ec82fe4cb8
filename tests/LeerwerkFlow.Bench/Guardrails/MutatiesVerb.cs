using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Bench.Guardrails.Mutaties;

namespace LeerwerkFlow.Bench.Guardrails;

/// <summary>Edits the shipped flows at random and holds each before the checker and the oracle; a line for every edit that went wrong and a table at the end.</summary>
internal static class MutatiesVerb
{
    /// <returns>0 when nothing was missed and at most two in a hundred broken rules were false alarms.</returns>
    public static int Run(MutatieOpties opties)
    {
        var proef = new Mutatieproef(opties.Map, Nakijker.Of(opties.Map), opties.Paden, opties.Pogingen);
        var mutaties = new Zaaier(proef.Bundel, opties.Zaad).Make(opties.Aantal).ToList();
        var uitslagen = new Proefuitslag[mutaties.Count];
        var done = 0;
        Parallel.ForEach(Partitioner.Create(0, mutaties.Count, 1), new ParallelOptions { MaxDegreeOfParallelism = opties.Samen }, (range, _) =>
        {
            for (var i = range.Item1; i < range.Item2; i++)
            {
                uitslagen[i] = proef.Run(mutaties[i]);
                Tell(i, uitslagen[i], opties);
                if (Interlocked.Increment(ref done) % 250 == 0)
                    Console.Error.WriteLine($"{done} edits");
            }
        });

        Console.Error.WriteLine(Mutatietabel.Kop);
        foreach (var rij in Mutatietabel.Of(uitslagen))
        {
            Console.Error.WriteLine(rij);
            if (opties.Json)
                Console.WriteLine(rij.ToJson(opties.Zaad).ToJsonString(JsonSerializerOptions.Web));
        }

        var alle = new Mutatietabel("alle", uitslagen);
        return alle.Gemist == 0 && alle.ValsAlarm * 50 <= alle.Gebroken ? 0 : 1;
    }

    private static void Tell(int nummer, Proefuitslag uitslag, MutatieOpties opties)
    {
        if (!(opties.Alles || uitslag.IsGemist || uitslag.IsNaastOnderwerp || uitslag.ValsAlarm.Count > 0))
            return;
        var line = new JsonObject
        {
            ["nummer"] = nummer,
            ["wat"] = uitslag.IsGemist ? "GEMIST" : uitslag.ValsAlarm.Count > 0 ? "VALS ALARM" : uitslag.IsNaastOnderwerp ? "NAAST" : uitslag.IsBreuk ? "gevonden" : uitslag.IsTegengehouden ? "zonder breuk tegengehouden" : "goed",
            ["edit"] = uitslag.Mutatie.ToString(),
            ["geweigerd"] = uitslag.Geweigerd,
            ["orakel"] = new JsonArray([.. uitslag.Breuken.Select(b => JsonValue.Create(b.ToString())).Distinct()]),
            ["nazicht"] = new JsonArray([.. uitslag.Oordelen.Select(o => JsonValue.Create(o))]),
            ["valsAlarm"] = new JsonArray([.. uitslag.ValsAlarm.Select(o => JsonValue.Create($"{o.Code}: {o.Uitleg} — {string.Join(" > ", o.Pad.Select(p => p.Pijl is null ? $"{p.Flow}/{p.Stap}" : $"{p.Flow}/{p.Pijl}"))}"))]),
            ["ms"] = Math.Round(uitslag.Milliseconden, 1),
        };
        Console.WriteLine(line.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }
}
