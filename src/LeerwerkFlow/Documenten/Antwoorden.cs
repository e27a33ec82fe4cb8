using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Documenten;

/// <summary>The open answers of a traject as letters use them: the newest of each form counts.</summary>
internal sealed partial class Antwoorden
{
    private readonly Dictionary<string, JsonObject> laatste = new(StringComparer.Ordinal);
    private string? profiel;

    public void Add(string formulier, JsonObject inhoud)
    {
        // One step of consent follows another on the same form; what the second does not ask stays.
        if (formulier == "tbs-toestemming" && laatste.TryGetValue(formulier, out var eerder))
        {
            foreach (var (naam, waarde) in eerder.Where(p => !inhoud.ContainsKey(p.Key)).ToList())
                inhoud[naam] = waarde?.DeepClone();
        }

        // A new secondment begins with nothing of the one before.
        if (formulier == "tbs-voorstel")
            laatste.Remove("tbs-toestemming");
        if (formulier is "iup" or "tussentijdse-evaluatie" or "uitstroomprofiel")
            profiel = formulier;
        if (formulier is "nazorg-met-werk" or "nazorg-zonder-werk")
            nazorg = formulier;
        laatste[formulier] = inhoud;
    }

    public string? Text(string formulier, string veld) => laatste.GetValueOrDefault(formulier)?[veld]?.ToString() is { Length: > 0 } tekst ? tekst : null;

    /// <summary>The hour of the intake: "9.30" becomes "9.30 uur".</summary>
    public string? Uur() => Text("uitnodiging", "uur") is { } uur ? (uur.Contains('u', StringComparison.OrdinalIgnoreCase) ? uur : uur + " uur") : null;

    /// <summary>Only what a person has (S11): E and I as the coach, else the instructeur, set them in the talk.</summary>
    public Bag Attest()
    {
        var groei = Groei().ToList();
        return new()
        {
            ["ervaren"] = new Sequence(groei.Where(g => g.Nu == "E").Select(g => g.Naam)),
            ["voordoen"] = new Sequence(groei.Where(g => g.Nu == "I").Select(g => g.Naam)),
            ["sterktes"] = Text("uitstroomprofiel", "sterktes"),
        };
    }

    public Bag Iup() => new()
    {
        ["versie"] = profiel switch { null => null, "iup" => "instroom", "uitstroomprofiel" => "uitstroom", _ => "doorstroom" },
        ["job"] = Profiel("beoogdeJob"),
        ["markt"] = Text("iup", "vacaturesMarkt"),
        ["groei"] = new Sequence(Groei().Select(g => new Bag
        {
            ["naam"] = g.Naam, ["nu"] = Woorden.Find("niveau", g.Nu), ["doel"] = Woorden.Find("niveau", g.Doel), ["deelnemer"] = Woorden.Find("niveau", g.Deelnemer),
            ["instructeur"] = Woorden.Find("niveau", g.Instructeur), ["coach"] = Woorden.Find("niveau", g.Coach),
        })),
        ["houding"] = new Sequence(Woorden.Lijst("houding").Where(h => Text("iup", h.Key) is not null)
            .Select(h => new Bag { ["naam"] = h.Value, ["hoe"] = Woorden.Find("hoe", Text("iup", h.Key)) ?? "" })),
        ["rekening"] = Text("iup", "randvoorwaardenOpen"),
        ["promotor"] = Dag("iup", "promotorAkkoord"),
        ["gesprek"] = profiel is null ? null : Dag(profiel, "datumGesprek"),
        ["zicht"] = Woorden.Find("zicht", Profiel("zichtDeelnemer")),
        ["eigen_woorden"] = Profiel("eigenWoorden"),
        ["kopie"] = profiel is null ? null : Dag(profiel, "kopieDatum"),
        ["vergelijking"] = Text("uitstroomprofiel", "vergelijking"),
        ["nog_leren"] = Text("uitstroomprofiel", "nogLeren"),
    };

    public Bag Tbs(DateOnly? start, DateOnly? einde)
    {
        string? Voorstel(string veld) => Text("tbs-voorstel", veld);
        return new()
        {
            ["werkgever"] = Voorstel("werkgever"), ["adres"] = Voorstel("adres"), ["contact"] = Voorstel("contactpersoon"), ["start"] = start, ["einde"] = einde,
            ["taken"] = Voorstel("taken"), ["leerdoelen"] = Voorstel("leerdoelen"), ["voorwaarden"] = Voorstel("voorwaarden"), ["begeleider"] = Voorstel("begeleider"),
            ["eigen_loon"] = Loon("eigenLoon"), ["loon_werkgever"] = Loon("loonWerkgever"),
            ["rechtsgrond"] = Woorden.Find("rechtsgrond", Voorstel("rechtsgrond")) ?? Voorstel("rechtsgrondAndere"),
            ["dienst"] = Text("tbs-toestemming", "dienst"), ["referentie"] = Text("tbs-toestemming", "referentie"),
        };
    }

    private string? Profiel(string veld) => profiel is null ? null : Text(profiel, veld);

    private string? Loon(string veld) =>
        decimal.TryParse(Text("tbs-voorstel", veld), System.Globalization.CultureInfo.InvariantCulture, out var loon) ? loon.ToString("0.00##", Web.Datum.Cultuur) : null;

    private IEnumerable<Competentie> Groei()
    {
        if (profiel is null)
            return [];
        var inhoud = laatste[profiel];
        return Rijen(inhoud["groei"]).Select(r => new Competentie(Waarde(r, "naam") ?? "", Waarde(r, "coach") ?? Waarde(r, "instructeur"), Waarde(r, "doel"), Waarde(r, "deelnemer"), Waarde(r, "instructeur"), Waarde(r, "coach")))
            .Concat(Rijen(inhoud["eigenCompetenties"]).Select(r => new Competentie(Waarde(r, "naam") ?? "", Waarde(r, "nu"), Waarde(r, "doel"), null, null, null)));
    }

    private static IEnumerable<JsonObject> Rijen(JsonNode? lijst) => lijst is JsonArray rijen ? rijen.OfType<JsonObject>() : [];

    private static string? Waarde(JsonObject rij, string veld) => rij[veld]?.ToString() is { Length: > 0 } tekst ? tekst : null;

    private sealed record Competentie(string Naam, string? Nu, string? Doel, string? Deelnemer, string? Instructeur, string? Coach);
}
