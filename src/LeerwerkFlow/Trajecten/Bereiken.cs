using System.Globalization;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Trajecten;

/// <summary>The numbers that people bring lie in the range that the flow declares (<c>customProperties.feiten</c>: <c>van</c>, <c>tot</c>, both counted); the proofs lean on that.</summary>
internal static class Bereiken
{
    /// <exception cref="RuleBroken">A number lies outside; nothing happened.</exception>
    public static void Check(FlowGraph top, Stimulus stimulus)
    {
        if (stimulus.Feiten.IsEmpty || (top.Bron["customProperties"] as JsonObject)?["feiten"] is not JsonArray declared)
            return;
        foreach (var feit in declared.OfType<JsonObject>())
        {
            if ((string?)feit["naam"] is not { } naam || stimulus.Feiten.GetValueOrDefault(naam)?.AsGetal is not { } getal)
                continue;
            var (van, tot) = (Grens(feit["van"]), Grens(feit["tot"]));
            if (getal < van || getal > tot)
                throw new RuleBroken($"{Feiten.Label(naam)} ligt {(van is null ? "niet boven" : tot is null ? "niet onder" : "tussen")} {van ?? tot}{(van is not null && tot is not null ? $" en {tot}" : "")}: {getal} kan niet.");
        }
    }

    /// <summary>A bound as a step writes it (<c>6 maanden</c>), in months; null when it states none.</summary>
    public static int? Maanden(string? grens) =>
        grens?.Split(' ') is [var getal, "maand" or "maanden"] && int.TryParse(getal, CultureInfo.InvariantCulture, out var maanden) ? maanden : null;

    private static decimal? Grens(JsonNode? node) => node is JsonValue value && decimal.TryParse(value.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var getal) ? getal : null;
}
