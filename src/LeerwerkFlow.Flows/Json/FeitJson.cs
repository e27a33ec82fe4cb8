using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Json;

/// <summary>Facts written by people in plain JSON: a number, true or false, <c>"yyyy-MM-dd"</c>, a code in upper snake case, or a date formula.</summary>
public static class FeitJson
{
    /// <summary>How the names begin of the settings that a leerwerkbedrijf switches for its own deelnemers: the optional blocks.</summary>
    public const string Blok = "blok_";

    /// <summary>The settings that a flow gives every traject at its start (<c>customProperties.instellingen</c>): OD defaults and optional blocks.</summary>
    public static SortedMap<Feit> Instellingen(FlowGraph flow)
    {
        var feiten = SortedMap<Feit>.Empty.ToBuilder();
        foreach (var item in ((flow.Bron["customProperties"] as JsonObject)?["instellingen"] as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            if ((string?)item["naam"] is { } naam)
                feiten[naam] = Read(item["waarde"]);
        }

        return feiten.ToImmutable();
    }

    public static SortedMap<Feit> ReadAll(JsonObject? feiten) =>
        (feiten ?? []).ToSortedMap(p => p.Key, p => Read(p.Value));

    public static Feit Read(JsonNode? node) => node is not JsonValue value ? Feit.Onbekend : value.GetValueKind() switch
    {
        JsonValueKind.True => Feit.JaNee(true),
        JsonValueKind.False => Feit.JaNee(false),
        JsonValueKind.Number => Feit.Getal(decimal.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)),
        _ when DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) => Feit.Datum(dag),
        _ => value.ToString() is var tekst && tekst.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_') ? Feit.Code(tekst) : Feit.Formule(tekst),
    };
}
