using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LeerwerkFlow.Documenten;

namespace LeerwerkFlow.Tests.Documenten;

/// <summary>The shipped letters, on the fictitious models that lie beside them.</summary>
public sealed class BrievenTests
{
    private static readonly string Map = Path.Combine(AppContext.BaseDirectory, "workflows", "brieven");
    private static readonly Sjablonen Shipped = Sjablonen.Load(Map);

    public static TheoryData<string> Alle => [.. Shipped.Namen, "gewoon"];

    /// <summary>Letters that a deelnemer reads (S11).</summary>
    public static TheoryData<string> VoorDeelnemer => ["uitnodiging-intake", "attest-competenties", "afsluitbrief"];

    [Fact]
    public void There_are_five_letters_with_a_text_of_their_own() =>
        Assert.Equal(["afsluitbrief", "attest-competenties", "iup-standaard", "tbs-overeenkomst", "uitnodiging-intake"], Shipped.Namen);

    [Theory]
    [MemberData(nameof(Alle))]
    public void Reads_as(string naam) => Snapshot.Match(Text(Page(naam).Body!), naam);

    [Theory]
    [MemberData(nameof(Alle))]
    public void Is_accessible_html_that_needs_nothing_from_elsewhere(string naam)
    {
        var page = Page(naam);

        Assert.Equal("nl", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(Model(naam).Velden["document"] is Flows.Language.Bag d ? d["titel"] : null, page.Title);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.All(page.QuerySelectorAll("th"), th => Assert.NotNull(th.GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, [style], [onclick]"));
        Assert.DoesNotContain("url(", page.Source.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(VoorDeelnemer))]
    public void A_letter_to_a_deelnemer_is_short(string naam)
    {
        var words = Words(Page(naam).QuerySelector("main")!).ToList();

        Assert.True(words.Count <= 120, $"{naam}: {words.Count} words");
    }

    [Theory]
    [MemberData(nameof(VoorDeelnemer))]
    public void A_letter_to_a_deelnemer_says_nothing_negative_or_labelling(string naam)
    {
        var found = Regex.Matches(
            Text(Page(naam).Body!), @"\b(niet|geen|nooit|helaas|spijtig|doelgroep\w*|kansengroep\w*|randvoorwaarde\w*|premie\w*|allochtoon|beperking|ziek\w*|schuld\w*|versla\w*|justitie|leerbehoefte)\b", RegexOptions.IgnoreCase);

        Assert.Empty(found.Select(f => f.Value));
    }

    [Theory]
    [MemberData(nameof(Alle))]
    public void No_letter_uses_words_of_an_office(string naam)
    {
        var found = Regex.Matches(
            Text(Page(naam).Body!), @"\b(aangaande|alsmede|derhalve|diene?n? te|gelieve|indien|inzake|teneinde|tevens|vermits|verzoeken|betreffende|zulks|hierbij|middels)\b", RegexOptions.IgnoreCase);

        Assert.Empty(found.Select(f => f.Value));
    }

    [Theory]
    [MemberData(nameof(VoorDeelnemer))]
    public void Sentences_are_short(string naam) => Assert.All(
        Page(naam).QuerySelectorAll("main p:not(.eerst, .samen, .contact, .datum)").SelectMany(p => Regex.Split(p.TextContent, @"(?<=[.?!])\s")),
        zin => Assert.True(zin.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 20, zin));

    [Fact]
    public void The_first_sentence_of_the_invitation_says_what_when_and_where() => Assert.Equal(
        "Je hebt een gesprek met Els Fictief op maandag 8 maart 2010 om 9.30 uur op het adres Voorbeeldstraat 1, 9000 Gent.", Text(Page("uitnodiging-intake").QuerySelector(".eerst")!).Trim());

    [Theory]
    [MemberData(nameof(VoorDeelnemer))]
    public void There_is_one_phone_number(string naam) => Assert.Single(Regex.Matches(Text(Page(naam).Body!), @"\b0\d( \d{2,3}){3}\b"));

    [Fact]
    public void The_profile_for_companies_names_nobody()
    {
        var model = DossierModel.Read(Model("gewoon").Json.Replace("\"ontvanger\":\"deelnemer\"", "\"ontvanger\":\"bedrijven\"", StringComparison.Ordinal));

        var html = Shipped.Get("profielmailing").Render(model);

        Assert.DoesNotContain("Nora", html, StringComparison.Ordinal);
        Assert.DoesNotContain("TR-2010", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uitnodiging-intake", "afspraak")]
    [InlineData("attest-competenties", "attest")]
    [InlineData("afsluitbrief", "promotor")]
    [InlineData("iup-standaard", "iup")]
    [InlineData("iup-standaard", "werkplek")]
    public void A_letter_can_do_without(string naam, string deel)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(Model(naam).Json)!;
        foreach (var veld in json[deel]!.AsObject().Select(p => p.Key).ToList())
            json[deel]![veld] = json[deel]![veld] is System.Text.Json.Nodes.JsonArray ? new System.Text.Json.Nodes.JsonArray() : null;
        json["organisatie"]!["telefoon"] = null;
        json["traject"]!["start"] = null;

        Assert.Contains("</html>", Shipped.Get(naam).Render(DossierModel.Read(json.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes() =>
        Assert.Equal(RenderDocument.HashOf(Shipped.Get("afsluitbrief").Render(Model("afsluitbrief"))), RenderDocument.HashOf(Shipped.Get("afsluitbrief").Render(DossierModel.Read(Model("afsluitbrief").Json))));

    private static DossierModel Model(string naam) => Voorbeeld.Read(Path.Combine(Map, "voorbeelden", naam + ".json"));

    private static IHtmlDocument Page(string naam) => new HtmlParser().ParseDocument(Shipped.Get(naam).Render(Model(naam)));

    // Pictures repeat what the first sentence says, and an address or a signature is not read as text.
    private static IEnumerable<string> Words(IElement main) =>
        Regex.Matches(string.Join(' ', main.QuerySelectorAll("h1, h2, p:not(.datum, .samen), main > ul:not(.beelden) li").Select(e => e.TextContent)), @"[\p{L}\d][\p{L}\d.-]*").Select(m => m.Value);

    private static string Text(IElement element) => string.Join('\n', Regex.Replace(
        string.Concat(element.QuerySelectorAll("br, p, h1, h2, li, tr, caption, address, header").Length > 0 ? Lines(element) : [element.TextContent]), @"[ \t]+", " ").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    private static IEnumerable<string> Lines(INode node) => node switch
    {
        IText text => [Regex.Replace(text.Text, @"\s+", " ")],
        IElement { LocalName: "br" } => ["\n"],
        IElement { LocalName: "th" or "td" } cell => cell.ChildNodes.SelectMany(Lines).Append(" | "),
        IElement { LocalName: "p" or "h1" or "h2" or "li" or "tr" or "caption" or "address" or "header" } block => block.ChildNodes.SelectMany(Lines).Prepend(Mark(block)).Append("\n"),
        _ => node.ChildNodes.SelectMany(Lines),
    };

    private static string Mark(IElement block) => block.LocalName switch { "h1" => "\n# ", "h2" => "\n## ", "li" => "\n- ", _ => "\n" };
}
