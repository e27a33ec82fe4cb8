using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Vdab.Simulatie;

/// <summary>The simulated VDAB decides, because a person in the demo says so: the message comes in by the same door as one of VDAB itself.</summary>
internal sealed class SendBeslissing(Db db, Klok klok, PostBericht post)
{
    // Numbers of receipts begin at 1; decisions have their own row of numbers.
    private const long First = 500_000;

    /// <summary>What VDAB may decide, by code: what people read, and the answers for yes and no.</summary>
    public static IReadOnlyDictionary<string, (string Label, string Ja, string Nee)> Soorten { get; } = new Dictionary<string, (string, string, string)>
    {
        ["DOELGROEPATTEST"] = ("Doelgroepattest", "Positief", "Negatief"),
        ["AFWIJKING"] = ("Afwijking", "Toegestaan", "Geweigerd"),
        ["VALIDERING"] = ("Validering", "Positief", "Negatief"),
        ["VERLENGINGSBESLISSING"] = ("Verlenging", "Toegestaan", "Geweigerd"),
        ["TBS_TOESTEMMING"] = ("Toestemming voor TBS", "Toegestaan", "Geweigerd"),
        ["TOELEIDING"] = ("Nieuwe toeleiding", "Toegeleid", "Toegeleid"),
    };

    /// <param name="organisatie">The LWB that it is for.</param>
    /// <param name="dossier">Number of the traject; not needed for a toeleiding.</param>
    /// <param name="maanden">The new length in all, of an extension.</param>
    /// <exception cref="RuleBroken">VDAB does not know the dossier, or something is missing.</exception>
    public async Task RunAsync(string organisatie, string? dossier, string soort, bool ja, int? maanden, CancellationToken ct = default)
    {
        if (!Soorten.TryGetValue(soort, out var keuze))
            throw new RuleBroken("Kies wat VDAB beslist.", "Soort");
        var isNieuw = soort == "TOELEIDING";
        var bron = $"/organisaties/{organisatie}/trajecten/{dossier?.Trim()}";
        var body = isNieuw ? null : await db.FindAsync<byte[]>("SELECT body FROM simulator_ontvangst WHERE bron = @bron ORDER BY sequence LIMIT 1", new { bron }, ct)
            ?? throw new RuleBroken("VDAB kent dit dossier niet: er kwam nog geen melding van aan. Neem een nummer uit de lijst hieronder.", "Dossier");
        var lengte = soort == "VERLENGINGSBESLISSING" && ja ? maanden is >= 6 and <= 18 ? maanden : throw new RuleBroken("Vul in hoeveel maanden de werkervaring in totaal mag duren, van 6 tot 18.", "Maanden") : null;
        await db.WriteAsync([new("INSERT INTO instelling (naam, waarde) VALUES ('simulator-beslissing', '1') ON CONFLICT (naam) DO UPDATE SET waarde = CAST(CAST(instelling.waarde AS BIGINT) + 1 AS TEXT)")], ct);
        var nummer = long.Parse((await db.FindAsync<string>("SELECT waarde FROM instelling WHERE naam = 'simulator-beslissing'", ct: ct))!, CultureInfo.InvariantCulture);
        var id = PostBericht.Id(klok.Now, First + nummer);
        if (!await post.RunAsync(id, Write(id, nummer, organisatie, body, soort, ja ? keuze.Ja : keuze.Nee, lengte), "", ct))
            throw new RuleBroken("Het bericht kwam niet aan. Probeer opnieuw.");
    }

    private byte[] Write(string id, long nummer, string organisatie, byte[]? eerste, string soort, string antwoord, int? maanden)
    {
        using var melding = eerste is null ? null : JsonDocument.Parse(eerste);
        var data = melding?.RootElement.GetProperty("data");
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            PostBericht.Begin(json, id, "be.vdab.bericht." + soort.ToLowerInvariant(), "urn:leerwerkflow:schema:bericht:1", klok.Now);
            json.WriteString("trajectId", data?.GetProperty("trajectId").GetString());
            json.WriteString("klantReferentie", data?.GetProperty("klantReferentie").GetString() ?? string.Create(CultureInfo.InvariantCulture, $"VD-{nummer:000000}"));
            json.WriteStartObject("partner");
            json.WriteString("code", organisatie);
            json.WriteEndObject();
            json.WriteString("soort", soort);
            json.WriteString("antwoord", antwoord);
            json.WriteString("datum", Datum.Iso(klok.Vandaag));
            json.WriteNull("geldigTot");
            if (maanden is { } m)
                json.WriteNumber("maanden", m);
            else
                json.WriteNull("maanden");
            json.WriteString("kenmerk", string.Create(CultureInfo.InvariantCulture, $"BESL/{klok.Vandaag.Year:0000}/{nummer:0000}"));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
