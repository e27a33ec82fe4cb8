using System.Text.Json.Nodes;

namespace LeerwerkFlow.Trajecten;

/// <summary>One training, planned or followed (B 3.2.5).</summary>
internal sealed record VormingRij(string Onderwerp, string Waar, decimal? Uren, bool? InWerktijd, DateOnly? Dag);

/// <summary>The training plan as it stands in the newest begeleidingsplan, and what was followed since.</summary>
internal sealed record Vorming(IReadOnlyList<VormingRij> Gepland, IReadOnlyList<VormingRij> Gevolgd)
{
    private static readonly Dictionary<string, string> Woorden = new()
    {
        ["ALGEMEEN"] = "algemeen", ["FUNCTIESPECIFIEK"] = "voor de functie", ["INDIVIDUEEL"] = "individueel", ["GROEP"] = "in groep", ["ALLEEN"] = "alleen", ["EIGEN"] = "eigen organisatie", ["EXTERN"] = "iemand anders",
    };

    public static Vorming Of(IReadOnlyList<OpenAntwoord> antwoorden) => new(
        [.. (antwoorden.LastOrDefault(a => a.Formulier == "begeleidingsplan")?.Rijen("vormingsplan") ?? []).Select(r => Read(r, OpenAntwoord.Dag(r, "vanaf")))],
        [.. antwoorden.Where(a => a.Formulier == "opvolgingsgesprek").SelectMany(a => a.Rijen("vorming").Select(r => Read(r, a.Dag("datumGesprek"))))]);

    /// <summary>"12,5 uur"; hours that nobody filled in count as none.</summary>
    public static string Uren(IEnumerable<VormingRij> rijen) => $"{rijen.Sum(r => r.Uren ?? 0).ToString("0.##", Web.Datum.Cultuur)} uur";

    private static VormingRij Read(JsonObject r, DateOnly? dag) => new(
        OpenAntwoord.Text(r, "onderwerp") ?? "", string.Join(", ", new[] { Word(r, "soort"), Word(r, "vorm"), OpenAntwoord.Text(r, "aanbieder") ?? Word(r, "door") }.OfType<string>()), OpenAntwoord.Getal(r, "uren"),
        OpenAntwoord.Text(r, "inWerktijd") switch { "true" or "ja" => true, "false" or "nee" => false, _ => null }, dag);

    private static string? Word(JsonObject r, string veld) => OpenAntwoord.Text(r, veld) is { } code ? Woorden.GetValueOrDefault(code, code) : null;
}
