using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Tests.House;

namespace LeerwerkFlow.Tests.Documenten;

/// <summary>The shipped letters, on the fictitious models that lie beside them.</summary>
public sealed class BrievenTests
{
    private static readonly string Map = Path.Combine(AppContext.BaseDirectory, "workflows", "brieven");
    private static readonly Sjablonen Shipped = Sjablonen.Load(Map);

    private static readonly Dictionary<string, string> Voorbeelden = Voorbeeld.All(Map, Shipped).ToDictionary(v => Path.GetFileNameWithoutExtension(v.Pad), v => v.Naam);

    /// <summary>Every letter with a text of its own.</summary>
    public static TheoryData<string> Namen => [.. Shipped.Namen];

    /// <summary>Every example of every letter.</summary>
    public static TheoryData<string> Alle => [.. Voorbeelden.Keys, "gewoon"];

    /// <summary>Every letter on every fictitious dossier.</summary>
    public static TheoryData<string, string> OpDossiers
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var naam in Shipped.Namen)
            {
                // What must be known for a letter is not in an empty dossier.
                foreach (var dossier in new[] { "gewoon", "leeg", "lang", "groeit", "zonder-werk" }.Where(d => d != "leeg" || Shipped.Get(naam).Vereist.Count == 0))
                    data.Add(naam, dossier);
            }

            return data;
        }
    }

    /// <summary>Letters that a deelnemer reads (S11).</summary>
    public static TheoryData<string> VoorDeelnemer => [.. Shipped.Namen.Where(n => Shipped.Get(n).Voor.Contains("deelnemer"))];

    /// <summary>Letters that only say what a person has (S11).</summary>
    public static TheoryData<string> Positief =>
        [.. Voorbeelden.Where(v => v.Value is "attest-competenties" or "competentie-cv" or "profielmailing" or "afsluitbrief").Select(v => v.Key), "uitnodiging-intake", "uitnodiging-nazorg-met-werk", "uitnodiging-nazorg-zonder-werk"];

    [Fact]
    public void Every_letter_that_is_made_here_has_a_text_of_its_own() => Assert.Equal(
        [
            "afsluitbrief", "attest-competenties", "begeleidingsplan", "competentie-cv", "doorverwijzing", "evaluatieverslag", "gespreksblad", "gespreksverslag", "herinnering-evaluatie",
            "herinnering-gesprek", "herinnering-intake", "iup-eigen", "iup-standaard", "loopbaanplan", "profielmailing", "tbs-overeenkomst", "tevredenheid", "uitnodiging-evaluatie",
            "uitnodiging-gesprek", "uitnodiging-intake", "uitnodiging-nazorg-met-werk", "uitnodiging-nazorg-zonder-werk", "weigering", "weigering-kandidaat-warm", "weigering-kandidaat-zakelijk",
        ],
        Shipped.Namen);

    [Theory]
    [MemberData(nameof(Namen))]
    public void A_letter_says_whom_it_is_for_and_has_an_example_for_that_reader(string naam) =>
        Assert.Contains(((Flows.Language.Bag)Model(naam).Velden["document"]!)["ontvanger"], Shipped.Get(naam).Voor);

    [Fact]
    public void Every_document_step_names_a_letter_for_its_reader() => Found.Nothing(
        from file in SourceTree.All
        where file.Path == "workflows/wep-2008.json" || file.Path.StartsWith("workflows/fasen/", StringComparison.Ordinal)
        from step in Steps(JsonNode.Parse(file.Text))
        let naam = Value(step, "sjabloon")
        where !Shipped.Namen.Contains(naam) || !Shipped.Get(naam).Voor.Contains(Value(step, "ontvanger"))
        select $"{file.Path}: {step["id"]} asks {naam} for {Value(step, "ontvanger")}");

    [Theory]
    [MemberData(nameof(Alle))]
    public void Reads_as(string voorbeeld) => Snapshot.Match(Text(Page(voorbeeld).Body!), voorbeeld);

    [Theory]
    [MemberData(nameof(OpDossiers))]
    public void Is_accessible_html_that_needs_nothing_from_elsewhere(string naam, string dossier)
    {
        var model = Voorbeeld.Read(Path.Combine(Map, "voorbeelden", naam + ".json"), dossier);
        var page = new HtmlParser().ParseDocument(Shipped.Get(naam).Render(model));

        Assert.Equal("nl", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(((Flows.Language.Bag)model.Velden["document"]!)["titel"], page.Title);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.All(page.QuerySelectorAll("th"), th => Assert.NotNull(th.GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
        Assert.All(page.QuerySelectorAll("p, h1, h2, h3, li, caption, th"), e => Assert.NotEmpty(e.TextContent.Trim()));
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, b, [style], [onclick]"));
        Assert.DoesNotContain("url(", page.Source.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Positief))]
    public void It_says_nothing_negative_or_labelling(string naam)
    {
        var found = Regex.Matches(
            Text(Page(naam).Body!), @"\b(niet|geen|nooit|helaas|spijtig|doelgroep\w*|kansengroep\w*|randvoorwaarde\w*|premie\w*|allochtoon|beperking|ziek\w*|schuld\w*|versla\w*|justitie|leerbehoefte|hulp)\b", RegexOptions.IgnoreCase);

        Assert.Empty(found.Select(f => f.Value));
    }

    [Theory]
    [InlineData("uitnodiging-intake", "Je hebt een gesprek met Els Fictief op maandag 8 maart 2010 om 9.30 uur op het adres Voorbeeldstraat 1, 9000 Gent.")]
    [InlineData("herinnering-intake", "Je hebt een gesprek met Els Fictief op maandag 8 maart 2010 om 9.30 uur op het adres Voorbeeldstraat 1, 9000 Gent.")]
    [InlineData("uitnodiging-gesprek", "Je hebt een gesprek met Els Fictief op maandag 7 juni 2010, op je werk.")]
    [InlineData("herinnering-gesprek", "Je hebt een gesprek met Els Fictief op maandag 7 juni 2010, op je werk.")]
    [InlineData("uitnodiging-evaluatie", "Je krijgt binnenkort een gesprek over wat je leerde. Samen kiezen we een dag en een uur.")]
    [InlineData("uitnodiging-nazorg-met-werk", "Els Fictief belt je op maandag 4 april 2011, op je eigen telefoon.")]
    [InlineData("uitnodiging-nazorg-zonder-werk", "Je hebt een gesprek met Els Fictief op maandag 4 april 2011 bij Leerwerkbedrijf De Brug.")]
    [InlineData("weigering-kandidaat-warm", "We kunnen je de plaats van Groenarbeider park en plein bij Groendienst Proefstad deze keer niet geven.")]
    public void The_first_sentence_says_what_when_and_where(string naam, string zin) => Assert.Equal(zin, Text(Page(naam).QuerySelector(".eerst")!).Trim());

    [Fact]
    public void An_invitation_never_names_a_day_that_is_over()
    {
        var json = Model("uitnodiging-gesprek").Json.Replace("\"volgend\":\"2010-06-07\"", "\"volgend\":\"2010-05-30\"", StringComparison.Ordinal);

        var page = new HtmlParser().ParseDocument(Shipped.Get("uitnodiging-gesprek").Render(DossierModel.Read(json)));

        Assert.DoesNotContain("mei 2010", page.QuerySelector(".eerst")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Dit spraken we af", page.QuerySelector("caption")!.TextContent);
    }

    [Theory]
    [MemberData(nameof(VoorDeelnemer))]
    public void There_is_one_phone_number(string naam) => Assert.Single(Regex.Matches(Text(Page(naam).Body!), @"\b0\d{1,3}( \d{2,3}){3}\b"));

    [Fact]
    public void The_profile_for_companies_names_nobody()
    {
        var html = Shipped.Get("profielmailing").Render(Model("profielmailing"));

        Assert.DoesNotContain("Nora", html, StringComparison.Ordinal);
        Assert.DoesNotContain("TR-2010", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("profielmailing", "deelnemer.voornaam")]
    [InlineData("doorverwijzing", "gesprek.verslag")]
    [InlineData("weigering", "intake.randvoorwaarden")]
    public void A_letter_that_goes_outside_cannot_ask_for_what_stays_inside(string naam, string veld)
    {
        var kind = DossierSchema.For(Shipped.Get(naam).Voor).Kind;

        Assert.NotEmpty(Flows.Language.Checking.TypeCheck.Check(Flows.Language.Template.Parse($"{{{{ {veld} }}}}", naam), kind));
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes() =>
        Assert.Equal(RenderDocument.HashOf(Shipped.Get("afsluitbrief").Render(Model("afsluitbrief"))), RenderDocument.HashOf(Shipped.Get("afsluitbrief").Render(DossierModel.Read(Model("afsluitbrief").Json))));

    private static DossierModel Model(string naam) => Voorbeeld.Read(Path.Combine(Map, "voorbeelden", naam + ".json"));

    private static IEnumerable<JsonObject> Steps(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Steps(p.Value)).Concat((string?)(o["type"] as JsonValue) == "Leerwerk.Document" ? [o] : []),
        JsonArray a => a.SelectMany(Steps),
        _ => [],
    };

    private static string Value(JsonObject step, string input) => step[input]?["expression"]?["value"]?.ToString() ?? "";

    /// <summary>The page of an example.</summary>
    internal static string Html(string naam) => Shipped.Get(Voorbeelden.GetValueOrDefault(naam, naam)).Render(Model(naam));

    private static IHtmlDocument Page(string naam) => new HtmlParser().ParseDocument(Html(naam));

    internal static string Text(IElement element) => string.Join('\n', Regex.Replace(
        string.Concat(element.QuerySelectorAll("br, p, h1, h2, h3, li, blockquote, tr, caption, address, header").Length > 0 ? Lines(element) : [element.TextContent]), @"[ \t]+", " ").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    private static IEnumerable<string> Lines(INode node) => node switch
    {
        IText text => [Regex.Replace(text.Text, @"\s+", " ")],
        IElement { LocalName: "br" } => ["\n"],
        IElement { LocalName: "th" or "td" } cell => cell.ChildNodes.SelectMany(Lines).Append(" | "),
        IElement { LocalName: "p" or "h1" or "h2" or "h3" or "blockquote" or "li" or "tr" or "caption" or "address" or "header" } block => block.ChildNodes.SelectMany(Lines).Prepend(Mark(block)).Append("\n"),
        _ => node.ChildNodes.SelectMany(Lines),
    };

    private static string Mark(IElement block) => block.LocalName switch { "h1" => "\n# ", "h2" => "\n## ", "h3" => "\n### ", "blockquote" => "\n> ", "li" => "\n- ", _ => "\n" };
}
