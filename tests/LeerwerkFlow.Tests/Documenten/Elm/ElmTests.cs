using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Elm;
using LeerwerkFlow.Ontwerp.Werkplaats;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.House;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Documenten.Elm;

/// <summary>An attest as a file of the European Learning Model, not sealed.</summary>
public sealed class ElmTests
{
    private const string Id = "0126a3c4-0000-7000-8000-000000000001";
    private static readonly string Map = Path.Combine(AppContext.BaseDirectory, "workflows", "brieven");
    private static readonly Sjablonen Shipped = Sjablonen.Load(Map);
    private static readonly JsonSchema Schema = JsonSchema.FromText(SourceTree.Get("workflows/schema/elm-attest.json").Text);

    private static readonly Teken Flow = new Teken("proef").Stap("brief", "Leerwerk.Document", ("sjabloon", "afsluitbrief"), ("document", "D22"), ("ontvanger", "deelnemer"), ("kanaal", "post"))
        .Stap("attest", "Leerwerk.Document", ("sjabloon", "attest-competenties"), ("document", "D13"), ("ontvanger", "deelnemer"), ("kanaal", "gesprek"), ("nalezen", "true")).Taak("zoeken")
        .Stap("tweede", "Leerwerk.Document", ("sjabloon", "attest-competenties"), ("document", "D13"), ("ontvanger", "deelnemer"), ("kanaal", "gesprek"), ("nalezen", "true")).Taak("daarna")
        .Pijl("brief", "attest").Pijl("attest", "zoeken").Pijl("zoeken", "tweede").Pijl("tweede", "daarna");

    [Fact]
    public void It_reads_as() => Snapshot.Match(Written("gewoon").Text);

    [Theory]
    [InlineData("gewoon")]
    [InlineData("groeit")]
    [InlineData("lang")]
    [InlineData("leeg")]
    [InlineData("zonder-werk")]
    public void It_follows_the_schema_and_holds_nothing_that_the_attest_does_not_show(string dossier)
    {
        var (text, model, html) = Written(dossier);

        Assert.Equal([], Faults(text));
        Assert.Equal(text, new ElmAttest(Id, "ABCDEFGHJKMN", model, html).Write());
        var blad = WebUtility.HtmlDecode(html);
        var hidden = Texts(JsonNode.Parse(model.Json)).Where(t => t.Length > 3 && !DateOnly.TryParse(t, CultureInfo.InvariantCulture, out _) && !blad.Contains(t, StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.InRange(hidden.Count, dossier == "leeg" ? 1 : 50, 500);
        Assert.All(hidden, t => Assert.DoesNotContain(Texts(JsonNode.Parse(text)), said => said.Contains(t, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_a_template_leaves_out_stays_out()
    {
        var (_, model, html) = Written("gewoon");

        var text = new ElmAttest(Id, "ABCDEFGHJKMN", model, html.Replace("Groendienst Proefstad", "een promotor", StringComparison.Ordinal).Replace("Veilig werken", "", StringComparison.Ordinal).Replace("28 februari 2011", "", StringComparison.Ordinal)).Write();

        Assert.Equal([], Faults(text));
        Assert.All(["Groendienst", "Veilig", "temporal", "directedBy"], gone => Assert.DoesNotContain(gone, text, StringComparison.Ordinal));
        Assert.Contains("Hagen snoeien", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"issued\": \"2011-02-15T00:00:00+01:00\",", "")]
    [InlineData("\"type\": \"Person\",", "\"type\": \"Person\", \"dateOfBirth\": \"1980-01-01T00:00:00+01:00\",")]
    [InlineData("Niet verzegeld.", "Verzegeld.")]
    [InlineData("ABCD-EFGH-JKMN", "ABCD")]
    [InlineData("country/BEL", "country/NLD")]
    public void The_schema_is_closed(string oud, string nieuw) => Assert.NotEmpty(Faults(Written("gewoon").Text.Replace(oud, nieuw, StringComparison.Ordinal)));

    [Fact]
    public async Task An_attest_that_counts_is_downloaded_from_its_own_kept_model_by_who_may_see_it()
    {
        await using var world = await TestWorld.StartAsync();
        var (traject, id) = await MadeAsync(world);
        await world.AddMedewerkerAsync("bob");
        await world.AddMedewerkerAsync("ilse", "instructeur");
        using var an = await world.SignInAsync("an");
        var brief = await world.Db.FindAsync<string>("SELECT id FROM document WHERE code = 'D22'");

        Assert.Contains("Lees dit attest eerst na", await RefusedAsync(an, id), StringComparison.Ordinal);
        Assert.Contains("geen attest", await RefusedAsync(an, brief!), StringComparison.Ordinal);
        Assert.Null((await an.OpenAsync($"/document/{id}")).QuerySelector("a[href$='/elm']"));
        await an.PostAsync($"/document/{id}", [], "form[action$='handler=Goed']");
        await world.Db.WriteAsync([new("UPDATE deelnemer SET voornaam = 'Anders'")]);
        var answer = await an.GetAsync($"/document/{id}/elm");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("application/ld+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attest-competenties-2010-03-01-niet-verzegeld.jsonld", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal([], Faults(text));
        Assert.Equal("Nora", (string?)JsonNode.Parse(text)!["credentialSubject"]!["givenName"]!["nl"]);
        Assert.Equal(text, await (await an.GetAsync($"/document/{id}/elm")).Content.ReadAsStringAsync());
        Assert.NotNull((await an.OpenAsync($"/document/{id}")).QuerySelector($"a[download][href='/document/{id}/elm']"));
        Assert.Null((await an.OpenAsync($"/document/{brief}")).QuerySelector("a[href$='/elm']"));
        Assert.Contains("attest-als-elm", await world.Db.QueryAsync<string>("SELECT handeling FROM verwerking"));
        using var bob = await world.SignInAsync("bob");
        using var ilse = await world.SignInAsync("ilse");
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync($"/document/{id}/elm")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ilse.GetAsync($"/document/{id}/elm")).StatusCode);

        // A newer one replaces it; the newer one is withdrawn.
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await traject.DoneAsync("zoeken", "Klaar");
        await world.Get<RenderDocument>().RunAsync();
        var nieuw = await world.Db.FindAsync<string>("SELECT id FROM document WHERE code = 'D13' ORDER BY id DESC LIMIT 1");
        await an.PostAsync($"/document/{nieuw}", [], "form[action$='handler=Goed']");
        Assert.Contains("vervangen", await RefusedAsync(an, id), StringComparison.Ordinal);
        await an.PostAsync($"/document/{nieuw}", [("Reden", "FOUT")], "form[action$='handler=TrekIn']");
        Assert.Contains("ingetrokken", await RefusedAsync(an, nieuw!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE document SET hash = 'ff' WHERE id = @id", "klopt niet", "versleuteld bewaard", 200)]
    [InlineData("UPDATE document SET html = @ander WHERE id = @id", "klopt niet", "versleuteld bewaard", 200)]
    [InlineData("UPDATE document SET html = @nullen WHERE id = @id", "klopt niet", "versleuteld bewaard", 400)]
    [InlineData("UPDATE document SET model = 'geen base 64' WHERE id = @id", "klopt", "gaan niet meer open", 200)]
    [InlineData("UPDATE document SET model = NULL WHERE id = @id", "klopt", "niet bewaard", 200)]
    [InlineData("SELECT 1", "klopt", "versleuteld bewaard", 200)]
    public async Task The_page_holds_what_is_kept_against_its_hash(string sql, string hash, string model, int leest)
    {
        await using var world = await TestWorld.StartAsync();
        var (_, id) = await MadeAsync(world);
        using var an = await world.SignInAsync("an");
        await an.PostAsync($"/document/{id}", [], "form[action$='handler=Goed']");

        if (sql != "SELECT 1")
            await world.Db.WriteAsync([new(sql, new { id, nullen = new byte[60], ander = world.Get<Kluis>().Seal(Luik.Persoon, "<html lang=\"nl\"><p>ander</p></html>") })]);
        var page = await an.OpenAsync($"/document/{id}");

        var bewijs = page.QuerySelectorAll("dl.gegevens dt").ToDictionary(t => t.TextContent, t => t.NextElementSibling!.TextContent.Trim());
        Assert.Equal(hash, bewijs["Hash (SHA-256)"].Split(' ')[0] + (hash == "klopt" ? "" : " niet"));
        Assert.Equal(model, bewijs["Gegevens van toen"]);
        Assert.StartsWith("die van het programma", bewijs["Tekst"], StringComparison.Ordinal);
        Assert.Equal(hash == "klopt", page.QuerySelector(".bericht-fout") is null);
        Assert.Equal(leest, (int)(await an.GetAsync($"/document/{id}/inhoud")).StatusCode);
        if (sql != "SELECT 1")
            Assert.Contains("niet meer zoals het gemaakt werd", await RefusedAsync(an, id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_leads_to_the_text_of_the_workshop_that_it_was_made_with_also_when_there_is_a_newer_one()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddOrganisatieAsync();
        var write = world.As<WriteSjabloon>(await world.AddMedewerkerAsync("co", "coordinator"));
        var tekst = Shipped.Teksten["attest-competenties"];
        await write.RunAsync("attest-competenties", tekst.Replace("Ervaren in", "Goed in", StringComparison.Ordinal), "Korter.", 0);
        var (_, id) = await MadeAsync(world);
        await write.RunAsync("attest-competenties", tekst.Replace("Ervaren in", "Sterk in dit", StringComparison.Ordinal), "Nog korter.", 1);
        using var co = await world.SignInAsync("co");
        using var an = await world.SignInAsync("an");

        Assert.Equal("versie 1 van jullie leerwerkbedrijf", (await co.OpenAsync($"/document/{id}")).QuerySelector("a[href='/brieven/attest-competenties/1']")!.TextContent);
        Assert.Contains("versie 1 van jullie", (await an.OpenAsync($"/document/{id}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await an.OpenAsync($"/document/{id}")).QuerySelector("a[href^='/brieven/']"));
    }

    [Fact]
    public async Task The_page_of_an_attest_is_good_in_a_real_browser()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        var (_, id) = await MadeAsync(world);
        await world.Db.WriteAsync([new("UPDATE document SET status = 'nagelezen' WHERE id = @id", new { id })]);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("an");

        await browser.GoAsync($"/document/{id}");
        await browser.ShotAsync("document-attest-geldig");
        await world.Db.WriteAsync([new("UPDATE document SET html = @nullen WHERE id = @id", new { id, nullen = new byte[60] })]);
        await browser.GoAsync($"/document/{id}");
        await browser.ShotAsync("document-klopt-niet");
    }

    private static async Task<(Proeftraject Traject, string Id)> MadeAsync(TestWorld world)
    {
        await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, "an", Flow);
        await traject.AnswerAsync("an", "uitstroomprofiel", new { groei = new[] { new { naam = "Hagen snoeien", coach = "E" }, new { naam = "Gras maaien", coach = "I" } } });
        await world.Get<RenderDocument>().RunAsync();
        return (traject, (await world.Db.FindAsync<string>("SELECT id FROM document WHERE code = 'D13' AND html IS NOT NULL"))!);
    }

    private static async Task<string> RefusedAsync(TestBrowser browser, string id)
    {
        var answer = await browser.GetAsync($"/document/{id}/elm");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static (string Text, DossierModel Model, string Html) Written(string dossier)
    {
        var model = Voorbeeld.Read(Path.Combine(Map, "voorbeelden", "attest-competenties.json"), dossier);
        var html = Shipped.Get("attest-competenties").Render(model);
        return (new ElmAttest(Id, "ABCDEFGHJKMN", model, html).Write(), model, html);
    }

    private static List<string> Faults(string text)
    {
        using var json = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
        var result = Schema.Evaluate(json.RootElement, new() { OutputFormat = OutputFormat.List });
        return result.IsValid ? [] : [.. (result.Details ?? []).Where(d => !d.IsValid).Select(d => $"{d.InstanceLocation}: {string.Join(' ', d.Errors?.Values.ToArray() ?? [])}"), "not valid"];
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Texts(p.Value)),
        JsonArray a => a.SelectMany(Texts),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => [v.ToString()],
        _ => [],
    };
}
