using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Inbox;

namespace LeerwerkFlow.Tests.Inbox;

public sealed class FormulierTests
{
    private static readonly FormulierContext Context = new(new DateOnly(2010, 3, 5))
    {
        Feiten = new Dictionary<string, Feit> { ["start"] = Feit.Datum(new DateOnly(2010, 3, 1)) },
        Competenties = [new("ORDE", "BASIS", "Orde houden"), new("SNOEI", "BEROEP", "Snoeien")],
    };

    [Fact]
    public void A_mandatory_field_left_empty_says_what_to_do()
    {
        var antwoord = Read("""{ "naam": "doel", "soort": "tekst", "label": "Doel", "verplicht": true }""", ("doel", "   "));

        Assert.Equal("Vul ‘Doel’ in.", antwoord.Fouten["doel"]);
        Assert.Empty(antwoord.Open);
    }

    [Theory]
    [InlineData("Getekend", true)]
    [InlineData("NietGetekend", false)]
    public void A_field_can_be_mandatory_for_one_outcome(string uitkomst, bool fout)
    {
        var formulier = FormulierMap.Proef("""{ "naam": "start", "soort": "datum", "label": "Start", "verplichtBij": ["Getekend"] }""");

        Assert.Equal(fout, formulier.Read(new Dictionary<string, string[]>(), uitkomst, Context).Fouten.ContainsKey("start"));
    }

    [Theory]
    [InlineData("2010-03-01", null)]
    [InlineData("1/3/2010", null)]
    [InlineData("2010-02-28", "Kies bij ‘Gesprek’ een datum op of na 1 maart 2010.")]
    [InlineData("2010-03-06", "Kies bij ‘Gesprek’ een datum op of voor 5 maart 2010.")]
    [InlineData("2010-02-30", "Schrijf bij ‘Gesprek’ een bestaande dag, maand en jaar, bijvoorbeeld 1/3/2010.")]
    public void A_date_lies_between_facts_both_included(string tekst, string? zin)
    {
        var antwoord = Read("""{ "naam": "dag", "soort": "datum", "label": "Gesprek", "min": "start", "max": "vandaag", "feit": "gesprek" }""", ("dag", tekst));

        Assert.Equal(zin, antwoord.Fouten.GetValueOrDefault("dag"));
        Assert.Equal(zin is null ? new DateOnly(2010, 3, 1) : null, antwoord.Feiten.GetValueOrDefault("gesprek")?.AsDatum);
    }

    [Fact]
    public void A_limit_on_an_unknown_fact_does_not_hold_anyone_back()
    {
        var antwoord = Read("""{ "naam": "dag", "soort": "datum", "label": "Dag", "max": "einde" }""", ("dag", "2030-01-01"));

        Assert.True(antwoord.InOrde);
    }

    [Theory]
    [InlineData("0,80", "0.8")]
    [InlineData("0.8", "0.8")]
    [InlineData("0,09", null)]
    [InlineData("1,01", null)]
    [InlineData("0,805", null)]
    [InlineData("veel", null)]
    public void A_number_is_read_with_comma_or_point_within_its_limits(string tekst, string? feit)
    {
        var antwoord = Read("""{ "naam": "vte", "soort": "getal", "label": "VTE", "min": 0.10, "max": 1, "decimalen": 2, "feit": "vte" }""", ("vte", tekst));

        Assert.Equal(feit, antwoord.Feiten.GetValueOrDefault("vte")?.Tekst);
        Assert.Equal(feit is null, antwoord.Fouten.ContainsKey("vte"));
    }

    [Fact]
    public void A_point_between_thousands_is_not_a_comma()
    {
        var antwoord = Read("""{ "naam": "loon", "soort": "getal", "label": "Loon", "decimalen": 2 }""", ("loon", "1.850,50"));

        Assert.Equal(1850.50m, antwoord.Open["loon"]!.GetValue<decimal>());
    }

    [Fact]
    public void A_choice_outside_the_list_is_refused()
    {
        const string veld = """{ "naam": "reden", "soort": "keuze", "label": "Reden", "keuzes": [ { "code": "A", "label": "a" } ], "feit": "reden" }""";

        Assert.Equal("Kies bij ‘Reden’ een antwoord uit de lijst.", Read(veld, ("reden", "B")).Fouten["reden"]);
        Assert.Equal(Feit.Code("A"), Read(veld, ("reden", "A")).Feiten["reden"]);
    }

    [Fact]
    public void A_list_that_the_caller_supplies_is_the_only_one_that_counts()
    {
        var formulier = FormulierMap.Proef("""{ "naam": "coach", "soort": "keuze", "label": "Coach", "keuzesUit": "coaches" }""");
        var context = Context with { Keuzelijsten = Context.Keuzelijsten.Add("coaches", [new("m1", "An")]) };

        Assert.True(formulier.Read(Post(("coach", "m1")), null, context).InOrde);
        Assert.False(formulier.Read(Post(("coach", "m2")), null, context).InOrde);
    }

    [Fact]
    public void What_is_not_shown_is_dropped_with_its_fact()
    {
        const string velden = """
            { "naam": "werk", "soort": "ja-nee", "label": "Werk?", "verplicht": true, "feit": "werk" },
            { "naam": "proef", "soort": "ja-nee", "label": "Proef?", "toonAls": { "veld": "werk", "is": ["ja"] } },
            { "naam": "proefEinde", "soort": "datum", "label": "Einde", "verplicht": true, "feit": "proef.einde", "toonAls": { "veld": "proef", "is": ["ja"] } }
            """;

        var zonder = Read(velden, ("werk", "nee"), ("proef", "ja"), ("proefEinde", "2010-05-01"));
        var met = Read(velden, ("werk", "ja"), ("proef", "ja"));

        Assert.True(zonder.InOrde);
        Assert.Equal(["werk"], zonder.Feiten.Keys);
        Assert.Equal(["proefEinde"], met.Fouten.Keys);
    }

    [Fact]
    public void A_field_can_belong_to_one_outcome()
    {
        var formulier = FormulierMap.Proef("""{ "naam": "host", "soort": "tekst", "label": "Bij wie?", "verplicht": true, "toonAls": { "veld": "uitkomst", "is": ["Gevonden"] } }""");

        Assert.True(formulier.Read(Post(), "NietGevonden", Context).InOrde);
        Assert.False(formulier.Read(Post(), "Gevonden", Context).InOrde);
    }

    [Fact]
    public void Confidential_answers_go_apart_and_not_saying_is_an_answer()
    {
        const string velden = """
            { "naam": "motivatie", "soort": "tekst", "label": "Motivatie" },
            { "naam": "hulpvraag", "soort": "ja-nee", "label": "Hulp nodig?", "vertrouwelijk": true, "vrijgave": true },
            { "naam": "schulden", "soort": "ja-nee", "label": "Schulden?", "vertrouwelijk": true, "vrijgave": true }
            """;

        var antwoord = Read(velden, ("motivatie", "graag"), ("hulpvraag", "ja"), ("hulpvraag.vrijgave", "ja"), ("schulden", "WIL_NIET_ZEGGEN"), ("schulden.vrijgave", "ja"));

        Assert.Equal("""{"motivatie":"graag"}""", antwoord.Open.ToJsonString());
        Assert.Equal("""{"hulpvraag":true,"schulden":"WIL_NIET_ZEGGEN","vrijgaven":{"hulpvraag":"2010-03-05"}}""", antwoord.Vertrouwelijk.ToJsonString());
    }

    [Fact]
    public void Who_may_not_see_confidential_fields_cannot_post_them_either()
    {
        var formulier = FormulierMap.Proef("""{ "naam": "zorg", "soort": "tekst", "label": "Zorg", "vertrouwelijk": true }""");

        var antwoord = formulier.Read(Post(("zorg", "tekst")), null, Context with { MagVertrouwelijk = false });

        Assert.Empty(antwoord.Vertrouwelijk);
        Assert.True(formulier.IsVertrouwelijk("zorg.vrijgave"));
    }

    [Fact]
    public void Rows_keep_their_order_and_empty_ones_fall_away()
    {
        const string velden = """
            { "naam": "vorming", "soort": "herhaling", "label": "Vorming", "rijLabel": "vorming", "max": 2,
              "velden": [ { "naam": "wat", "soort": "tekst", "label": "Wat", "verplicht": true }, { "naam": "uren", "soort": "getal", "label": "Uren" } ] }
            """;

        var antwoord = Read(velden, ("vorming.0.wat", ""), ("vorming.7.wat", "Heftruck"), ("vorming.2.wat", "NT2"), ("vorming.2.uren", "20"));
        var fout = Read(velden, ("vorming.0.uren", "4"));
        var teveel = Read(velden, ("vorming.0.wat", "a"), ("vorming.1.wat", "b"), ("vorming.2.wat", "c"));

        Assert.Equal("""[{"wat":"NT2","uren":20},{"wat":"Heftruck"}]""", antwoord.Open["vorming"]!.ToJsonString());
        Assert.Equal("Vul ‘Wat’ in.", fout.Fouten["vorming.0.wat"]);
        Assert.Equal("Laat bij ‘Vorming’ hoogstens 2 keer een vorming staan.", teveel.Fouten["vorming"]);
    }

    [Fact]
    public void The_deelnemer_releases_row_by_row()
    {
        var formulier = FormulierMap.Proef("""
            { "naam": "drempels", "soort": "herhaling", "label": "Randvoorwaarde", "vertrouwelijk": true, "vrijgave": true,
              "velden": [ { "naam": "domein", "soort": "keuze", "label": "Domein", "keuzes": [ { "code": "MOBILITEIT", "label": "Vervoer" }, { "code": "SCHULDEN", "label": "Schulden" } ] },
                          { "naam": "actie", "soort": "tekst", "label": "Actie" } ] }
            """);

        var antwoord = formulier.Read(
            Post(("drempels.0.domein", "MOBILITEIT"), ("drempels.0.actie", "fiets"), ("drempels.0.vrijgave", "ja"), ("drempels.1.domein", "SCHULDEN")), null, Context);
        var vrij = Assert.Single(FormulierVrijgave.Of(formulier, antwoord.Vertrouwelijk));

        Assert.Equal(("Vervoer; fiets", new DateOnly(2010, 3, 5)), (vrij.Tekst, vrij.Datum));
    }

    [Fact]
    public void The_grid_keeps_three_positions_and_forces_no_letter()
    {
        const string veld = """{ "naam": "groei", "soort": "groei", "label": "Competenties" }""";

        var antwoord = Read(veld, ("groei.ORDE.deelnemer", "O"), ("groei.ORDE.coach", "E"));

        Assert.Equal("""[{"competentie":"ORDE","categorie":"BASIS","naam":"Orde houden","deelnemer":"O","coach":"E"}]""", antwoord.Open["groei"]!.ToJsonString());
        Assert.True(Read(veld).InOrde);
        Assert.False(Read(veld, ("groei.ORDE.coach", "X")).InOrde);
    }

    [Fact]
    public void Text_has_an_end_and_unknown_names_are_ignored()
    {
        const string veld = """{ "naam": "verslag", "soort": "lange-tekst", "label": "Verslag" }""";

        Assert.Equal("Maak ‘Verslag’ korter: hoogstens 4000 tekens, nu zijn het er 4001.", Read(veld, ("verslag", new string('a', 4001))).Fouten["verslag"]);
        Assert.Equal("""{"verslag":"a\nb"}""", Read(veld, ("verslag", "a\r\nb\0"), ("rol", "beheerder")).Open.ToJsonString());
    }

    private static FormulierAntwoord Read(string velden, params (string, string)[] post) => FormulierMap.Proef(velden).Read(Post(post), "Klaar", Context);

    private static Dictionary<string, string[]> Post(params (string Naam, string Tekst)[] post) =>
        post.GroupBy(deel => deel.Naam).ToDictionary(groep => groep.Key, groep => groep.Select(deel => deel.Tekst).ToArray());
}
