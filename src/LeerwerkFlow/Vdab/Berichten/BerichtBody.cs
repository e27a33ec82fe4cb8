using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Vdab.Berichten;

/// <summary>What VDAB says in a bericht: codes, dates and ids only. Of a receipt only the last five are filled in.</summary>
/// <param name="Soort">Code of the decision, or <see cref="Ontvangstmelding"/>.</param>
/// <param name="Referentie">Pseudonym of the person.</param>
/// <param name="Partner">Code of the leerwerkbedrijf.</param>
/// <param name="Datum">Local day of the decision.</param>
/// <param name="Maanden">New total length of a granted extension.</param>
/// <param name="Kenmerk">Number of the decision at VDAB.</param>
internal sealed partial record BerichtBody(
    string Id, string Bron, string Soort, string? Traject = null, string Referentie = "", string? Partner = null, string Antwoord = "", DateOnly? Datum = null, DateOnly? GeldigTot = null,
    int? Maanden = null, string Kenmerk = "", string? Melding = null, bool Aanvaard = false, string? Foutcode = null, string? Ontvangstnummer = null)
{
    public const string Ontvangstmelding = "ONTVANGSTMELDING";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] Schemas = ["urn:leerwerkflow:schema:bericht:1", "urn:leerwerkflow:schema:ontvangst:1"];

    /// <summary>True when an id of a person stands where a number of a register of persons could.</summary>
    public bool LooksLikeInsz => Insz().IsMatch(Referentie + " " + Melding);

    /// <summary>The bericht, or null when it is none: not JSON, a name twice, or not to the letter of the published schema. Its type and its kind say the same.</summary>
    public static BerichtBody? Find(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, Strict);
            var root = json.RootElement;
            return Array.Exists(Schemas, s => Text(root, "dataschema") == s && Contract.Holds(s, root)) ? Read(root, root.GetProperty("data")) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static BerichtBody? Read(JsonElement root, JsonElement data)
    {
        var (id, bron, type) = (Text(root, "id")!, Text(root, "source")!, Text(root, "type")!);
        if (type == "be.vdab.ontvangstmelding")
            return new(id, bron, Ontvangstmelding, Melding: Text(data, "id"), Aanvaard: Text(data, "status") == "aanvaard", Foutcode: Text(data, "foutcode"), Ontvangstnummer: Text(data, "ontvangstnummer"));
        var soort = Text(data, "soort")!;
        return type != "be.vdab.bericht." + soort.ToLowerInvariant()
            ? null
            : new(
                id, bron, soort, Text(data, "trajectId"), Text(data, "klantReferentie")!, Text(data.GetProperty("partner"), "code"), Text(data, "antwoord")!, Day(data, "datum"), Day(data, "geldigTot"),
                data.GetProperty("maanden") is { ValueKind: JsonValueKind.Number } maanden ? maanden.GetInt32() : null, Text(data, "kenmerk")!);
    }

    private static string? Text(JsonElement element, string naam) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(naam, out var waarde) && waarde.ValueKind == JsonValueKind.String ? waarde.GetString() : null;

    private static DateOnly? Day(JsonElement element, string naam) => Text(element, naam) is { } tekst ? DateOnly.ParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    // Year, month and day of birth (of a bis number too) and five more, without a sign between.
    [GeneratedRegex("[0-9]{2}[0-5][0-9][0-3][0-9]{6}")]
    private static partial Regex Insz();
}
