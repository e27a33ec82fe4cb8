using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Documenten;

/// <summary>
/// What a template may show: a closed set of named values; empty ones are null, and asking for another name is an error. Confidential answers (S5) are not in
/// it, so no template can print them. <c>workflows/schema/dossier.json</c> says what there is (<see cref="DossierSchema"/>); <see cref="ReadDossier"/> fills it.
/// </summary>
public sealed partial class DossierModel
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
        JsonValueKind.String => Text(json.GetString()!),
        _ => JsonValues.Value(json),
    };

    private static object Text(string tekst) => DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? dag : Stapel().Replace(Onzichtbaar().Replace(tekst, ""), "$1");

    private static Bag Members(JsonElement json)
    {
        var bag = new Bag();
        foreach (var member in json.EnumerateObject())
            bag[member.Name] = Value(member.Value);
        return bag;
    }

    // Control and direction marks would let a name turn the words after it around; the joiners stay, for some scripts and pictures are written with them.
    [GeneratedRegex(@"[\p{Cc}\p{Cf}-[\t\n\r\u200c\u200d]]")]
    private static partial Regex Onzichtbaar();

    // Marks piled on one letter grow over the lines above and below.
    [GeneratedRegex(@"(\p{M}{8})\p{M}+")]
    private static partial Regex Stapel();
}
