using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Taal;
using LeerwerkFlow.Tests.House;

namespace LeerwerkFlow.Tests.Documenten.Taal;

/// <summary>The plain-language linter: each rule broken by the smallest letter that breaks it, and no letter that ships breaks one.</summary>
public sealed class LeesbaarheidTests
{
    private const string Goed = "<p class=\"datum\">1 maart 2010</p><p>Dag Nora</p><p>Je komt maandag naar ons kantoor.</p><p class=\"contact\">Bel Els op 09 000 00 01.</p>";
    private static readonly string Map = Path.Combine(SourceTree.Root, "workflows", "brieven");
    private static readonly Sjablonen Shipped = Sjablonen.Load(Map);
    private static readonly Woordenlijst Lijst = Woordenlijst.Load(Map);


    [Theory]
    [MemberData(nameof(BrievenTests.OpDossiers), MemberType = typeof(BrievenTests))]
    public void What_ships_reads_well(string naam, string dossier)
    {
        var model = Voorbeeld.Read(Path.Combine(Map, "voorbeelden", naam + ".json"), dossier);

        Assert.Empty(Leesbaarheid.Of(Shipped.Get(naam).Render(model), model, Shipped.Get(naam).Voor, Lijst).Vondsten);
    }

    [Fact]
    public void A_good_letter_has_no_findings() => Assert.Empty(Vondsten(Goed));

    [Theory]
    [InlineData("<p>Gelieve dit te lezen, vermits het moet.</p>", "Liever niet ‘gelieve’, maar wel ‘wil je’.", "Liever niet ‘vermits’, maar wel ‘omdat’.")]
    [InlineData("<p>Vraag uw coach om hulp, want je mag dat.</p>", "De brief zegt u én je. Kies één.")]
    [InlineData("<p>De TBS begint nu meteen.</p>", "De afkorting ‘TBS’ is niet uitgelegd. Schrijf ze voluit.")]
    [InlineData("<p>Je loon, d.w.z. je geld, komt later.</p>", "De afkorting ‘d.w.z.’ is niet uitgelegd. Schrijf ze voluit.")]
    [InlineData("<p>Het gesprek wordt door ons gepland.</p>", "Zeg wie het doet: “Het gesprek wordt door ons gepland.”")]
    [InlineData("<p>Volgens artikel 4 en artikel 5 mag het.</p>", "Er staat meer dan één verwijzing naar de wet in de tekst. Zet de rest onderaan, buiten de tekst.")]
    public void A_rule_is_seen_broken(string erbij, params string[] vondsten) => Assert.Equal(vondsten, Vondsten(Goed + erbij));

    [Theory]
    [InlineData("<p>Dit is een terbeschikkingstelling (TBS) bij ons. De TBS duurt kort.</p>")]
    [InlineData("<p>Vraag het aan VDAB of aan ons.</p>")]
    [InlineData("<p>Volgens artikel 4 mag het wel.</p>")]
    [InlineData("<p class=\"tekst\">Gelieve de TBS te verlengen, vermits uw artikel 4 en artikel 5 gewijzigd worden.</p>")]
    [InlineData("<table><tr><td>Gelieve u en je TBS</td></tr></table>")]
    [InlineData("<p>Je wordt lid van de ploeg bij ons.</p>")]
    public void What_is_fine_is_let_through(string erbij) => Assert.Empty(Vondsten(Goed + erbij));

    [Fact]
    public void A_letter_without_date_or_contact_is_seen()
    {
        Assert.Equal(["De brief heeft geen datum.", "De brief zegt niet bij wie je terechtkunt. Zet het contactblok erin."], Vondsten("<p>Je komt maandag naar ons kantoor.</p>"));
        Assert.Equal(["De brief heeft geen datum."], Vondsten("<p>Je komt maandag naar ons kantoor.</p>", "dossier"));
    }

    [Fact]
    public void Length_is_counted()
    {
        var zin = string.Join(' ', Enumerable.Repeat("ja", 26));

        Assert.Equal([$"Een zin van 26 woorden, hoogstens 25: “{zin}.”"], Vondsten($"{Goed}<p>{zin}.</p>"));
        Assert.Contains("De zinnen tellen gemiddeld 17,0 woorden. Hoogstens 15.", Vondsten($"<p class=\"datum\">1 maart 2010</p><p class=\"contact\">{string.Join(' ', Enumerable.Repeat("ja", 17))}.</p>"));
        Assert.Contains("De brief telt 121 woorden. Hoogstens 120 voor een deelnemer.", Vondsten(Goed + string.Concat(Enumerable.Repeat("<li>een twee drie</li>", 35)) + "<li>een</li>"));
        Assert.DoesNotContain(Vondsten(Goed + string.Concat(Enumerable.Repeat("<li>een twee drie</li>", 35))), v => v.Contains("woorden. Hoogstens 120", StringComparison.Ordinal));
        Assert.DoesNotContain(Vondsten(Goed + string.Concat(Enumerable.Repeat("<li>een twee drie</li>", 50)), "vdab"), v => v.Contains("deelnemer", StringComparison.Ordinal));
    }

    [Fact]
    public void Long_words_make_a_low_score() =>
        Assert.StartsWith("De leesbaarheid is ", Assert.Single(Vondsten("<p class=\"datum\">1 maart 2010</p><p class=\"contact\">Samenwerkingsovereenkomsten veronderstellen verantwoordelijkheidsverdeling.</p>")), StringComparison.Ordinal);

    /// <summary>Five words, seven syllables, one sentence: 206.84 − 0.77 · 140 − 0.93 · 5 = 94.39.</summary>
    [Fact]
    public void The_score_is_that_of_Douma() => Assert.Equal(94.39, Leesbaarheid.ScoreOf([["Je", "komt", "maandag", "naar", "kantoor"]]), 2);

    [Fact]
    public void A_name_counts_as_one_word()
    {
        var model = DossierModel.Read("""{ "deelnemer": { "naam": "Van den Verzonnen Berg" } }""");

        Assert.Equal(["Dag", "Naam"], Bladtekst.Words(Assert.Single(Bladtekst.Read("<p>Dag Van den Verzonnen Berg</p>", ["Van den Verzonnen Berg"]).Stukken).Tekst));
        Assert.Equal(3, Leesbaarheid.Of("<p>Van den Verzonnen Berg komt maandag.</p>", model, ["dossier"], Lijst).Langste);
    }

    [Fact]
    public void Text_is_read_as_a_person_reads_it()
    {
        var blad = Bladtekst.Read("<head><title>Nee</title></head><main><h1>Kop &amp; hoofd</h1><p>Eén zin hier. Nog een <strong>zin</strong> hier!<br>En dit ook nog.</p><ul class=\"beelden\"><li>nee</li></ul><p>Ik zoek werk als <span class=\"tekst\">a b c</span>.</p></main>", []);

        Assert.Equal(["h1: Kop & hoofd", "p: Eén zin hier. Nog een zin hier! En dit ook nog.", "p: Ik zoek werk als …."], blad.Stukken.Select(b => $"{b.Naam}: {b.Tekst}"));
        Assert.Equal(4, blad.Zinnen.Count());
    }

    [Theory]
    [InlineData("ja", 1)]
    [InlineData("gesprek", 2)]
    [InlineData("moeilijk", 2)]
    [InlineData("nieuw", 1)]
    [InlineData("groeien", 2)]
    [InlineData("bijen", 2)]
    [InlineData("idee", 2)]
    [InlineData("beëindigen", 4)]
    [InlineData("creatief", 3)]
    [InlineData("individueel", 5)]
    [InlineData("vacature", 4)]
    [InlineData("organisatie", 5)]
    [InlineData("begeleidingsplan", 5)]
    [InlineData("terbeschikkingstelling", 6)]
    [InlineData("baby", 2)]
    [InlineData("2010", 1)]
    [InlineData("cv", 1)]
    public void Syllables_are_those_of_Dutch(string woord, int aantal) => Assert.Equal(aantal, Lettergrepen.Count(woord));

    private static IReadOnlyList<string> Vondsten(string html, string voor = "deelnemer") => Leesbaarheid.Of(html, DossierModel.Read("{}"), [voor], Lijst).Vondsten;
}
