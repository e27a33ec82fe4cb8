using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Simulation;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The scenarios of the folder, by name; read once, and only by a name that is in the list.</summary>
public sealed class Scenarios
{
    private readonly SortedDictionary<string, (string Omschrijving, Scenario Scenario)> byNaam = new(StringComparer.Ordinal);

    private Scenarios()
    {
    }

    /// <summary>Name and description, the plain one first.</summary>
    public IEnumerable<(string Naam, string Omschrijving)> All => byNaam.OrderBy(p => p.Key == "normaal" ? 0 : 1).Select(p => (p.Key, p.Value.Omschrijving));

    /// <exception cref="ScenarioException">A file cannot be read as a scenario.</exception>
    public static Scenarios Load(string map)
    {
        var scenarios = new Scenarios();
        foreach (var pad in Directory.Exists(map) ? Directory.GetFiles(map, "*.json") : [])
        {
            var (naam, tekst) = (Path.GetFileNameWithoutExtension(pad), File.ReadAllText(pad));
            // What is no traject (how often what happens) lies there too.
            if (Parse(naam, tekst) is { } omschrijving)
                scenarios.byNaam[naam] = (omschrijving, Scenario.Parse(naam, tekst));
        }

        return scenarios;
    }

    public Scenario? Find(string naam) => byNaam.TryGetValue(naam, out var found) ? found.Scenario : null;

    private static string? Parse(string naam, string tekst)
    {
        try
        {
            return JsonNode.Parse(tekst) is JsonObject o && o.ContainsKey("taken") ? (string?)o["omschrijving"] ?? naam : null;
        }
        catch (JsonException)
        {
            throw new ScenarioException($"Het scenario “{naam}” is geen geldige JSON.");
        }
    }
}
