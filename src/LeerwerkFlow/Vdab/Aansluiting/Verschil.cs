using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>A difference with VDAB that somebody must look at.</summary>
/// <param name="Maand">The open month in which it counts.</param>
/// <param name="Over">The month that it is about; another one when that was closed already.</param>
/// <param name="Regel">Its line in the list; null when it does not stand there.</param>
public sealed record Verschil(
    string Id, string Maand, string Over, string Categorie, string Dossier, string Mijlpaal, long Versie, string? Melding, DateOnly? OnsDatum, string? OnsStatus, DateOnly? VdabDatum, string? VdabStatus, long? Regel,
    string? Eigenaar, DateOnly Termijn, string Status, string? Oplossing, string? Reden, string? Naam)
{
    internal const string Columns =
        "v.id, v.maand, v.over, v.categorie, v.dossier, v.mijlpaal, v.versie, v.melding, v.ons_datum, v.ons_status, v.vdab_datum, v.vdab_status, v.regel, v.eigenaar, v.termijn, v.status, v.oplossing, v.reden, m.naam";

    /// <summary>SQL on alias <c>v</c>: which of them a person may see. Of a coach, her own.</summary>
    internal const string Zicht = "v.organisatie = @zichtOrganisatie AND (@zichtAlles = 1 OR v.eigenaar = @zichtMedewerker)";

    /// <summary>By category: what people read, and what it means.</summary>
    public static IReadOnlyDictionary<string, (string Label, string Uitleg)> Categorieen { get; } = new Dictionary<string, (string, string)>
    {
        ["ONTBREEKT_BIJ_VDAB"] = ("Ontbreekt bij VDAB", "Wij hebben deze melding, maar ze staat niet op de lijst van VDAB."),
        ["ONTBREEKT_BIJ_ONS"] = ("Ontbreekt bij ons", "VDAB heeft deze melding, maar wij niet."),
        ["ANDERE_DATUM"] = ("Andere datum", "De datum bij VDAB is een andere dan bij ons."),
        ["ANDERE_STATUS"] = ("Andere status", "De melding staat er bij VDAB anders voor dan bij ons."),
        ["DUBBEL"] = ("Dubbel", "De melding staat meer dan één keer op de lijst van VDAB."),
        ["NIET_TE_KOPPELEN"] = ("Niet te koppelen", "VDAB noemt een dossier of een mijlpaal die wij niet kennen."),
    };

    /// <summary>By code: what a person can do about it.</summary>
    public static IReadOnlyDictionary<string, string> Oplossingen { get; } = new Dictionary<string, string>
    {
        ["OPNIEUW"] = "opnieuw sturen", ["VERBETEREN"] = "verbeteren", ["AANVAARDEN"] = "aanvaarden, met een reden",
    };

    public string Label => Mijlpalen.Label(Mijlpaal) + (Versie > 1 ? $", versie {Versie}" : "");

    public bool IsCorrectie => Maand != Over;

    public bool IsOpen => Status == "open";

    /// <summary>What VDAB says of a melding, as people read it.</summary>
    public static string VdabLabel(string status) => status switch
    {
        "ONTVANGEN" => "ontvangen",
        "AANVAARD" => "aanvaard",
        "GEWEIGERD" => "geweigerd",
        "INGETROKKEN" => "ingetrokken",
        _ => "vervangen door een latere",
    };
}
