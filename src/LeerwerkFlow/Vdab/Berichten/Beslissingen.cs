using System.Text.Json;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Berichten;

/// <summary>A decision of VDAB that a traject has had.</summary>
/// <param name="Naam">Who typed it in; null when VDAB's own bericht answered the flow.</param>
internal sealed record Beslissing(string Antwoord, int? Maanden, string Datum, string Kenmerk, string? Naam, DateTimeOffset Op)
{
    public bool Says(BerichtBody body) => Antwoord == body.Antwoord && Maanden == body.Maanden;

    /// <summary>True when it is that very decision, not another of the same kind; who typed without a number is known by day and answer.</summary>
    public bool IsSame(BerichtBody body) => HasKenmerk(body.Kenmerk) || (Naam is not null && Kenmerk.Length == 0 && Datum == Web.Datum.Iso(body.Datum!.Value) && Says(body));

    public bool HasKenmerk(string kenmerk) => Kenmerk.Length > 0 && string.Equals(Kenmerk.Trim(), kenmerk, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Reads which decisions of one kind a traject has had, from berichten and from what coaches typed in.</summary>
public sealed class Beslissingen(Db db, Kluis kluis)
{
    /// <summary>In the order in which they counted.</summary>
    internal async Task<IReadOnlyList<Beslissing>> OfAsync(string traject, string soort, CancellationToken ct)
    {
        var berichten = await db.QueryAsync<Bericht>($"SELECT {Bericht.Columns} FROM bericht b WHERE b.traject = @traject AND b.soort = @soort AND b.wacht IS NOT NULL", new { traject, soort }, ct);
        // zicht: made by the system; only the answer and the name of who typed it are shown.
        var getypt = await db.QueryAsync<Getypt>(
            "SELECT a.inhoud, a.bewaard, m.naam FROM antwoord a JOIN taak k ON k.id = a.taak JOIN medewerker m ON m.id = a.door WHERE k.traject = @traject AND k.soort = 'bericht'", new { traject }, ct);
        return
        [
            .. berichten.Select(b => (Rij: b, Body: b.Read(kluis))).Select(b => new Beslissing(b.Body.Antwoord, b.Body.Maanden, Web.Datum.Iso(b.Body.Datum!.Value), b.Body.Kenmerk, null, b.Rij.Verwerkt!.Value))
                .Concat(getypt.Select(g => (Rij: g, Veld: JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(kluis.Open(Luik.Persoon, g.Inhoud))!)).Where(g => Text(g.Veld, "soort") == soort)
                    .Select(g => new Beslissing(Text(g.Veld, "antwoord"), int.TryParse(Text(g.Veld, "lengte"), out var n) ? n : null, Text(g.Veld, "datum"), Text(g.Veld, "referentie"), g.Rij.Naam, g.Rij.Bewaard)))
                .OrderBy(b => b.Op),
        ];
    }

    private static string Text(Dictionary<string, JsonElement> antwoord, string veld) => antwoord.TryGetValue(veld, out var waarde) ? waarde.ToString() : "";

    private sealed record Getypt(byte[] Inhoud, DateTimeOffset Bewaard, string Naam);
}
