using System.Globalization;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Inbox;

namespace LeerwerkFlow.Demo;

/// <summary>Plausible words for the answers of fictitious people. What has none here gets the form's own example.</summary>
internal static class DemoWoorden
{
    private static readonly Dictionary<string, string[]> Woorden = new()
    {
        ["motivatie"] = ["Wil na een lange tijd thuis weer onder de mensen komen.", "Wil een vast inkomen voor het gezin.", "Wil laten zien wat hij of zij kan.", "Wil een vak leren."],
        ["verwachtingen"] = ["Hulp bij het zoeken van werk na dit jaar.", "Iemand die uitlegt en tijd neemt.", "Werk dicht bij huis en een duidelijk uurrooster."],
        ["droom"] = ["Een eigen groendienst.", "Chauffeur worden.", "Werken in een rusthuis.", "In een winkel werken."],
        ["beoogdeJob"] = ["Arbeider groenvoorziening", "Keukenhulp in een zorgcentrum", "Magazijnmedewerker", "Poetshulp met dienstencheques", "Fietshersteller"],
        ["sterktes"] = ["Werkt rustig en nauwkeurig.", "Vriendelijk met klanten en collega's.", "Komt altijd op tijd.", "Leert snel door te kijken en te doen."],
        ["gegroeid"] = ["Durft nu zelf hulp te vragen en houdt een hele dag vol.", "Werkt zelfstandiger; de instructeur kijkt alleen nog op het einde.", "Het Nederlands op de werkvloer gaat veel beter."],
        ["vergelijking"] = ["Bij het begin was er veel uitleg nodig; nu legt de deelnemer het zelf uit aan nieuwe collega's.", "De basis zit goed. Plannen blijft een werkpunt."],
        ["verslag"] = ["Rustig gesprek. Het werk gaat goed en de sfeer in de ploeg ook.", "We bespraken de planning van volgende maand en de trein die vaak te laat is.", "De deelnemer vroeg meer afwisseling; dat bespreken we met de instructeur.", "Kort gesprek op de werkplek. Geen bijzonderheden."],
        ["opvolging"] = ["Elke maand een gesprek op de werkplek, en tussendoor telefonisch."],
        ["plaats"] = ["het kantoor, lokaal 2", "de werkplek", "het onthaal"],
        ["uur"] = ["9.30", "10.00", "13.30", "14.00"],
        ["functie"] = ["Magazijnmedewerker", "Poetshulp", "Groenarbeider", "Keukenhulp"],
        ["werkgever"] = ["Bakkerij De Verzonnen Oven", "Fantasia Logistiek", "Rusthuis Het Schijnhof", "Groenbedrijf Nergens"],
        ["sector"] = ["horeca", "logistiek", "zorg", "groen"],
        ["adres"] = ["Proefstraat 12, 9000 Gent", "Demokaai 3, 2060 Antwerpen"],
        ["contactpersoon"] = ["Mieke Verzonnen", "Omar Demoussi"],
        ["begeleider"] = ["Rita Oefenaer"],
        ["taken"] = ["Bestellingen klaarzetten, goederen ontvangen en nakijken.", "Helpen in de keuken en de afwas."],
        ["leerdoelen"] = ["Zelfstandig een bestelling afwerken.", "Werken in een andere ploeg en een ander ritme."],
        ["geprobeerd"] = ["We zochten eerst een plaats bij drie andere werkgevers in de buurt."],
        ["geleerd"] = ["Werkt nu met de scanner en kent het magazijn.", "Kan een hele dienst zelf afwerken."],
        ["doel"] = ["Magazijnmedewerker in de buurt", "Keukenhulp met vaste uren"],
        ["doorWie"] = ["de werkgever"],
        ["trajectbegeleider"] = ["Els Voorbeeldman"],
        ["terugblik"] = ["De deelnemer is trots op wat er geleerd is.", "Een goed jaar met een moeilijke start."],
        ["watKanIk"] = ["Ik kan goed met mijn handen werken.", "Ik kan goed met mensen omgaan."],
        ["watWilIk"] = ["Ik wil vast werk, liefst buiten.", "Ik wil werk dicht bij de school van de kinderen."],
    };

    private static readonly (string Domein, string Beschrijving, string Actie)[] Randvoorwaarden =
    [
        ("KINDEROPVANG", "De opvang begint pas om acht uur.", "Het uurrooster begint later op twee dagen."),
        ("MOBILITEIT", "De bus rijdt niet vroeg genoeg.", "Samen gezocht naar een fiets via het fietspunt."),
        ("WONEN", "Zoekt een andere woning en moet soms naar een afspraak.", "Afspraken op woensdagnamiddag."),
        ("SCHULDEN", "Er loopt een afbetalingsplan.", "Contact met de dienst schuldbemiddeling."),
    ];

    // Letters of the grid by how far the traject is, G R O E I.
    private static readonly Dictionary<string, int> Groei = new() { ["iup"] = 0, ["tussentijdse-evaluatie"] = 1, ["tbs-evaluatie"] = 2, ["uitstroomprofiel"] = 2 };

    /// <summary>What is posted on a form, by posted name.</summary>
    public static IReadOnlyDictionary<string, string[]> Fill(
        Formulier formulier, string uitkomst, FormulierContext context, Dictionary<string, string> vast, DemoMens mens, Random lot)
    {
        foreach (var veld in formulier.Velden.Where(v => v.Feit is null && v.Soort is VeldSoort.Tekst or VeldSoort.LangeTekst && !v.Vertrouwelijk))
        {
            if (Woorden.TryGetValue(veld.Naam, out var zinnen))
                vast.TryAdd(veld.Naam, DemoNames.Pick(lot, zinnen));
        }

        if (formulier.Naam == "uitnodiging")
            vast["afspraak"] = Text(Werkdagen.Add(context.Vandaag, 2));
        if (formulier.Naam == "opvolgingsgesprek")
            vast["doorverwijzing"] = lot.Next(12) == 0 ? "ja" : "nee";
        if (formulier.FindVeld("nederlands") is { } taal)
            vast["nederlands"] = DemoNames.Pick(lot, taal.Keuzes).Code;

        Dictionary<string, string[]> post = new(FormulierVoorbeeld.Post(formulier, uitkomst, context, vast), StringComparer.Ordinal);
        foreach (var veld in formulier.Velden.Where(v => v.Soort == VeldSoort.Groei))
            Letters(post, veld, formulier.Naam, context, mens.Doel.Nr);
        if (formulier.FindVeld("randvoorwaarden") is { Vertrouwelijk: true } && lot.Next(3) == 0)
            AddRandvoorwaarde(post, lot);
        return post;
    }

    // Somebody begins low or high, and grows a letter at a time; the instructeur is stricter now and then.
    private static void Letters(Dictionary<string, string[]> post, FormulierVeld veld, string formulier, FormulierContext context, int nr)
    {
        foreach (var competentie in context.Competenties)
        {
            var begin = Lot.Of(nr, competentie.Code).Next(3);
            var nu = Math.Min(begin + Groei.GetValueOrDefault(formulier), 4);
            var voor = $"{veld.Naam}.{competentie.Code}.";
            post[voor + "deelnemer"] = [Letter(nu + 1 - (nr % 2))];
            post[voor + "instructeur"] = [Letter(nu - (nr % 3 == 0 ? 1 : 0))];
            post[voor + "coach"] = [Letter(nu)];
            if (veld.MetDoel)
                post[voor + "doel"] = [Letter(Math.Max(nu, 3))];
        }
    }

    private static void AddRandvoorwaarde(Dictionary<string, string[]> post, Random lot)
    {
        var (domein, beschrijving, actie) = DemoNames.Pick(lot, Randvoorwaarden);
        post["randvoorwaarden.0.domein"] = [domein];
        post["randvoorwaarden.0.beschrijving"] = [beschrijving];
        post["randvoorwaarden.0.ernst"] = [lot.Next(2) == 0 ? "LICHT" : "MATIG"];
        post["randvoorwaarden.0.actie"] = [actie];
        if (lot.Next(3) == 0)
            post["randvoorwaarden.0.vrijgave"] = ["ja"];
    }

    private static string Letter(int nr) => "GROEI"[Math.Clamp(nr, 0, 4)].ToString();

    private static string Text(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
