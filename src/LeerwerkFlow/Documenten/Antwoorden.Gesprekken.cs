using System.Globalization;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Documenten;

internal sealed partial class Antwoorden
{
    // The follow-up talks after work and without it share one date: that of the newest.
    private string? nazorg;

    public Bag Plan() => new()
    {
        ["leerdoelen"] = Rows("begeleidingsplan", "leerdoelen", r => Dated(r, "doel", "hoe", "wie")),
        ["technisch"] = Text("begeleidingsplan", "technisch"), ["houding"] = Text("begeleidingsplan", "houding"), ["algemeen"] = Text("begeleidingsplan", "algemeen"),
        ["opvolging"] = Text("begeleidingsplan", "opvolging"), ["vorming"] = Vorming("begeleidingsplan", "vormingsplan"),
        ["werkpunten"] = Rows("pop", "werkpunten", r => Dated(r, "werkpunt", "acties", "hulp", "meetpunt")),
        ["rekening"] = Text("begeleidingsplan", "rekening"),
    };

    public Bag Evaluatie() => new()
    {
        ["aanwezig"] = Codes("tussentijdse-evaluatie", "aanwezig", "aanwezig"), ["gegroeid"] = Text("tussentijdse-evaluatie", "gegroeid"),
        ["bijsturing"] = Text("tussentijdse-evaluatie", "bijsturing"), ["klemtoon"] = Woorden.Find("klemtoon", Text("tussentijdse-evaluatie", "klemtoon")),
    };

    public Bag Gesprek() => new()
    {
        ["datum"] = Dag("opvolgingsgesprek", "datumGesprek"), ["manier"] = Woorden.Find("manier", Text("opvolgingsgesprek", "manier")),
        ["onderwerpen"] = Codes("opvolgingsgesprek", "onderwerpen", "onderwerp"), ["verslag"] = Text("opvolgingsgesprek", "verslag"),
        ["eigen_woorden"] = Text("opvolgingsgesprek", "eigenWoorden"),
        ["afspraken"] = Rows("opvolgingsgesprek", "afspraken", r => Dated(r, "wat", "wie")),
        ["vorming"] = Vorming("opvolgingsgesprek", "vorming"), ["volgend"] = Dag("opvolgingsgesprek", "volgendGesprek"),
    };

    public Bag Nazorg() => new() { ["volgend"] = nazorg is null ? null : Dag(nazorg, "volgendContact") };

    public Bag Loopbaan() => new()
    {
        ["gesprek"] = Dag("loopbaanplanning", "datumGesprek"), ["verleden"] = Text("loopbaanplanning", "verleden"), ["kan"] = Text("loopbaanplanning", "watKanIk"),
        ["wil"] = Text("loopbaanplanning", "watWilIk"), ["waar"] = Text("loopbaanplanning", "waar"),
        ["stappen"] = Rows("loopbaanplanning", "stappen", r => Dated(r, "stap")),
    };

    public Bag Tevredenheid() => new()
    {
        ["antwoorden"] = new Sequence(Woorden.Lijst("vraag").Select(v => (v.Value, Antwoord: Woorden.Find("tevreden", Text("tevredenheid", v.Key)))).Where(v => v.Antwoord is not null)
            .Select(v => new Bag { ["vraag"] = v.Value, ["antwoord"] = v.Antwoord })),
        ["goed"] = Text("tevredenheid", "goed"), ["beter"] = Text("tevredenheid", "beter"), ["aanraden"] = JaNee("tevredenheid", "aanraden"),
        ["samen"] = Woorden.Find("ingevuld", Text("tevredenheid", "samen")),
    };

    public Bag Weigering() => new()
    {
        ["reden"] = Woorden.Find("weigering", Text("weigering", "reden")), ["uitleg"] = Text("weigering", "uitleg"), ["taken"] = Text("weigering", "taken"),
        ["door"] = Text("weigering", "door"), ["verteld"] = Dag("weigering", "verteldOp"),
    };

    /// <summary>Only what a person has (S11): training that was finished, licences that are there.</summary>
    public Bag Cv() => new()
    {
        ["talen"] = Text("intake", "talen"), ["rijbewijs"] = Codes("intake", "rijbewijs", "rijbewijs"),
        ["opleiding"] = new Sequence(Rijen(Find("intake")?["school"]).Where(r => JaNee(r["behaald"]) == true)
            .Select(r => new Bag { ["naam"] = Waarde(r, "opleiding") ?? "", ["waar"] = Waarde(r, "waar"), ["jaar"] = Getal(r, "jaar") })),
        ["werk"] = Rows("intake", "werk", r => Row(r, "functie", "waar", "periode", "geleerd")),
    };

    public Bag Doel() => new() { ["job"] = Text("jobdoelwit", "doel") ?? Profiel("beoogdeJob"), ["regio"] = Text("jobdoelwit", "regio"), ["reserve"] = Text("jobdoelwit", "reserve") };

    public Bag Doorverwijzing() => new()
    {
        ["toestemming"] = JaNee("dienst-doorverwijzing", "toestemming") == true ? Dag("dienst-doorverwijzing", "toestemmingDatum") : null,
        ["hoe"] = Woorden.Find("doorverwijzing", Text("dienst-doorverwijzing", "hoe")),
    };

    private Sequence Vorming(string formulier, string veld) => Rows(formulier, veld, r => new Bag
    {
        ["onderwerp"] = Waarde(r, "onderwerp") ?? "", ["soort"] = Woorden.Find("vormingsoort", Waarde(r, "soort")), ["vorm"] = Woorden.Find("vorm", Waarde(r, "vorm")),
        ["door"] = Waarde(r, "aanbieder") ?? Woorden.Find("door", Waarde(r, "door")), ["uren"] = Getal(r, "uren"), ["vanaf"] = Day(r, "vanaf"),
    });

    private JsonObject? Find(string formulier) => laatste.GetValueOrDefault(formulier);

    private Sequence Rows(string formulier, string veld, Func<JsonObject, Bag> row) => new(Rijen(Find(formulier)?[veld]).Select(row));

    // The first is what the row is about; it is there, if need be empty.
    private static Bag Row(JsonObject rij, params string[] velden)
    {
        var bag = new Bag();
        foreach (var veld in velden)
            bag[veld] = Waarde(rij, veld);
        bag[velden[0]] ??= "";
        return bag;
    }

    private static Bag Dated(JsonObject rij, params string[] velden)
    {
        var bag = Row(rij, velden);
        bag["wanneer"] = Day(rij, "wanneer");
        return bag;
    }

    private Sequence Codes(string formulier, string veld, string lijst) =>
        new(Find(formulier)?[veld] is JsonArray codes ? codes.Select(c => Woorden.Find(lijst, c?.ToString())).OfType<string>() : []);

    private DateOnly? Dag(string formulier, string veld) => Find(formulier) is { } inhoud ? Day(inhoud, veld) : null;

    private static DateOnly? Day(JsonObject rij, string veld) => DateOnly.TryParseExact(Waarde(rij, veld), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? dag : null;

    private static decimal? Getal(JsonObject rij, string veld) => decimal.TryParse(Waarde(rij, veld), NumberStyles.Number, CultureInfo.InvariantCulture, out var getal) ? getal : null;

    private bool? JaNee(string formulier, string veld) => JaNee(Find(formulier)?[veld]);

    private static bool? JaNee(JsonNode? waarde) => waarde?.ToString() switch { "true" or "ja" => true, "false" or "nee" => false, _ => null };
}
