using System.Net;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Documenten;

public sealed class DocumentPageTests
{
    private static readonly Teken Flow = new Teken("proef")
        .Stap("attest", "Leerwerk.Document", ("sjabloon", "attest-competenties"), ("document", "D13"), ("ontvanger", "deelnemer"), ("kanaal", "gesprek"), ("nalezen", "true"))
        .Stap("uitnodiging", "Leerwerk.Document", ("sjabloon", "uitnodiging-intake"), ("document", "UITNODIGING"), ("ontvanger", "deelnemer"), ("kanaal", "post")).Taak("zoeken")
        .Stap("tbs", "Leerwerk.Document", ("sjabloon", "tbs-overeenkomst"), ("document", "D18"), ("ontvanger", "partijen"), ("kanaal", "papier"), ("wachtOp", "ondertekend(4)")).Taak("daarna")
        .Pijl("attest", "uitnodiging").Pijl("uitnodiging", "zoeken").Pijl("zoeken", "tbs").Pijl("tbs", "daarna");

    [Fact]
    public async Task A_coach_reads_approves_and_hands_over()
    {
        await using var world = await TestWorld.StartAsync();
        await WithTbsAsync(world);
        using var browser = await world.SignInAsync("an");
        var path = Assert.Single((await browser.OpenAsync("/documenten")).QuerySelectorAll("tbody th a")).GetAttribute("href")!;

        var page = await browser.OpenAsync(path);
        Assert.Equal($"{path}/inhoud", page.QuerySelector("iframe[sandbox]")!.GetAttribute("src"));
        var content = await browser.GetAsync($"{path}/inhoud");
        await browser.PostAsync(path, [], "form[action$='handler=Goed']");
        await browser.PostAsync(path, [], "form[action$='handler=Verstuurd']");

        Assert.Equal(InhoudPage.Policy, content.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("Attest van verworven competenties", await content.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("verstuurd", await world.Db.FindAsync<string>("SELECT status FROM document WHERE code = 'D13'"));
        Assert.Contains("document-gelezen", await world.Db.QueryAsync<string>("SELECT handeling FROM verwerking"));
    }

    [Fact]
    public async Task Nobody_else_opens_the_page_or_its_content()
    {
        await using var world = await TestWorld.StartAsync();
        await WithTbsAsync(world);
        await world.AddMedewerkerAsync("bob");
        var id = await world.Db.FindAsync<string>("SELECT id FROM document LIMIT 1");
        using var browser = await world.SignInAsync("bob");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/document/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/document/{id}/inhoud")).StatusCode);
        Assert.Empty((await browser.OpenAsync("/documenten?lijst=alle")).QuerySelectorAll("tbody tr"));
    }

    private static async Task<(string Html, string Hash)> KeptAsync(TestWorld world) =>
        await world.Db.FindAsync<(byte[] Html, string Hash)>("SELECT html, hash FROM document WHERE code = 'D13'") is var d ? (Convert.ToHexString(d.Html), d.Hash) : default;

    [Fact]
    public async Task A_made_document_is_a_pdf_printed_from_the_html_that_is_kept()
    {
        await using var world = await TestWorld.StartAsync();
        await WithTbsAsync(world);
        await world.AddMedewerkerAsync("bob");
        using var browser = await world.SignInAsync("an");
        using var other = await world.SignInAsync("bob");
        var id = await world.Db.FindAsync<string>("SELECT id FROM document WHERE code = 'D13'");
        var before = await KeptAsync(world);

        var answer = await browser.GetAsync($"/document/{id}/pdf");

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Matches(@"^attachment; filename=attest-competenties-\d{4}-\d\d-\d\d\.pdf", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("Attestvanverworvencompetenties", Poppler.Text(await answer.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.NotNull((await browser.OpenAsync($"/document/{id}")).QuerySelector($"a[download][href='/document/{id}/pdf']"));
        Assert.Equal(before, await KeptAsync(world));
        Assert.Contains("document-als-pdf", await world.Db.QueryAsync<string>("SELECT handeling FROM verwerking"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/document/{id}/pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/document/bestaat-niet/pdf")).StatusCode);
    }

    [Fact]
    public async Task Without_a_browser_on_the_machine_the_page_says_so_and_the_document_can_be_read()
    {
        await using var world = await TestWorld.StartAsync(settings: "--Pdf:Chromium=/nergens/chromium");
        await WithTbsAsync(world);
        using var browser = await world.SignInAsync("an");
        var id = await world.Db.FindAsync<string>("SELECT id FROM document WHERE code = 'D13'");

        var page = await browser.OpenAsync($"/document/{id}");
        var answer = await browser.GetAsync($"/document/{id}/pdf");

        Assert.Null(page.QuerySelector("a[download]"));
        Assert.Contains("staat geen Chromium", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("staat geen Chromium", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/document/{id}/inhoud")).StatusCode);
    }

    [Fact]
    public async Task The_pages_and_letters_are_good_in_a_real_browser()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await WithTbsAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("an");

        foreach (var (lijst, name) in new[] { ("lezen", "documenten-lezen"), ("tekenen", "documenten-tekenen"), ("alle", "documenten-alle") })
        {
            await browser.GoAsync($"/documenten?lijst={lijst}");
            await browser.ShotAsync(name);
        }

        foreach (var (id, sjabloon) in await world.Db.QueryAsync<(string, string)>("SELECT id, sjabloon FROM document"))
        {
            await browser.GoAsync($"/document/{id}");
            await browser.ShotAsync($"document-{sjabloon}");
            await browser.GoAsync($"/document/{id}/inhoud");
            await browser.ShotAsync($"brief-{sjabloon}");
        }
    }

    private static async Task WithTbsAsync(TestWorld world)
    {
        await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, "an", Flow);
        await traject.AnswerAsync("an", "uitnodiging", new { uur = "9.30", plaats = "Voorbeeldstraat 1 in Gent" });
        await traject.AnswerAsync("an", "uitstroomprofiel", new { groei = new[] { new { naam = "Hagen snoeien", coach = "E" }, new { naam = "Gras maaien", coach = "I" } } });
        await traject.AnswerAsync("an", "tbs-voorstel", new { werkgever = "Tuinen Verzinsel", taken = "Snoeien", leerdoelen = "Werken bij klanten", contactpersoon = "Jan Bedacht", eigenLoon = 12.35, loonWerkgever = 13.1, rechtsgrond = "TOESTEMMING" });
        await traject.DoneAsync(
            "zoeken", "Klaar", ("tbs.start", Feit.Datum(new DateOnly(2010, 10, 1))), ("tbs.einde", Feit.Datum(new DateOnly(2010, 12, 31))), ("intake.afspraak", Feit.Datum(new DateOnly(2010, 3, 8))));
        await world.Get<RenderDocument>().RunAsync();
    }
}
