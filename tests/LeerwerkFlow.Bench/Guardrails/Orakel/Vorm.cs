using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>A field of a form as far as it decides facts or other fields.</summary>
/// <param name="Soort"><c>datum</c>, <c>getal</c>, <c>ja-nee</c> or <c>keuze</c>.</param>
/// <param name="Feit">The fact it brings, or null.</param>
/// <param name="Verplicht">It cannot be left empty while it shows.</param>
/// <param name="VerplichtBij">Outcomes at which it cannot be left empty.</param>
/// <param name="Min">A number or a date formula; null: none.</param>
/// <param name="Max">A number or a date formula; null: none.</param>
/// <param name="Als">The field (or <c>uitkomst</c>) it hangs on; null: it always shows.</param>
/// <param name="Is">The values of <paramref name="Als"/> at which it shows.</param>
public sealed record VormVeld(
    string Naam, string Soort, string? Feit, bool Verplicht, IReadOnlyList<string> VerplichtBij, string? Min, string? Max, bool HeeftDecimalen, IReadOnlyList<string> Codes, string? Als,
    IReadOnlyList<string> Is);

/// <summary>The forms of a folder, read by ourselves: what people are asked, and so which facts come in.</summary>
public sealed class Vormen
{
    private readonly FrozenDictionary<string, VormVeld[]> vormen;

    private Vormen(FrozenDictionary<string, VormVeld[]> vormen) => this.vormen = vormen;

    public static Vormen Read(string folder) => new(Directory.GetFiles(Path.Combine(folder, "formulieren"), "*.json").ToFrozenDictionary(
        file => Path.GetFileNameWithoutExtension(file),
        file => JsonNode.Parse(File.ReadAllText(file))!["velden"]!.AsArray().OfType<JsonObject>().Where(veld => veld.ContainsKey("soort")).Select(ReadVeld).ToArray()));

    public bool Has(string naam) => vormen.ContainsKey(naam);

    /// <summary>The fields in order; none for a form that does not exist.</summary>
    public IReadOnlyList<VormVeld> Get(string naam) => vormen.GetValueOrDefault(naam, []);

    private static VormVeld ReadVeld(JsonObject veld) => new(
        (string)veld["naam"]!,
        (string)veld["soort"]!,
        (string?)veld["feit"],
        (bool?)veld["verplicht"] == true,
        Lijst(veld["verplichtBij"]),
        veld["min"]?.ToString(),
        veld["max"]?.ToString(),
        veld.ContainsKey("decimalen"),
        [.. (veld["keuzes"] as JsonArray ?? []).Select(keuze => (string)keuze!["code"]!)],
        (string?)veld["toonAls"]?["veld"],
        Lijst(veld["toonAls"]?["is"]));

    private static string[] Lijst(JsonNode? node) => [.. (node as JsonArray ?? []).Select(een => een!.ToString())];
}
