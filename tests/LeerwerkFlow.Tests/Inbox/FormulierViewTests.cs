using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Inbox;

namespace LeerwerkFlow.Tests.Inbox;

public sealed class FormulierViewTests
{
    private const string Velden = """
        { "naam": "doel", "soort": "tekst", "label": "Doel", "hulp": "In je eigen woorden.", "verplicht": true },
        { "naam": "zorg", "soort": "lange-tekst", "label": "Zorg", "vertrouwelijk": true, "vrijgave": true },
        { "naam": "werk", "soort": "ja-nee", "label": "Werk?" },
        { "naam": "sinds", "soort": "datum", "label": "Sinds", "max": "vandaag", "toonAls": { "veld": "werk", "is": ["ja"] } },
        { "naam": "vorming", "soort": "herhaling", "label": "Vorming", "rijLabel": "vorming", "velden": [ { "naam": "wat", "soort": "tekst", "label": "Wat" } ] },
        { "naam": "groei", "soort": "groei", "label": "Competenties" }
        """;

    private static readonly FormulierContext Context = new(new DateOnly(2010, 3, 5)) { Competenties = [new("ORDE", "BASIS", "Orde houden")] };

    [Fact]
    public async Task Every_field_has_a_label_and_every_description_exists()
    {
        var page = await RenderAsync(new FormulierView(FormulierMap.Proef(Velden), Context) { Fouten = new Dictionary<string, string> { ["doel"] = "Vul ‘Doel’ in." } });

        foreach (var input in page.QuerySelectorAll("input, select, textarea").Where(input => input.Closest("template") is null))
            Assert.NotNull(page.QuerySelector($"label[for='{input.Id}']"));
        foreach (var id in page.QuerySelectorAll("[aria-describedby]").SelectMany(een => een.GetAttribute("aria-describedby")!.Split(' ')))
            Assert.NotNull(page.GetElementById(id));
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(een => een.Id).Where(groep => groep.Count() > 1).Select(groep => groep.Key));
    }

    [Fact]
    public async Task A_sentence_stands_beside_its_field_and_above_as_a_link_and_typed_text_stays()
    {
        var page = await RenderAsync(new FormulierView(FormulierMap.Proef(Velden), Context)
        {
            Waarden = new Dictionary<string, string[]> { ["doel"] = ["<b>te lang"] },
            Fouten = new Dictionary<string, string> { ["doel"] = "Maak het korter." },
        });
        var doel = (IHtmlInputElement)page.GetElementById("f-doel")!;

        Assert.Equal(("<b>te lang", "true", "f-doel-hulp f-doel-fout"), (doel.Value, doel.GetAttribute("aria-invalid"), doel.GetAttribute("aria-describedby")));
        Assert.Equal("Maak het korter.", page.GetElementById("f-doel-fout")!.TextContent);
        Assert.Equal("#f-doel", page.QuerySelector(".foutenlijst a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_confidential_field_asks_the_browser_to_forget()
    {
        var page = await RenderAsync(new FormulierView(FormulierMap.Proef(Velden), Context));
        var zorg = page.GetElementById("f-zorg")!;

        Assert.Equal(("off", "false", "ja"), (zorg.GetAttribute("autocomplete"), zorg.GetAttribute("spellcheck"), zorg.GetAttribute("data-vertrouwelijk")));
        Assert.Equal("nee", page.GetElementById("f-doel")!.GetAttribute("data-vertrouwelijk"));
        Assert.NotNull(page.QuerySelector("input[name='zorg.vrijgave']"));
    }

    [Fact]
    public async Task Who_may_not_see_confidential_fields_reads_that_they_exist_and_no_more()
    {
        var page = await RenderAsync(new FormulierView(FormulierMap.Proef(Velden), Context with { MagVertrouwelijk = false })
        {
            Waarden = new Dictionary<string, string[]> { ["zorg"] = ["geheim"] },
        });

        Assert.DoesNotContain("geheim", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".vertrouwelijk-weg"));
    }

    [Fact]
    public async Task Without_script_a_group_has_three_spare_rows_and_all_fields_are_in_sight()
    {
        var page = await RenderAsync(new FormulierView(FormulierMap.Proef(Velden), Context) { Waarden = new Dictionary<string, string[]> { ["vorming.4.wat"] = ["NT2"] } });

        Assert.Equal(["4", "5", "6", "7"], page.QuerySelectorAll("[data-herhaling] > [data-rij]").Select(rij => rij.GetAttribute("data-rij")));
        Assert.Equal("ja", page.QuerySelector("[data-toon-als='werk']")!.GetAttribute("data-toon-is"));
        Assert.Empty(page.QuerySelectorAll("[hidden], [required], script:not([src]), [style]"));
        Assert.Equal("2010-03-05", page.GetElementById("f-sinds")!.GetAttribute("max"));
    }

    [Fact]
    public async Task A_kept_answer_reads_as_text()
    {
        var formulier = FormulierMap.Proef(Velden);
        var post = new Dictionary<string, string[]>
        {
            ["doel"] = ["Tuinman worden"], ["werk"] = ["ja"], ["sinds"] = ["2010-03-01"], ["zorg"] = ["rug"], ["vorming.0.wat"] = ["NT2"], ["groei.ORDE.coach"] = ["E"],
        };
        var antwoord = formulier.Read(post, null, Context);

        var page = await RenderAsync(FormulierView.OfAntwoord(formulier, new FormulierContext(Context.Vandaag), antwoord.Open, vertrouwelijk: null));

        Assert.Empty(page.QuerySelectorAll("input, select, textarea"));
        Assert.Equal(["Tuinman worden", "Ja", "1 maart 2010"], page.QuerySelectorAll("dd").Select(dd => dd.TextContent));
        Assert.Equal(["–", "–", "E"], page.QuerySelectorAll("td").Select(td => td.TextContent));
        Assert.Contains("NT2", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("rug", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_answer_read_again_is_the_same_answer()
    {
        var formulier = FormulierMap.Proef(Velden);
        var post = new Dictionary<string, string[]> { ["doel"] = ["x"], ["zorg"] = ["y"], ["zorg.vrijgave"] = ["ja"], ["vorming.0.wat"] = ["NT2"], ["groei.ORDE.coach"] = ["E"], ["werk"] = ["nee"] };
        var eerst = formulier.Read(post, null, Context);

        var weer = formulier.Read(FormulierView.OfAntwoord(formulier, Context, eerst.Open, eerst.Vertrouwelijk).Waarden, null, Context);

        Assert.Equal(eerst.Open.ToJsonString(), weer.Open.ToJsonString());
        Assert.Equal(eerst.Vertrouwelijk.ToJsonString(), weer.Vertrouwelijk.ToJsonString());
    }

    [Fact]
    public void A_new_form_begins_with_what_is_known_and_shows_what_was_said_before()
    {
        using var map = new FormulierMap()
            .With("eerst.json", FormulierMap.Form("eerst", """{ "naam": "doel", "soort": "tekst", "label": "Doel" }, { "naam": "groei", "soort": "groei", "label": "G" }"""))
            .With("proef.json", FormulierMap.Form("proef", """
                { "naam": "doel", "soort": "tekst", "label": "Doel", "neemOver": "eerst.doel" },
                { "naam": "groei", "soort": "groei", "label": "G", "vergelijk": "eerst.groei" },
                { "naam": "nazorg", "soort": "ja-nee", "label": "Nazorg?", "standaard": "ja" },
                { "naam": "werk", "soort": "ja-nee", "label": "Werk?", "neemOver": "feit", "feit": "werk" }
                """));
        var formulieren = map.Load();
        var eerst = formulieren.Get("eerst").Read(new Dictionary<string, string[]> { ["doel"] = ["Kok"], ["groei.ORDE.coach"] = ["R"] }, null, Context);

        var view = FormulierView.OfNew(
            formulieren.Get("proef"), Context with { Feiten = new Dictionary<string, Feit> { ["werk"] = Feit.JaNee(false) } }, new Dictionary<string, JsonObject> { ["eerst"] = eerst.Open });

        Assert.Equal(["eerst"], FormulierView.Bronnen(view.Formulier));
        Assert.Equal("doel=Kok nazorg=ja werk=nee", string.Join(' ', view.Waarden.Select(paar => $"{paar.Key}={paar.Value[0]}")));
        Assert.Equal("R", view.Eerder["groei.ORDE.coach"]);
    }

    private static async Task<IHtmlDocument> RenderAsync(FormulierView view) => await new HtmlParser().ParseDocumentAsync($"<form>{await FormulierPage.HtmlAsync(view)}</form>");
}
