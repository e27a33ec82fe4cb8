using System.Globalization;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>What stands in the open part of one kept form: never the vertrouwelijk luik (S5).</summary>
/// <param name="Titel">Of the taak that it answers.</param>
/// <param name="Op">The day on which it was kept.</param>
/// <param name="Door">Id of the medewerker.</param>
internal sealed record OpenAntwoord(string Taak, string Titel, string Formulier, DateOnly Op, string Door, JsonObject Inhoud)
{
    /// <summary>All of a traject, the oldest first. Who may see the traject was checked by the page.</summary>
    public static async Task<IReadOnlyList<OpenAntwoord>> ReadAsync(Db db, Kluis kluis, string traject)
    {
        // zicht: the caller read the traject through it.
        var rijen = await db.QueryAsync<Rij>(
            "SELECT a.taak, k.titel, a.formulier, a.inhoud, a.bewaard, a.door FROM antwoord a JOIN taak k ON k.id = a.taak WHERE a.traject = @traject ORDER BY a.bewaard, a.taak", new { traject });
        return [.. rijen.Select(r => new OpenAntwoord(r.Taak, r.Titel, r.Formulier, BrusselsTime.DayOf(r.Bewaard), r.Door, JsonNode.Parse(kluis.Open(Luik.Persoon, r.Inhoud))!.AsObject()))];
    }

    public string? Text(string veld) => Text(Inhoud, veld);

    public DateOnly? Dag(string veld) => Dag(Inhoud, veld);

    /// <summary>The rows of a repeating group or of a grid; empty when it was not asked.</summary>
    public IEnumerable<JsonObject> Rijen(string veld) => Rijen(Inhoud, veld);

    public static IEnumerable<JsonObject> Rijen(JsonObject o, string veld) => o[veld] is JsonArray lijst ? lijst.OfType<JsonObject>() : [];

    public static string? Text(JsonObject o, string veld) => o[veld]?.ToString() is { Length: > 0 } tekst ? tekst : null;

    public static DateOnly? Dag(JsonObject o, string veld) => DateOnly.TryParseExact(Text(o, veld), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? dag : null;

    public static decimal? Getal(JsonObject o, string veld) => decimal.TryParse(Text(o, veld), NumberStyles.Number, CultureInfo.InvariantCulture, out var getal) ? getal : null;

    private sealed record Rij(string Taak, string Titel, string Formulier, byte[] Inhoud, DateTimeOffset Bewaard, string Door);
}
