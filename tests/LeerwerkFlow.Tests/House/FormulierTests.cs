using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Inbox;

namespace LeerwerkFlow.Tests.House;

/// <summary>Forms and flows fit: outcomes, facts that are read, kinds of facts.</summary>
public sealed partial class FormulierTests
{
    private static readonly string[] Formulas = ["moment", "termijn", "uiterlijk", "herinnering", "escalatie", "datum"];

    // Set by a dialog or a message, not by a taak of the flow: stop and job found, and the decision on an extension.
    private static readonly string[] ByOthers = ["einde", "lengte"];

    private static readonly Formulieren Alle = Formulieren.Load(Path.Combine(SourceTree.Root, "workflows", "formulieren"));

    private static readonly IReadOnlyList<(string Flow, JsonObject Step)> Steps =
    [
        .. from file in SourceTree.All
           where file.Path == "workflows/wep-2008.json" || file.Path.StartsWith("workflows/fasen/", StringComparison.Ordinal)
           from step in Objects(JsonNode.Parse(file.Text)!["root"])
           where step["type"] is JsonValue
           select (file.Path, step),
    ];

    [Fact]
    public void An_outcome_that_a_form_names_is_one_of_its_taken() => Found.Nothing(
        from naam in Alle.Namen
        let bekend = Taken(naam).SelectMany(Uitkomsten).ToHashSet()
        where bekend.Count > 0
        from veld in Alle.Get(naam).Velden
        from uitkomst in veld.VerplichtBij.Concat(veld.ToonAls is { Veld: ToonAls.Uitkomst } toonAls ? toonAls.Is : [])
        where !bekend.Contains(uitkomst)
        select $"{naam}, {veld.Naam}: outcome {uitkomst}");

    [Fact]
    public void Every_fact_that_a_flow_reads_is_set_somewhere() => Found.Nothing(Unset(Steps));

    [Fact]
    public void A_fact_that_nobody_sets_is_seen()
    {
        var step = JsonNode.Parse("""{ "id": "x", "type": "Elsa.FlowDecision", "condition": { "expression": { "type": "Scriban", "value": "nergens_gezet" } } }""")!.AsObject();

        Assert.Equal(["workflows/fasen/proef.json, x: nergens.gezet"], Unset([.. Steps, ("workflows/fasen/proef.json", step)]));
    }

    [Fact]
    public void A_form_sets_a_fact_of_the_kind_that_the_flow_declares() => Found.Nothing(
        from feit in Top["customProperties"]!["feiten"]!.AsArray()
        from naam in Alle.Namen
        from veld in Alle.Get(naam).Velden
        where veld.Feit == (string?)feit!["naam"] && !(Kinds(veld.Soort) == (string?)feit["soort"] || (string?)feit["soort"] == "formule")
        select $"{naam}, {veld.Naam}: {veld.Feit} is declared as {feit["soort"]}");

    private static JsonNode Top => JsonNode.Parse(SourceTree.Get("workflows/wep-2008.json").Text)!;

    private static IEnumerable<string> Unset(IReadOnlyList<(string Flow, JsonObject Step)> steps)
    {
        var gezet = Taken().Select(step => Value(step, "formulier")).Where(naam => Alle.Find(naam) is not null).SelectMany(naam => Alle.Get(naam).Velden).Select(veld => veld.Feit)
            .Concat(steps.Select(paar => Value(paar.Step, "feit")))
            .Concat(Top["customProperties"]!["instellingen"]!.AsArray().Select(een => (string?)een!["naam"]))
            .Concat(ByOthers)
            .OfType<string>().ToHashSet();
        return from paar in steps
               from feit in Reads(paar.Step)
               where !gezet.Contains(feit) && !gezet.Contains(feit.Replace('_', '.')) && !gezet.Any(een => een.Replace('.', '_') == feit)
               select $"{paar.Flow}, {paar.Step["id"]}: {feit.Replace('_', '.')}";
    }

    private static IEnumerable<string> Reads(JsonObject step) =>
        step.Where(deel => deel.Value is JsonObject).SelectMany(deel => deel.Value!["expression"] is not JsonObject expression || expression["value"] is not JsonValue waarde ? []
            : (string?)expression["type"] == "Scriban" ? Name().Matches(waarde.ToString()).Select(match => match.Value).Except(["null", "true", "false", "empty"])
            : Formulas.Contains(deel.Key) && ((string?)step["type"])!.StartsWith("Leerwerk.", StringComparison.Ordinal) ? DateFormula.Parse(waarde.ToString()).Anchors
            : []);

    private static IEnumerable<JsonObject> Taken(string? formulier = null) =>
        Steps.Select(paar => paar.Step).Where(step => (string?)step["type"] == "Leerwerk.Taak" && (formulier is null || Value(step, "formulier") == formulier));

    private static IEnumerable<string> Uitkomsten(JsonObject taak) =>
        taak["uitkomsten"]?["expression"]?["value"] is { } lijst ? (lijst as JsonArray ?? JsonNode.Parse(lijst.ToString())!.AsArray()).Select(een => een!.ToString()) : ["Klaar"];

    private static string Value(JsonObject step, string input) => step[input]?["expression"]?["value"]?.ToString() ?? "";

    private static string Kinds(VeldSoort soort) => soort switch
    {
        VeldSoort.Datum => "datum",
        VeldSoort.Getal => "getal",
        VeldSoort.JaNee => "jaNee",
        _ => "code",
    };

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Objects(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };

    // A name outside quotes.
    [GeneratedRegex("""(?<!["\w])[a-zA-Z_]\w*(?!["\w])""")]
    private static partial Regex Name();
}
