using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Berichten;

/// <summary>A bericht of VDAB and what became of it.</summary>
/// <param name="Body">The bytes as they came, sealed (Luik.Persoon).</param>
/// <param name="Uitleg">Why it stands so, in a sentence.</param>
/// <param name="Traject">The traject it belongs to, once that is sure.</param>
/// <param name="Melding">Id of the melding that a receipt is about.</param>
/// <param name="Door">Id of the medewerker who did something with it, with <paramref name="Reden"/> as a code of <see cref="Redenen"/>.</param>
internal sealed record Bericht(
    string Bron, string Id, string Soort, byte[] Body, DateTimeOffset Ontvangen, string Status, string? Uitleg, string? Organisatie, string? Traject, string? Melding, DateTimeOffset? Verwerkt, string? Door, string? Reden)
{
    public const string Columns = "b.bron, b.id, b.soort, b.body, b.ontvangen, b.status, b.uitleg, b.organisatie, b.traject, b.melding, b.verwerkt, b.door, b.reden";

    private static readonly Dictionary<string, (string Label, string Badge)> Statussen = new()
    {
        ["NIEUW"] = ("net binnen", "badge-info"), ["TOELEIDING"] = ("nieuwe toeleiding", "badge-let"), ["WACHT"] = ("te vroeg: wacht op de flow", "badge-info"), ["VERWERKT"] = ("verwerkt", "badge-ok"),
        ["LAAT"] = ("te laat", "badge-fout"), ["DUBBEL"] = ("al beslist", "badge-let"), ["ONBEKEND"] = ("niet te koppelen", "badge-fout"), ["ONPASSEND"] = ("past niet", "badge-fout"), ["OPZIJ"] = ("opzij gelegd", ""),
    };

    private static readonly Dictionary<string, string> Soorten = new()
    {
        ["TOELEIDING"] = "Toeleiding", ["DOELGROEPATTEST"] = "Doelgroepattest", ["AFWIJKING"] = "Afwijking", ["VALIDERING"] = "Validering", ["VERLENGINGSBESLISSING"] = "Beslissing over de verlenging",
        ["TBS_TOESTEMMING"] = "Toestemming voor TBS", [BerichtBody.Ontvangstmelding] = "Ontvangstmelding",
    };

    /// <summary>Why a person did something with a bericht, by code: what people read.</summary>
    public static IReadOnlyDictionary<string, string> Redenen { get; } = new Dictionary<string, string>
    {
        ["NAGEKEKEN"] = "ik keek het na in het dossier", ["VDAB_GEBELD"] = "VDAB bevestigde het aan de telefoon", ["AL_GEREGELD"] = "het is al op een andere manier geregeld",
        ["VERGISSING"] = "het was een vergissing van VDAB",
    };

    public static IEnumerable<string> AlleStatussen => Statussen.Keys;

    public static string StatusLabel(string status) => Statussen.TryGetValue(status, out var s) ? s.Label : status;

    public static string StatusBadge(string status) => Statussen.TryGetValue(status, out var s) ? s.Badge : "";

    public static string SoortLabel(string soort) => Soorten.GetValueOrDefault(soort, soort);

    public BerichtBody Read(Kluis kluis) => BerichtBody.Find(kluis.OpenBytes(Luik.Persoon, Body)) ?? throw new InvalidOperationException($"What was kept as {Id} is no bericht any more.");

    /// <summary>Writes where it stands now, unless somebody did first (<see cref="Moved"/>).</summary>
    public Statement Settle(string status, string? uitleg, string? traject, DateTimeOffset now, string? wacht = null, string? door = null, string? reden = null) => new(
        """
        UPDATE bericht SET status = @status, uitleg = @uitleg, traject = @traject, verwerkt = @now, wacht = @wacht, door = COALESCE(@door, door), reden = COALESCE(@reden, reden)
        WHERE bron = @Bron AND id = @Id AND status = @oud
        """,
        new { status, uitleg, traject, now, wacht, door, reden, Bron, Id, oud = Status },
        ExpectedRows: 1);
}
