using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Documenten;

/// <summary>
/// What a template may show: a closed set of named values, the same for every letter; empty ones are null, and asking for another name is an error. Confidential
/// answers (S5) are not in it, so no template can print them. <see cref="ReadDossier"/> fills it:
/// <list type="bullet">
/// <item><c>document</c>: <c>titel code datum ontvanger</c></item>
/// <item><c>organisatie</c>: <c>naam telefoon adres</c></item>
/// <item><c>deelnemer</c>: <c>voornaam naam straat postcode gemeente</c></item>
/// <item><c>coach</c>: <c>naam</c>; <c>trajectbegeleider</c>: a name (S14)</item>
/// <item><c>traject</c>: <c>id start einde laatste_dag maanden</c>; <c>laatste_dag</c>: the end of nazorg, or the document's day when that is earlier</item>
/// <item><c>promotor</c>: <c>naam</c>; <c>werkplek</c>: <c>naam gemeente uurrooster functie</c></item>
/// <item><c>afspraak</c>: <c>datum uur plaats</c> of the intake</item>
/// <item><c>attest</c>: <c>ervaren voordoen</c> (names of competences at E and at I, never lower; S11), <c>sterktes</c></item>
/// <item><c>iup</c>: <c>versie job groei gesprek zicht eigen_woorden kopie</c>; <c>groei</c> is a list of <c>naam nu doel</c></item>
/// <item><c>tbs</c>: <c>werkgever adres contact start einde taken leerdoelen voorwaarden begeleider eigen_loon loon_werkgever rechtsgrond dienst referentie</c></item>
/// <item><c>werk</c>: yes when the deelnemer has work or training at the end</item>
/// </list>
/// </summary>
public sealed class DossierModel
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private DossierModel(string json, Bag velden) => (Json, Velden) = (json, velden);

    /// <summary>The snapshot that is kept with the document.</summary>
    public string Json { get; }

    public IReadOnlyDictionary<string, object?> Velden { get; }

    /// <summary>The model of these values: text, numbers, yes/no, dates, lists and nested <see cref="Bag"/>s.</summary>
    public static DossierModel Of(Bag velden) => Read(JsonSerializer.Serialize(velden, Readable));

    /// <summary>The model of a snapshot or of an example; a text <c>yyyy-MM-dd</c> is a date.</summary>
    /// <exception cref="JsonException">Not a JSON object.</exception>
    public static DossierModel Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Value(document.RootElement) is Bag velden ? new(json, velden) : throw new JsonException("Een model is één JSON-object.");
    }

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Members(json),
        JsonValueKind.Array => new Sequence(json.EnumerateArray().Select(Value)),
        JsonValueKind.String when DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) => dag,
        _ => JsonValues.Value(json),
    };

    private static Bag Members(JsonElement json)
    {
        var bag = new Bag();
        foreach (var member in json.EnumerateObject())
            bag[member.Name] = Value(member.Value);
        return bag;
    }
}
