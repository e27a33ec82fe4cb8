using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Tests.House;

namespace LeerwerkFlow.Tests.Documenten;

/// <summary>From the answers of a form to what a letter writes.</summary>
public sealed class AntwoordenTests
{
    private static readonly Formulieren Formulieren = Formulieren.Load(Path.Combine(SourceTree.Root, "workflows", "formulieren"));

    [Theory]
    [InlineData("plan", "begeleidingsplan", """{ "leerdoelen": [{ "doel": "Snoeien", "hoe": "", "wanneer": "2010-06-01" }], "technisch": "Voordoen", "vormingsplan": [{ "onderwerp": "Veilig", "soort": "INDIVIDUEEL", "vorm": "GROEP", "door": "EXTERN", "uren": 16.5, "vanaf": "2010-04-12" }] }""",
        """{"leerdoelen":[{"doel":"Snoeien","hoe":null,"wie":null,"wanneer":"2010-06-01"}],"technisch":"Voordoen","houding":null,"algemeen":null,"opvolging":null,"vorming":[{"onderwerp":"Veilig","soort":"voor de deelnemer alleen","vorm":"in groep","door":"vorming van buiten","uren":16.5,"vanaf":"2010-04-12"}],"werkpunten":[],"rekening":null}""")]
    [InlineData("evaluatie", "tussentijdse-evaluatie", """{ "aanwezig": ["DEELNEMER", "COACH"], "gegroeid": "Veel", "klemtoon": "BEIDE" }""",
        """{"aanwezig":["de deelnemer","de coach"],"gegroeid":"Veel","bijsturing":null,"klemtoon":"werk zoeken en verder leren"}""")]
    [InlineData("gesprek", "opvolgingsgesprek", """{ "datumGesprek": "2010-05-03", "manier": "WERKPLEK", "onderwerpen": ["WERK", "ONBEKEND"], "verslag": "Goed", "afspraken": [{ "wat": "Bellen" }], "volgendGesprek": "2010-06-07" }""",
        """{"datum":"2010-05-03","manier":"op de werkplek","onderwerpen":["het werk zelf"],"verslag":"Goed","eigen_woorden":null,"afspraken":[{"wat":"Bellen","wie":null,"wanneer":null}],"vorming":[],"volgend":"2010-06-07"}""")]
    [InlineData("loopbaan", "loopbaanplanning", """{ "datumGesprek": "2010-05-10", "watKanIk": "Snoeien", "stappen": [{ "stap": "Cursus", "wanneer": "2010-07-01" }] }""",
        """{"gesprek":"2010-05-10","verleden":null,"kan":"Snoeien","wil":null,"waar":null,"stappen":[{"stap":"Cursus","wanneer":"2010-07-01"}]}""")]
    [InlineData("tevredenheid", "tevredenheid", """{ "werk": "S5", "zoeken": "S2", "goed": "De ploeg", "aanraden": true, "samen": "ZELF" }""",
        """{"antwoorden":[{"vraag":"Het werk","antwoord":"heel tevreden"},{"vraag":"De hulp bij het zoeken van werk","antwoord":"niet tevreden"}],"goed":"De ploeg","beter":null,"aanraden":true,"samen":"zelf ingevuld"}""")]
    [InlineData("weigering", "weigering", """{ "reden": "VACATURE_INGEVULD", "door": "Jan", "verteldOp": "2010-02-15" }""",
        """{"reden":"de plaats is al ingevuld","uitleg":null,"taken":null,"door":"Jan","verteld":"2010-02-15"}""")]
    [InlineData("cv", "intake", """{ "talen": "Frans", "rijbewijs": ["GEEN"], "school": [{ "opleiding": "Tuinbouw", "jaar": 1998, "behaald": true }, { "opleiding": "Kok", "behaald": false }], "werk": [{ "functie": "keukenhulp", "waar": "Eethuis" }] }""",
        """{"talen":"Frans","rijbewijs":[],"opleiding":[{"naam":"Tuinbouw","waar":null,"jaar":1998}],"werk":[{"functie":"keukenhulp","waar":"Eethuis","periode":null,"geleerd":null}]}""")]
    [InlineData("doorverwijzing", "dienst-doorverwijzing", """{ "toestemming": true, "toestemmingDatum": "2010-05-03", "hoe": "SAMEN", "dienst": "geheim", "vraag": "geheim" }""",
        """{"toestemming":"2010-05-03","hoe":"We komen samen"}""")]
    [InlineData("doorverwijzing", "dienst-doorverwijzing", """{ "toestemming": false, "toestemmingDatum": "2010-05-03" }""", """{"toestemming":null,"hoe":null}""")]
    [InlineData("nazorg", "nazorg-met-werk", """{ "volgendContact": "2011-04-04" }""", """{"volgend":"2011-04-04"}""")]
    [InlineData("doel", "uitstroomprofiel", """{ "beoogdeJob": "Tuinier" }""", """{"job":"Tuinier","regio":null,"reserve":null}""")]
    public void Answers_become(string deel, string formulier, string inhoud, string velden)
    {
        var antwoorden = new Antwoorden();
        antwoorden.Add(formulier, JsonNode.Parse(inhoud)!.AsObject());

        var json = DossierModel.Of(Deel(antwoorden, deel)).Json;

        Assert.Equal(velden, json);
        Assert.Empty(Sentences(deel, json));
    }

    [Fact]
    public void The_newest_of_two_kinds_of_nazorg_says_when_the_next_contact_is()
    {
        var antwoorden = new Antwoorden();
        antwoorden.Add("nazorg-met-werk", new() { ["volgendContact"] = "2011-04-04" });
        antwoorden.Add("nazorg-zonder-werk", new() { ["volgendContact"] = "2011-05-02" });

        Assert.Equal(new DateOnly(2011, 5, 2), antwoorden.Nazorg()["volgend"]);
    }

    /// <summary>Form, field and list of words; a choice that a form gets later without a word would vanish from letters.</summary>
    [Theory]
    [InlineData("opvolgingsgesprek", "manier", "manier", "")]
    [InlineData("opvolgingsgesprek", "onderwerpen", "onderwerp", "")]
    [InlineData("tussentijdse-evaluatie", "aanwezig", "aanwezig", "")]
    [InlineData("tussentijdse-evaluatie", "klemtoon", "klemtoon", "")]
    [InlineData("iup", "stiptheid", "hoe", "")]
    [InlineData("iup", "zichtDeelnemer", "zicht", "")]
    [InlineData("tevredenheid", "werk", "tevreden", "")]
    [InlineData("tevredenheid", "samen", "ingevuld", "")]
    [InlineData("weigering", "reden", "weigering", "")]
    [InlineData("intake", "rijbewijs", "rijbewijs", "GEEN")]
    [InlineData("dienst-doorverwijzing", "hoe", "doorverwijzing", "")]
    [InlineData("tbs-voorstel", "rechtsgrond", "rechtsgrond", "ANDERE")]
    public void Every_choice_has_its_words(string formulier, string veld, string lijst, string behalve) => Assert.Equal(
        [.. Formulieren.Get(formulier).Velden.Single(v => v.Naam == veld).Keuzes.Select(k => k.Code).Where(c => c != behalve).Order(StringComparer.Ordinal)],
        Woorden.Lijst(lijst).Keys.Order(StringComparer.Ordinal));

    private static Bag Deel(Antwoorden antwoorden, string deel) => deel switch
    {
        "plan" => antwoorden.Plan(),
        "evaluatie" => antwoorden.Evaluatie(),
        "gesprek" => antwoorden.Gesprek(),
        "loopbaan" => antwoorden.Loopbaan(),
        "tevredenheid" => antwoorden.Tevredenheid(),
        "weigering" => antwoorden.Weigering(),
        "cv" => antwoorden.Cv(),
        "doorverwijzing" => antwoorden.Doorverwijzing(),
        "nazorg" => antwoorden.Nazorg(),
        _ => antwoorden.Doel(),
    };

    private static IEnumerable<string> Sentences(string deel, string json)
    {
        var whole = JsonNode.Parse(Voorbeeld.Read(Path.Combine(SourceTree.Root, "workflows", "brieven", "voorbeelden", "gewoon.json")).Json)!;
        whole[deel] = JsonNode.Parse(json);
        return DossierSchema.Alle.Check(JsonSerializer.SerializeToElement(whole)).Where(z => z.Contains("‘" + deel, StringComparison.Ordinal));
    }
}
