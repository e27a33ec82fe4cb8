using System.Text.Json.Nodes;

namespace LeerwerkFlow.Trajecten;

/// <summary>A talk as it was noted.</summary>
/// <param name="Kop">What kind of talk, and how.</param>
/// <param name="Zicht">What the deelnemer thinks of it, in a word (S6); null when that was not asked.</param>
/// <param name="Woorden">The deelnemer's own words.</param>
/// <param name="Kopie">The day on which a copy was given.</param>
/// <param name="Afspraken">Who does what by when.</param>
/// <param name="Titel">Of the taak in which it was noted, on day <paramref name="Op"/>.</param>
internal sealed record Gesprek(
    DateOnly Datum, string Kop, string? Zicht, string? Woorden, bool IsProfiel, DateOnly? Kopie, bool ZonderKopie, string? Verslag, IReadOnlyList<string> Afspraken, string Taak, string Titel, DateOnly Op, string Door);

/// <summary>The talks of a traject, from the forms on which they are noted, and their lines on the timeline (S6, B 3.2.3, B 3.2.7).</summary>
internal static class Gesprekken
{
    private static readonly Dictionary<string, string> Koppen = new()
    {
        ["iup"] = "Instroomprofiel", ["tussentijdse-evaluatie"] = "Tussentijdse evaluatie", ["uitstroomprofiel"] = "Uitstroomprofiel", ["begeleidingsplan"] = "Begeleidingsplan",
        ["pop"] = "Ontwikkelingsplan", ["tbs-evaluatie"] = "Evaluatie van de terbeschikkingstelling", ["opvolgingsgesprek"] = "Opvolgingsgesprek", ["tbs-opvolging"] = "Gesprek over de terbeschikkingstelling",
        ["intake"] = "Intakegesprek", ["sollicitatiegesprek"] = "Sollicitatiegesprek", ["eindgesprek"] = "Eindgesprek", ["loopbaanplanning"] = "Gesprek over de loopbaan",
        ["jobdoelwit"] = "Gesprek over het jobdoelwit", ["nazorg-met-werk"] = "Nazorggesprek", ["nazorg-zonder-werk"] = "Nazorggesprek",
    };

    private static readonly Dictionary<string, string> Manieren = new() { ["GESPREK"] = "op kantoor", ["WERKPLEK"] = "op de werkplek", ["TELEFOON"] = "telefoon", ["HUISBEZOEK"] = "huisbezoek" };

    private static readonly Dictionary<string, string> Zichten = new()
    {
        ["AKKOORD"] = "gaat akkoord", ["NIET_AKKOORD"] = "gaat niet akkoord", ["EIGEN_WOORDEN"] = "zegt het in eigen woorden",
    };

    /// <summary>The talks in order of date.</summary>
    public static IReadOnlyList<Gesprek> Of(IEnumerable<OpenAntwoord> antwoorden) => [.. antwoorden.Where(a => a.Dag("datumGesprek") is not null).Select(Of).OrderBy(g => g.Datum)];

    /// <summary>What the timeline tells of a talk: that it was held with what the deelnemer said of it, and the copy.</summary>
    public static IEnumerable<TijdlijnRegel> Lines(Gesprek gesprek, string voornaam, string? door)
    {
        var zin = gesprek.Zicht is { } zicht ? $"{gesprek.Kop} besproken: {voornaam} {zicht}{(gesprek.ZonderKopie ? ". Nog geen kopie gegeven" : "")}" : gesprek.Kop;
        var waarom = new Waarom($"Ingevuld in de taak “{gesprek.Titel}”, op {Web.Datum.Kort(gesprek.Op)}{(door is null ? "" : $" door {door}")}.", null, [], [], []);
        yield return new(gesprek.Datum, "gesprek", "gebeurd", zin, waarom, door, Adres: $"/taak/{gesprek.Taak}") { Woorden = gesprek.Woorden, IsIup = gesprek.IsProfiel };
        if (gesprek.Kopie is { } kopie)
            yield return new(kopie, "gesprek", "gebeurd", $"{gesprek.Kop}: {voornaam} kreeg een kopie", waarom, door, Adres: $"/taak/{gesprek.Taak}") { IsIup = gesprek.IsProfiel };
    }

    private static Gesprek Of(OpenAntwoord a)
    {
        var manier = Manieren.GetValueOrDefault(a.Text("manier") ?? "");
        return new(
            a.Dag("datumGesprek")!.Value, $"{Koppen.GetValueOrDefault(a.Formulier, a.Titel)}{(manier is null ? "" : $" ({manier})")}", Zichten.GetValueOrDefault(a.Text("zichtDeelnemer") ?? ""), a.Text("eigenWoorden"),
            a.Formulier is "iup" or "tussentijdse-evaluatie" or "uitstroomprofiel", a.Dag("kopieDatum"), a.Text("kopieGegeven") is "false" or "nee", a.Text("verslag") ?? a.Text("gegroeid") ?? a.Text("terugblik"),
            [.. a.Rijen("afspraken").Select(Afspraak)], a.Taak, a.Titel, a.Op, a.Door);
    }

    private static string Afspraak(JsonObject rij)
    {
        var tegen = OpenAntwoord.Dag(rij, "wanneer") is { } dag ? $"tegen {Web.Datum.Kort(dag)}" : null;
        return string.Join(", ", new[] { OpenAntwoord.Text(rij, "wat"), OpenAntwoord.Text(rij, "wie"), tegen }.OfType<string>());
    }
}
