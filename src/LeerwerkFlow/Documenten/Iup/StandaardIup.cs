using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Documenten.Iup;

/// <summary>The standard IUP (D10): for the named trajectbegeleider of VDAB, and only after the deelnemer saw it.</summary>
/// <remarks>S14, B 3.2.2.</remarks>
internal static partial class StandaardIup
{
    public static bool Is(DocumentRow document) => document is { Code: "D10", Ontvanger: "trajectbegeleider" };

    /// <summary>The day on which the deelnemer saw it: as noted with the document, else the day on which a copy was given when the profile was made together.</summary>
    public static async Task<DateOnly?> FindGezienAsync(Db db, Kluis kluis, DocumentRow document, CancellationToken ct = default)
    {
        var dag = await db.FindAsync<string>("SELECT gezien FROM document WHERE id = @Id", new { document.Id }, ct) ?? await FindKopieAsync(db, kluis, document, ct);
        return DateOnly.TryParseExact(dag, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var gezien) ? gezien : null;
    }

    /// <exception cref="RuleBroken">It is a standard IUP, and nobody noted that the deelnemer saw it.</exception>
    public static async Task CheckGezienAsync(Db db, Kluis kluis, DocumentRow document, CancellationToken ct = default)
    {
        if (Is(document) && await FindGezienAsync(db, kluis, document, ct) is null)
            throw new RuleBroken("De deelnemer zag dit IUP nog niet. Overloop het eerst samen en noteer die dag. Daarna kan het naar VDAB.", "Gezien");
    }

    /// <summary>How a person brought it to VDAB, with the reference of VDAB's screens.</summary>
    /// <exception cref="RuleBroken">No way was chosen, or VDAB's reference is missing or is a number of the register.</exception>
    public static (string Weg, string? Kenmerk) ReadWeg(string? weg, string? kenmerk)
    {
        if (weg is null || !Bezorging.Wegen.ContainsKey(weg))
            throw new RuleBroken("Kies hoe het bij VDAB komt.", "Weg");
        if (weg != Bezorging.VdabScherm)
            return (weg, null);
        var tekst = (kenmerk ?? "").Trim();
        return KenmerkVorm().IsMatch(tekst) && tekst.Count(char.IsAsciiDigit) != 11
            ? (weg, tekst)
            : throw new RuleBroken("Vul het kenmerk in dat het scherm van VDAB gaf: letters en cijfers, geen rijksregisternummer.", "Kenmerk");
    }

    private static async Task<string?> FindKopieAsync(Db db, Kluis kluis, DocumentRow document, CancellationToken ct)
    {
        // zicht: of the dossier whose document is asked for.
        var inhoud = await db.FindAsync<byte[]>(
            "SELECT inhoud FROM antwoord WHERE traject = @Traject AND formulier IN ('iup', 'uitstroomprofiel') AND bewaard <= (SELECT b.gevraagd FROM document b WHERE b.id = @Id) ORDER BY bewaard DESC LIMIT 1",
            new { document.Traject, document.Id },
            ct);
        if (inhoud is null)
            return null;
        var velden = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(kluis.Open(Luik.Persoon, inhoud))!;
        return velden.TryGetValue("kopieDatum", out var dag) ? dag.ToString() : null;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9./_-]{2,39}$")]
    private static partial Regex KenmerkVorm();
}
