using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Ontwerp;

/// <summary>A top flow with everything that it names, to take to another installation: flows, forms, letters, rules and scenarios.</summary>
/// <param name="Flow">Definition id of the top flow.</param>
/// <param name="Naam">What people call it.</param>
/// <param name="Bestanden">Text by path, in order of path; the manifest is not among them.</param>
public sealed partial record Pakket(string Flow, string Naam, ImmutableSortedDictionary<string, string> Bestanden)
{
    public const string Flows = "flows/";
    public const string Formulieren = "formulieren/";
    public const string Brieven = "brieven/";
    public const string Regels = "regels/";
    public const string Scenarios = "scenarios/";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>The files of one kind, by the name that flows call them by.</summary>
    public IEnumerable<(string Naam, string Pad, string Tekst)> Of(string soort) =>
        Bestanden.Where(b => b.Key.StartsWith(soort, StringComparison.Ordinal)).Select(b => (Path.GetFileNameWithoutExtension(b.Key), b.Key, b.Value));

    /// <summary>The definitions by id.</summary>
    /// <exception cref="RuleBroken">One of them is no JSON, or is called otherwise than its file.</exception>
    public IReadOnlyDictionary<string, JsonObject> Definities()
    {
        var definities = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (naam, pad, tekst) in Of(Flows))
        {
            var bron = ParseJson(pad, tekst);
            if ((bron["definitionId"] as JsonValue)?.ToString() != naam)
                throw new RuleBroken($"Het bestand “{pad}” in dit pakket is niet de flow “{naam}”: zijn “definitionId” is een andere. {Nothing}");
            definities[naam] = bron;
        }

        return definities;
    }

    /// <summary>What every refusal ends with.</summary>
    internal const string Nothing = "Er is niets overgenomen.";

    /// <summary>True for a path that a package may hold: nothing outside, nothing that is no text of ours.</summary>
    internal static bool IsPad(string pad) => Paden().IsMatch(pad);

    /// <exception cref="RuleBroken">It is no JSON object, or a name stands in it twice.</exception>
    internal static JsonObject ParseJson(string pad, string tekst)
    {
        try
        {
            if (JsonNode.Parse(tekst, documentOptions: Strict) is JsonObject o)
                return o;
        }
        catch (JsonException e)
        {
            throw new RuleBroken($"Het bestand “{pad}” in dit pakket is geen leesbare JSON{(e.LineNumber is { } lijn ? $" (lijn {lijn + 1})" : "")}. {Nothing}");
        }

        throw new RuleBroken($"Het bestand “{pad}” in dit pakket is geen leesbare JSON. {Nothing}");
    }

    [GeneratedRegex(@"^(?:(?:flows|regels|scenarios|formulieren|formulieren/delen|brieven/voorbeelden|brieven/voorbeelden/dossiers)/[A-Za-z0-9][A-Za-z0-9._-]{0,79}\.json|brieven/_?[a-z0-9][a-z0-9-]{0,79}\.sbnhtml)$", RegexOptions.CultureInvariant)]
    private static partial Regex Paden();
}
