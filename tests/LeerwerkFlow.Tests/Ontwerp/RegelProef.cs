using System.Text.Json.Nodes;

namespace LeerwerkFlow.Tests.Ontwerp;

/// <summary>A small set of rules, written as the shipped ones are.</summary>
internal static class RegelProef
{
    public const string Naam = "proef";

    /// <param name="change">What another version says otherwise.</param>
    public static string Tekst(Action<JsonObject>? change = null)
    {
        var set = JsonNode.Parse("""
            {
              "titel": "Proefbesluit", "van": "2009-01-01", "tot": "2015-09-30",
              "regels": [
                { "code": "NAZORG_LANG", "zin": "Nazorg duurt minstens zes maanden.", "bron": "B 3.4", "ernst": "decreet", "doe": "Zet de nazorg op zes maanden.",
                  "vorm": { "soort": "bereik", "feit": "nazorg.maanden", "minstens": 6 } },
                { "code": "TBS_KORT", "zin": "TBS duurt hoogstens zes maanden.", "bron": "B 3.3", "ernst": "decreet", "doe": "Maak de TBS korter.",
                  "vorm": { "soort": "bereik", "feit": "tbs.maanden", "hoogstens": 6 } },
                { "code": "MAANDGESPREK", "zin": "Er is elke maand een gesprek.", "bron": "gewoonte", "ernst": "praktijk", "doe": "Plan een gesprek.",
                  "vorm": { "soort": "bereik", "feit": "gesprekken", "minstens": 1 } }
              ]
            }
            """)!.AsObject();
        change?.Invoke(set);
        return set.ToJsonString();
    }

    public static JsonObject Regel(JsonObject set, int nr) => set["regels"]![nr]!.AsObject();

    /// <summary>The rules of the program in a folder of the test, loaded.</summary>
    public static async Task LoadAsync(TestWorld world, string tekst)
    {
        var map = Directory.CreateDirectory(Path.Combine(world.DataDirectory, "regels")).FullName;
        await File.WriteAllTextAsync(Path.Combine(map, Naam + ".json"), tekst);
        await world.Get<LeerwerkFlow.Ontwerp.LoadRegels>().RunAsync(map);
    }
}
