using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Trajecten;

/// <summary>How the standard IUP reached VDAB (S14), and the lines of the timeline that tell it.</summary>
internal static partial class Bezorging
{
    /// <summary>Registered in VDAB's own screens: asks for the reference that they gave.</summary>
    public const string VdabScherm = "VDAB_SCHERM";

    /// <summary>How a person brought it there, by code: what people read.</summary>
    public static IReadOnlyDictionary<string, string> Wegen { get; } = new Dictionary<string, string>
    {
        ["PRINT"] = "geprint en opgestuurd", ["MAIL"] = "zelf gemaild", ["OVERHANDIGD"] = "zelf gegeven", [VdabScherm] = "geregistreerd in de schermen van VDAB",
    };

    /// <summary>What happened to the standard IUPs of a traject that the caller may see, in order of date.</summary>
    public static async Task<IEnumerable<TijdlijnRegel>> LinesAsync(Db db, Kluis kluis, Verklaring verklaring, string traject)
    {
        var rijen = await db.QueryAsync<Rij>(
            """
            SELECT b.id, b.titel, b.gezien, b.verstuurd, b.bezorgd, b.kenmerk, b.aangekomen, b.bevestigd_door, b.model, b.aanleiding, (SELECT MIN(m.gelezen) FROM mail m WHERE m.document = b.id) AS gelezen
            FROM document b WHERE b.traject = @traject AND b.code = 'D10' AND b.ontvanger = 'trajectbegeleider' AND b.status <> 'geannuleerd'
            """,
            new { traject });
        return rijen.SelectMany(r => Lines(r, kluis).Select(l => l with { Waarom = verklaring.Of(Beurt().Replace(r.Aanleiding, ""), null, null) })).OrderBy(r => r.Datum);
    }

    private static IEnumerable<TijdlijnRegel> Lines(Rij rij, Kluis kluis)
    {
        if (rij.Gezien is { } gezien)
            yield return Line(rij, gezien, "gezien door de deelnemer");
        if (rij.Verstuurd is { } verstuurd)
            yield return Line(rij, BrusselsTime.DayOf(verstuurd), $"naar {Ontvanger(rij, kluis)}, {(rij.Bezorgd is { } weg ? Wegen.GetValueOrDefault(weg, weg) : "gemaild")}{(rij.Kenmerk is { } kenmerk ? $", kenmerk {kenmerk}" : "")}");
        if (rij.Gelezen is { } gelezen)
            yield return Line(rij, BrusselsTime.DayOf(gelezen), "gelezen bij VDAB, met de link in de mail");
        if (rij.Aangekomen is { } aangekomen)
            yield return Line(rij, aangekomen, $"ontvangen, bevestigd door {rij.BevestigdDoor}");
    }

    // The person for whom it was made; the dossier may name another since.
    private static string Ontvanger(Rij rij, Kluis kluis) =>
        rij.Model is { } model && (string?)JsonNode.Parse(kluis.Open(Luik.Persoon, Convert.FromBase64String(model)))?["trajectbegeleider"] is { Length: > 0 } naam ? $"trajectbegeleider {naam} van VDAB" : "VDAB";

    private static TijdlijnRegel Line(Rij rij, DateOnly dag, string zin) => new(dag, "document", "gebeurd", $"{rij.Titel}: {zin}", Adres: $"/document/{rij.Id}") { IsIup = true };

    // What tells the times that a step was played apart is no part of its place.
    [GeneratedRegex(@"#\d+")]
    private static partial Regex Beurt();

    private sealed record Rij(
        string Id, string Titel, DateOnly? Gezien, DateTimeOffset? Verstuurd, string? Bezorgd, string? Kenmerk, DateOnly? Aangekomen, string? BevestigdDoor, string? Model, string Aanleiding, DateTimeOffset? Gelezen);
}
