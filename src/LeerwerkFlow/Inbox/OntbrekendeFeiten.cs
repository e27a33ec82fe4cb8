using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Inbox;

/// <summary>
/// The facts that a step reads and nobody knows yet, as fields of a form: only what the flow declares (<c>customProperties.feiten</c>), with its kind, range and codes.
/// </summary>
internal static partial class OntbrekendeFeiten
{
    /// <summary>The form with a field before the others for each fact that <paramref name="wait"/>'s step reads and the traject does not know.</summary>
    public static Formulier Ask(Formulier formulier, FlowSet flows, FlowState state, OpenWait wait, string uitkomst)
    {
        var read = Names(flows.Get(wait.Flow).GetStep(wait.Stap)).ToHashSet(StringComparer.Ordinal);
        var velden = flows.All.SelectMany(Declared).DistinctBy(f => (string?)f["naam"])
            .Where(f => (string?)f["naam"] is { } naam && read.Contains(naam.Replace('.', '_')) && IsUnknown(state, naam)).Select(f => Veld(f, uitkomst)).OfType<FormulierVeld>();
        return formulier with { Velden = [.. velden, .. formulier.Velden] };
    }

    private static IEnumerable<JsonObject> Declared(FlowGraph flow) => ((flow.Bron["customProperties"] as JsonObject)?["feiten"] as JsonArray)?.OfType<JsonObject>() ?? [];

    // A name between quotes is a code and no fact; one that is declared too is asked for nothing, never taken.
    private static IEnumerable<string> Names(Step step) => step.Invoer.Values.SelectMany(i => Naam().Matches(i.Tekst ?? "")).Select(m => m.Value);

    private static bool IsUnknown(FlowState state, string naam) => state.Feiten.GetValueOrDefault(naam) is null or { Soort: FeitSoort.Onbekend };

    private static FormulierVeld? Veld(JsonObject feit, string uitkomst)
    {
        var naam = (string)feit["naam"]!;
        var codes = (feit["codes"] as JsonArray)?.Select(c => (string?)c).OfType<string>().ToArray() ?? [];
        VeldSoort? soort = (string?)feit["soort"] switch
        {
            "datum" or "formule" => VeldSoort.Datum,
            "getal" => VeldSoort.Getal,
            "jaNee" => VeldSoort.JaNee,
            "code" when codes.Length > 0 => VeldSoort.Keuze,
            _ => null,
        };
        return soort is null ? null : new FormulierVeld
        {
            Naam = PostedName(naam),
            Soort = soort.Value,
            Label = (string?)feit["titel"] ?? naam,
            Hulp = "De stap heeft dit nodig en het is nog niet bekend.",
            Min = Grens(feit["van"]),
            Max = Grens(feit["tot"]),
            Decimalen = soort == VeldSoort.Getal ? 2 : 0,
            Keuzes = [.. codes.Select(c => new FormulierKeuze(c, Words(c)))],
            ToonAls = new(ToonAls.Uitkomst, [uitkomst]),
            Feit = naam,
        };
    }

    private static string? Grens(JsonNode? grens) => grens?.ToJsonString();

    // A posted name has no dots: "lengte.gepland" is "feitLengteGepland".
    private static string PostedName(string naam) => "feit" + string.Concat(naam.Split('.', '_').Where(deel => deel.Length > 0).Select(deel => char.ToUpperInvariant(deel[0]) + deel[1..]));

    private static string Words(string code) => code.Replace('_', ' ').ToLower(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Naam();
}
