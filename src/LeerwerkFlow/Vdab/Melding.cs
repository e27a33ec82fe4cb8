using System.Globalization;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Vdab;

/// <summary>A notification as people see it.</summary>
public sealed record Melding(
    string Id, string Traject, long Sequence, string Mijlpaal, long Versie, DateOnly Datum, string? Uitkomst, string Status, long Poging, DateTimeOffset? Volgende, string? Reden,
    DateTimeOffset Aangemaakt)
{
    public const string Columns =
        "n.id, n.traject, n.sequence, n.mijlpaal, n.versie, n.datum, n.uitkomst, n.status, n.poging, n.volgende, n.reden, n.aangemaakt";

    /// <summary>SQL on alias <c>e</c>: an earlier notification that holds up the later ones. A refused one was delivered; its correction comes after it.</summary>
    internal const string Open = "e.status IN ('VASTGEHOUDEN', 'KLAAR', 'TIJDELIJK_MISLUKT', 'GEPARKEERD')";

    /// <summary>SQL on alias <c>n</c>: it is the next of its traject.</summary>
    internal const string Kop = $"NOT EXISTS (SELECT 1 FROM melding e WHERE e.traject = n.traject AND e.sequence < n.sequence AND {Open})";

    private static readonly Dictionary<string, (string Label, string Badge)> Statussen = new()
    {
        ["VASTGEHOUDEN"] = ("wacht op jou", "badge-let"),
        ["KLAAR"] = ("klaar om te vertrekken", "badge-info"),
        ["VERZONDEN"] = ("verzonden", "badge-ok"),
        ["AANVAARD"] = ("aanvaard", "badge-ok"),
        ["GEWEIGERD"] = ("geweigerd door VDAB", "badge-fout"),
        ["TIJDELIJK_MISLUKT"] = ("nog niet aangekomen", "badge-let"),
        ["GEPARKEERD"] = ("opzij gelegd", "badge-fout"),
        ["INGETROKKEN"] = ("ingetrokken", ""),
        ["HANDMATIG_BEVESTIGD"] = ("zelf geregistreerd bij VDAB", "badge-ok"),
        ["OVERGESLAGEN"] = ("overgeslagen", ""),
    };

    private static readonly Dictionary<string, string> Uitkomsten = new()
    {
        ["WERK_NEC"] = "werk in een gewoon bedrijf of bij de overheid", ["WERK_SE"] = "werk in de sociale economie", ["OPLEIDING"] = "opleiding",
        ["GEEN_WERK"] = "nog geen werk", ["NIET_GEMELD"] = "niet gemeld",
    };

    /// <summary>The outcomes by code: what people read.</summary>
    public static IReadOnlyDictionary<string, string> UitkomstLabels => Uitkomsten;

    public static IEnumerable<string> AlleStatussen => Statussen.Keys;

    public static string StatusLabel(string status) => Statussen.TryGetValue(status, out var s) ? s.Label : status;

    public static string StatusBadge(string status) => Statussen.TryGetValue(status, out var s) ? s.Badge : "";

    public string Label => Mijlpalen.Label(Mijlpaal);

    public string Badge => StatusBadge(Status);

    public string? UitkomstLabel => Uitkomst is null ? null : Uitkomsten.GetValueOrDefault(Uitkomst, Uitkomst);

    public string Nummer => Sequence.ToString(CultureInfo.InvariantCulture);
}
