using System.Text.Json;

namespace LeerwerkFlow.Trajecten;

/// <summary>A competence of a functieprofiel.</summary>
/// <param name="Code">Lower case with dashes; unique in its profile and never changed once answers hang on it.</param>
/// <param name="Categorie"><c>BASIS</c>, <c>SLEUTEL</c>, <c>ARBEIDSMARKT</c> or <c>BEROEP</c>.</param>
public sealed record Competentie(string Code, string Categorie, string Naam);

/// <summary>The competences of a functieprofiel as column <c>functieprofiel.competenties</c> keeps them, and the words for their categories.</summary>
public static class Competenties
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The categories in the order of the IUP, with what people read.</summary>
    public static IReadOnlyList<(string Code, string Label)> Categorieen { get; } =
    [
        ("BASIS", "Basiscompetenties"), ("SLEUTEL", "Sleutelcompetenties"), ("ARBEIDSMARKT", "Arbeidsmarktgerichte competenties"), ("BEROEP", "Beroepsspecifieke competenties"),
    ];

    /// <exception cref="JsonException">Not a list of competences.</exception>
    public static IReadOnlyList<Competentie> Read(string? json) => string.IsNullOrWhiteSpace(json) ? [] : JsonSerializer.Deserialize<Competentie[]>(json, Json) ?? [];

    public static string Write(IEnumerable<Competentie> competenties) => JsonSerializer.Serialize(competenties, Json);

    /// <summary>
    /// One competence a line becomes the list of a category. A name that was there keeps its code, so that earlier answers still hang on it.
    /// </summary>
    /// <param name="taken">Codes already given out in this profile; new ones are added.</param>
    public static IEnumerable<Competentie> FromLines(string categorie, string? lines, IReadOnlyList<Competentie> before, ISet<string> taken)
    {
        foreach (var naam in (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            var known = before.FirstOrDefault(c => c.Categorie == categorie && c.Naam == naam)?.Code;
            if (known is not null)
            {
                yield return new Competentie(known, categorie, naam);
                continue;
            }

            var code = Store.Slug.Of(naam);
            for (var n = 2; !taken.Add(code); n++)
                code = $"{Store.Slug.Of(naam)}-{n}";
            yield return new Competentie(code, categorie, naam);
        }
    }

    public static string Lines(IEnumerable<Competentie> competenties, string categorie) => string.Join('\n', competenties.Where(c => c.Categorie == categorie).Select(c => c.Naam));
}
