using System.Collections.Immutable;
using System.Text.Json;

namespace LeerwerkFlow.Inbox;

/// <summary>Reads the JSON of one form; what does not fit becomes a finding and reading goes on, so that all findings come at once.</summary>
/// <param name="delen">Reusable parts by name, for <c>"include"</c>.</param>
internal sealed class FormulierJson(string bestand, IReadOnlyDictionary<string, JsonElement> delen, List<FormulierFinding> findings)
{
    private static readonly HashSet<string> FormKeys = ["naam", "titel", "uitleg", "velden"];

    private static readonly HashSet<string> VeldKeys =
    [
        "naam", "soort", "label", "hulp", "verplicht", "verplichtBij", "min", "max", "decimalen", "eenheid", "keuzes", "keuzesUit", "toonAls",
        "vertrouwelijk", "vrijgave", "feit", "velden", "rijLabel", "neemOver", "vergelijk", "standaard", "metDoel",
    ];

    private string? _veld;

    public Formulier? ReadFormulier(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Find("het bestand moet één formulier zijn, tussen accolades.");
            return null;
        }

        RefuseUnknown(json, FormKeys);
        var naam = Text(json, "naam") ?? "";
        var titel = Text(json, "titel");
        if (titel is null)
            Find("geef het formulier een ‘titel’.");
        return new Formulier(naam, titel ?? "", Text(json, "uitleg"), ReadVelden(json, vertrouwelijk: false));
    }

    private ImmutableArray<FormulierVeld> ReadVelden(JsonElement houder, bool vertrouwelijk)
    {
        if (!houder.TryGetProperty("velden", out var lijst) || lijst.ValueKind != JsonValueKind.Array)
        {
            Find("geef een lijst ‘velden’.");
            return [];
        }

        var velden = ImmutableArray.CreateBuilder<FormulierVeld>();
        foreach (var json in lijst.EnumerateArray())
        {
            if (json.ValueKind != JsonValueKind.Object)
                Find("elk veld moet tussen accolades staan.");
            else if (json.TryGetProperty("include", out var include))
                velden.AddRange(ReadDeel(include));
            else
                velden.Add(ReadVeld(json, vertrouwelijk));
        }

        return velden.ToImmutable();
    }

    private ImmutableArray<FormulierVeld> ReadDeel(JsonElement include)
    {
        var naam = include.ValueKind == JsonValueKind.String ? include.GetString()! : "";
        if (delen.TryGetValue(naam, out var deel))
            return ReadVelden(deel, vertrouwelijk: false);
        Find($"het deel ‘{naam}’ bestaat niet in de map delen.");
        return [];
    }

    private FormulierVeld ReadVeld(JsonElement json, bool vertrouwelijk)
    {
        var kop = Text(json, "kop");
        var outer = _veld;
        var naam = kop ?? Text(json, "naam") ?? "";
        _veld = outer is null ? naam : $"{outer}.{naam}";
        RefuseUnknown(json, kop is null ? VeldKeys : ["kop", "hulp", "toonAls"]);
        var veld = kop is null ? ReadAnswerField(json, vertrouwelijk) : new FormulierVeld { Naam = "", Soort = VeldSoort.Kop, Label = kop };
        veld = veld with { Hulp = Text(json, "hulp"), ToonAls = ReadToonAls(json) };
        _veld = outer;
        return veld;
    }

    private FormulierVeld ReadAnswerField(JsonElement json, bool vertrouwelijk)
    {
        var apart = vertrouwelijk || YesNo(json, "vertrouwelijk");
        var soort = ReadSoort(json);
        return new FormulierVeld
        {
            Naam = Text(json, "naam") ?? "",
            Soort = soort,
            Label = Text(json, "label") ?? "",
            Verplicht = YesNo(json, "verplicht"),
            VerplichtBij = Texts(json, "verplichtBij"),
            Min = NumberOrText(json, "min"),
            Max = NumberOrText(json, "max"),
            Decimalen = int.TryParse(NumberOrText(json, "decimalen"), out var decimalen) ? decimalen : 0,
            Eenheid = Text(json, "eenheid"),
            Keuzes = ReadKeuzes(json),
            KeuzesUit = Text(json, "keuzesUit"),
            Vertrouwelijk = apart,
            Vrijgave = YesNo(json, "vrijgave"),
            Feit = Text(json, "feit"),
            Velden = soort == VeldSoort.Herhaling ? ReadVelden(json, apart) : [],
            RijLabel = Text(json, "rijLabel") ?? "rij",
            NeemOver = Text(json, "neemOver"),
            Vergelijk = Text(json, "vergelijk"),
            Standaard = Text(json, "standaard"),
            MetDoel = YesNo(json, "metDoel"),
        };
    }

    private VeldSoort ReadSoort(JsonElement json)
    {
        var tekst = Text(json, "soort");
        VeldSoort? soort = tekst switch
        {
            "tekst" => VeldSoort.Tekst,
            "lange-tekst" => VeldSoort.LangeTekst,
            "keuze" => VeldSoort.Keuze,
            "meerkeuze" => VeldSoort.Meerkeuze,
            "datum" => VeldSoort.Datum,
            "getal" => VeldSoort.Getal,
            "ja-nee" => VeldSoort.JaNee,
            "herhaling" => VeldSoort.Herhaling,
            "groei" => VeldSoort.Groei,
            _ => null,
        };
        if (soort is null)
            Find($"‘{tekst}’ is geen soort veld; kies tekst, lange-tekst, keuze, meerkeuze, datum, getal, ja-nee, herhaling of groei.");
        return soort ?? VeldSoort.Tekst;
    }

    private ImmutableArray<FormulierKeuze> ReadKeuzes(JsonElement json)
    {
        if (!json.TryGetProperty("keuzes", out var lijst))
            return [];
        if (lijst.ValueKind != JsonValueKind.Array || !lijst.EnumerateArray().All(keuze => keuze.ValueKind == JsonValueKind.Object))
        {
            Find("‘keuzes’ moet een lijst zijn van code en label.");
            return [];
        }

        return [.. lijst.EnumerateArray().Select(keuze => new FormulierKeuze(Text(keuze, "code") ?? "", Text(keuze, "label") ?? ""))];
    }

    private ToonAls? ReadToonAls(JsonElement json)
    {
        if (!json.TryGetProperty("toonAls", out var toonAls))
            return null;
        if (toonAls.ValueKind == JsonValueKind.Object && Text(toonAls, "veld") is { } veld && Texts(toonAls, "is") is { Length: > 0 } waarden)
            return new ToonAls(veld, waarden);
        Find("‘toonAls’ moet een ‘veld’ noemen en een lijst ‘is’.");
        return null;
    }

    private void RefuseUnknown(JsonElement json, HashSet<string> bekend)
    {
        foreach (var eigenschap in json.EnumerateObject().Where(eigenschap => !bekend.Contains(eigenschap.Name)))
            Find($"‘{eigenschap.Name}’ is hier geen eigenschap.");
    }

    private string? Text(JsonElement json, string naam)
    {
        if (!json.TryGetProperty(naam, out var waarde))
            return null;
        if (waarde.ValueKind == JsonValueKind.String)
            return waarde.GetString();
        Find($"‘{naam}’ moet tekst zijn.");
        return null;
    }

    private string? NumberOrText(JsonElement json, string naam) =>
        json.TryGetProperty(naam, out var waarde) && waarde.ValueKind == JsonValueKind.Number ? waarde.GetRawText() : Text(json, naam);

    private bool YesNo(JsonElement json, string naam)
    {
        if (!json.TryGetProperty(naam, out var waarde))
            return false;
        if (waarde.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Find($"‘{naam}’ moet true of false zijn.");
        return waarde.ValueKind == JsonValueKind.True;
    }

    private ImmutableArray<string> Texts(JsonElement json, string naam)
    {
        if (!json.TryGetProperty(naam, out var lijst))
            return [];
        if (lijst.ValueKind == JsonValueKind.Array && lijst.EnumerateArray().All(deel => deel.ValueKind == JsonValueKind.String))
            return [.. lijst.EnumerateArray().Select(deel => deel.GetString()!)];
        Find($"‘{naam}’ moet een lijst van teksten zijn.");
        return [];
    }

    private void Find(string zin) => findings.Add(new FormulierFinding(bestand, _veld, zin));
}
