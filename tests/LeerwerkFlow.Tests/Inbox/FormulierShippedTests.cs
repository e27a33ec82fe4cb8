using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Inbox;

namespace LeerwerkFlow.Tests.Inbox;

/// <summary>The forms of <c>workflows/formulieren</c>, as they ship.</summary>
public sealed partial class FormulierShippedTests
{
    private static readonly Formulieren Alle = Formulieren.Load(Map());

    internal static readonly FormulierContext Context = new(new DateOnly(2010, 9, 1))
    {
        Feiten = new Dictionary<string, Feit>
        {
            ["start"] = Feit.Datum(new DateOnly(2010, 3, 1)), ["einde"] = Feit.Datum(new DateOnly(2011, 2, 28)),
            ["tbs.start"] = Feit.Datum(new DateOnly(2010, 9, 1)), ["tbs.einde"] = Feit.Datum(new DateOnly(2010, 11, 30)),
        },
        Competenties = [new("ORDE", "BASIS", "Orde houden"), new("SNOEI", "BEROEP", "Snoeien")],
        Keuzelijsten = new FormulierContext(default).Keuzelijsten
            .Add("coaches", [new("m1", "An")]).Add("vacatures", [new("v1", "Groenwerker")]).Add("antwoorden", [new("Toegestaan", "Toegestaan")])
            .Add("incidentredenen", [new("NIET_NODIG", "De stap is hier niet nodig")]),
    };

    public static TheoryData<string, string> FormAndOutcome()
    {
        TheoryData<string, string> data = [];
        foreach (var naam in Alle.Namen)
            foreach (var uitkomst in Alle.Get(naam).Velden.SelectMany(veld => veld.ToonAls?.Veld == ToonAls.Uitkomst ? veld.ToonAls.Is : veld.VerplichtBij).Append("Klaar").Distinct())
                data.Add(naam, uitkomst);
        return data;
    }

    [Theory]
    [MemberData(nameof(FormAndOutcome))]
    public void An_example_can_be_given_for_every_form_and_outcome(string naam, string uitkomst)
    {
        var formulier = Alle.Get(naam);

        Assert.Empty(formulier.Read(FormulierVoorbeeld.Post(formulier, uitkomst, Context), uitkomst, Context).Fouten);
    }

    [Theory]
    [InlineData("contract", "Getekend", "contract.datum Datum, lengte.gepland Getal, start Datum, vte Getal")]
    [InlineData("opvolgingsgesprek", "Klaar", "doorverwijzing JaNee")]
    [InlineData("tbs-voorstel", "Gevonden", "tbs.einde Datum, tbs.start Datum")]
    [InlineData("tbs-voorstel", "NietGevonden", "")]
    [InlineData("verlenging", "Aanvragen", "verlenging.voorstel Getal")]
    [InlineData("verlenging", "Klaar", "lengte Getal")]
    [InlineData("eindgesprek", "Klaar", "uitkomst Code, werk JaNee")]
    [InlineData("stopzetting", "Klaar", "nazorgAangeboden JaNee")]
    [InlineData("nazorg-met-werk", "Gesproken", "werk JaNee")]
    [InlineData("nazorg-met-werk", "GeenGehoor", "")]
    [InlineData("uitkomst", "Klaar", "uitkomst.nazorg Code")]
    [InlineData("weigering", "Klaar", "")]
    public void A_form_always_gives_the_facts_that_its_flow_reads(string naam, string uitkomst, string feiten)
    {
        var formulier = Alle.Get(naam);

        var antwoord = formulier.Read(FormulierVoorbeeld.Post(formulier, uitkomst, Context), uitkomst, Context);

        Assert.Equal(feiten, string.Join(", ", antwoord.Feiten.Select(feit => $"{feit.Key} {feit.Value.Soort}")));
    }

    [Fact]
    public void Nothing_of_the_traject_is_told_by_a_confidential_field()
    {
        Assert.DoesNotContain(Alle.Namen.SelectMany(naam => Alle.Get(naam).Velden), veld => veld is { Vertrouwelijk: true, Feit: not null });
        Assert.Null(Alle.Get("weigering").FindVeld("reden")!.Feit);
        Assert.True(Alle.Get("stopzetting").FindVeld("reden")!.Vertrouwelijk);
    }

    [Fact]
    public void Health_money_addiction_and_justice_are_asked_in_confidential_fields_only()
    {
        var open = from naam in Alle.Namen
                   from veld in Alle.Get(naam).Velden
                   where !veld.Vertrouwelijk
                   from woorden in veld.Velden.Select(kind => kind.Label).Concat(veld.Keuzes.Select(keuze => keuze.Label)).Append(veld.Label)
                   where veld.Soort != VeldSoort.Kop && Sensitive().IsMatch(woorden)
                   select $"{naam}.{veld.Naam}: {woorden}";

        Assert.Empty(open);
    }

    [Theory]
    [InlineData("iup")]
    [InlineData("begeleidingsplan")]
    [InlineData("pop")]
    [InlineData("tussentijdse-evaluatie")]
    [InlineData("tbs-evaluatie")]
    [InlineData("uitstroomprofiel")]
    public void The_view_of_the_deelnemer_belongs_to_profile_plan_and_evaluation(string naam)
    {
        var antwoord = Alle.Get(naam).Read(new Dictionary<string, string[]>(), "Klaar", Context);

        Assert.Contains("datumGesprek", antwoord.Fouten.Keys);
        Assert.Contains("zichtDeelnemer", antwoord.Fouten.Keys);
        Assert.Contains("kopieGegeven", antwoord.Fouten.Keys);
    }

    [Theory]
    [InlineData("NEDERLANDS", true)]
    [InlineData("PLOEG", true)]
    [InlineData("PROFIEL", false)]
    public void A_refusal_for_language_or_crew_is_explained_by_the_tasks(string reden, bool taken)
    {
        var post = new Dictionary<string, string[]> { ["reden"] = [reden], ["uitleg"] = ["x"], ["door"] = ["x"] };

        Assert.Equal(taken, Alle.Get("weigering").Read(post, "Klaar", Context).Fouten.ContainsKey("taken"));
    }

    [Theory]
    [InlineData("2010-09-01", "2011-02-28", true)]
    [InlineData("2010-08-01", "2011-02-01", false)]
    [InlineData("2010-09-01", "2010-08-31", false)]
    [InlineData("2010-12-01", "2011-03-01", false)]
    public void A_tbs_has_a_last_day_within_six_months_and_within_the_traject(string start, string einde, bool goed)
    {
        var formulier = Alle.Get("tbs-voorstel");
        var post = FormulierVoorbeeld.Post(formulier, "Gevonden", Context, new Dictionary<string, string> { ["tbs.start"] = start, ["tbs.einde"] = einde });

        Assert.Equal(goed, !formulier.Read(post, "Gevonden", Context).Fouten.ContainsKey("tbsEinde"));
    }

    [Fact]
    public void A_trial_period_ends_on_a_date_that_a_person_enters()
    {
        var formulier = Alle.Get("eindgesprek");
        var vast = new Dictionary<string, string> { ["werk"] = "ja", ["werk.start"] = "2011-03-01", ["werk.proef"] = "ja" };
        var post = FormulierVoorbeeld.Post(formulier, "Klaar", Context, vast).Where(paar => paar.Key != "proefEinde").ToDictionary();

        Assert.Equal(["proefEinde"], formulier.Read(post, "Klaar", Context).Fouten.Keys);
    }

    internal static string Map() => Path.Combine(AppContext.BaseDirectory, "workflows", "formulieren");

    [GeneratedRegex("gezondheid|schuld|verslav|justitie|detentie|ziek|lichamelijk|handicap|allochtoon|afkomst|psychi|beperking", RegexOptions.IgnoreCase)]
    private static partial Regex Sensitive();
}
