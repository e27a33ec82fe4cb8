using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Ontwerp;

/// <summary>One difference between two versions of a rule set, in plain Dutch.</summary>
/// <param name="Verzwakt">True: what was refused before may pass after it.</param>
public sealed record RegelVerschil(string Code, string Zin, bool Verzwakt);

/// <summary>What a new version of the rules changes. What cannot be told to be stronger is said as it stands, so that people judge it.</summary>
internal static partial class RegelVergelijking
{
    private static readonly string[] Woorden = ["zin", "bron", "doe"];
    private static readonly Dictionary<string, int> Gewicht = new() { ["decreet"] = 2, ["tekening"] = 2, ["praktijk"] = 1 };

    /// <summary>The differences in the order of the new set, what is gone first; empty when the two say the same.</summary>
    public static IReadOnlyList<RegelVerschil> Of(string was, string wordt)
    {
        var (oud, nieuw) = (Parse(was), Parse(wordt));
        var (oudeRegels, nieuweRegels) = (Regels(oud), Regels(nieuw));
        return
        [
            .. Geldigheid(oud, nieuw),
            .. oudeRegels.Where(r => !nieuweRegels.ContainsKey(r.Key)).Select(r => new RegelVerschil(r.Key, $"Deze regel vervalt: “{Text(r.Value["zin"])}”", true)),
            .. nieuweRegels.SelectMany(r => oudeRegels.TryGetValue(r.Key, out var old) ? Verschillen(r.Key, old, r.Value) : [new(r.Key, $"Nieuwe regel: “{Text(r.Value["zin"])}”", false)]),
        ];
    }

    private static IEnumerable<RegelVerschil> Geldigheid(JsonObject oud, JsonObject nieuw)
    {
        foreach (var (naam, label) in new[] { ("titel", "De naam"), ("van", "De eerste dag"), ("tot", "De laatste dag") })
        {
            if (!JsonNode.DeepEquals(oud[naam], nieuw[naam]))
                yield return new("", $"{label} was {Shown(oud[naam])} en wordt {Shown(nieuw[naam])}.", false);
        }
    }

    private static IEnumerable<RegelVerschil> Verschillen(string code, JsonObject oud, JsonObject nieuw)
    {
        if (Text(oud["ernst"]) is var ernst && Text(nieuw["ernst"]) is var later && ernst != later)
            yield return new(code, $"De regel was {Woord(ernst)} en wordt {Woord(later)}.", Gewicht.GetValueOrDefault(later) < Gewicht.GetValueOrDefault(ernst));
        foreach (var naam in Woorden.Where(n => !JsonNode.DeepEquals(oud[n], nieuw[n])))
            yield return new(code, $"{(naam == "zin" ? "De zin" : naam == "bron" ? "De bron" : "De raad")} was “{Text(oud[naam])}” en wordt “{Text(nieuw[naam])}”.", false);
        var (van, naar) = (Flat(oud["vorm"], ""), Flat(nieuw["vorm"], ""));
        foreach (var naam in van.Keys.Union(naar.Keys).Order(StringComparer.Ordinal))
        {
            var (a, b) = (van.GetValueOrDefault(naam), naar.GetValueOrDefault(naam));
            if (a != b)
                yield return new(code, $"Wat de regel eist, verandert: “{naam}” was {a ?? "niets"} en wordt {b ?? "niets"}.", IsWeaker(naam, a, b));
        }
    }

    // Only a bound that was drawn tighter in the same unit is surely no weaker; anything else in what a rule asks may let something pass.
    private static bool IsWeaker(string naam, string? was, string? wordt)
    {
        if (naam.Contains("tenzij", StringComparison.Ordinal))
            return wordt is not null;
        var (a, b) = (Getal(was), Getal(wordt));
        if (a is null || b is null || a.Value.Eenheid != b.Value.Eenheid)
            return true;
        return naam.Contains("hoogstens", StringComparison.Ordinal) ? b.Value.Aantal > a.Value.Aantal : !naam.Contains("minstens", StringComparison.Ordinal) || b.Value.Aantal < a.Value.Aantal;
    }

    private static (decimal Aantal, string Eenheid)? Getal(string? tekst) => tekst is not null && Maat().Match(tekst) is { Success: true } m
        ? (decimal.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), m.Groups[2].Value)
        : null;

    private static SortedDictionary<string, string> Flat(JsonNode? node, string pad)
    {
        var result = new SortedDictionary<string, string>(StringComparer.Ordinal);
        IEnumerable<(string Naam, JsonNode? Deel)> delen = node switch
        {
            JsonObject o => o.Select(p => (p.Key, p.Value)),
            JsonArray a => a.Select((e, nr) => ((nr + 1).ToString(CultureInfo.InvariantCulture), e)),
            _ => [],
        };
        foreach (var (naam, deel) in delen)
        {
            var hier = pad.Length == 0 ? naam : $"{pad} {naam}";
            if (deel is JsonValue waarde)
                result[hier] = waarde.ToString();
            foreach (var (dieper, tekst) in Flat(deel, hier))
                result[dieper] = tekst;
        }

        return result;
    }

    private static Dictionary<string, JsonObject> Regels(JsonObject set) =>
        (set["regels"] as JsonArray ?? []).OfType<JsonObject>().GroupBy(r => Text(r["code"])).ToDictionary(g => g.Key, g => g.First());

    private static JsonObject Parse(string tekst) => JsonNode.Parse(tekst) as JsonObject ?? [];

    private static string Text(JsonNode? node) => (node as JsonValue)?.ToString() ?? "";

    private static string Shown(JsonNode? node) => node is null ? "niet ingevuld" : $"“{Text(node)}”";

    private static string Woord(string ernst) => ernst switch
    {
        "decreet" => "een plicht van het decreet",
        "praktijk" => "een waarschuwing",
        "tekening" => "een eis aan de tekening",
        _ => $"“{ernst}”",
    };

    [GeneratedRegex(@"^(-?\d+(?:\.\d+)?)(?: (.+))?$")]
    private static partial Regex Maat();
}
