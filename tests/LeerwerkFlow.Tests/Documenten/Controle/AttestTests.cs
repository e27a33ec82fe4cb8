using System.Net;
using System.Text;
using AngleSharp.Dom;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Controle;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Tests.Documenten.Controle;

/// <summary>An attest that anyone can check, from the letter to the public page.</summary>
public sealed class AttestTests
{
    private const string Adres = "--Attest:Adres=https://leerwerk.voorbeeld.be/";

    private static readonly Teken Flow = new Teken("proef").Stap("brief", "Leerwerk.Document", ("sjabloon", "afsluitbrief"), ("document", "D22"), ("ontvanger", "deelnemer"), ("kanaal", "post"))
        .Stap("eerste", "Leerwerk.Document", ("sjabloon", "attest-competenties"), ("document", "D13"), ("ontvanger", "deelnemer"), ("kanaal", "gesprek"), ("nalezen", "true")).Taak("zoeken")
        .Stap("tweede", "Leerwerk.Document", ("sjabloon", "attest-competenties"), ("document", "D13"), ("ontvanger", "deelnemer"), ("kanaal", "gesprek"), ("nalezen", "true")).Taak("daarna")
        .Pijl("brief", "eerste").Pijl("eerste", "zoeken").Pijl("zoeken", "tweede").Pijl("tweede", "daarna");

    [Fact]
    public async Task Only_an_attest_carries_a_code_and_a_qr_code_that_lead_to_its_page()
    {
        await using var world = await TestWorld.StartAsync(settings: Adres);
        var attest = await MadeAsync(world);

        var html = world.Get<Kluis>().Open(Luik.Persoon, (await world.Db.FindAsync<byte[]>("SELECT html FROM document WHERE id = @Id", attest))!);
        var pdf = await world.Get<PdfPrinter>().PrintAsync(html);

        var address = $"https://leerwerk.voorbeeld.be/attest/{Controlecode.Shown(attest.Controlecode)}";
        Assert.Matches("^[A-HJKMNP-Z2-9]{12}$", attest.Controlecode);
        Assert.Equal(attest.Hash, RenderDocument.HashOf(html));
        Assert.Contains($"<strong>{Controlecode.Shown(attest.Controlecode)}</strong>", html, StringComparison.Ordinal);
        Assert.Equal(address, Scanned(pdf));
        Assert.Contains("/Alt (QR-code van de pagina waar je dit attest nakijkt)", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.Equal("1", Poppler.Info(pdf)["Pages"]);
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM document WHERE code = 'D22' AND controlecode IS NOT NULL"));
    }

    [Fact]
    public async Task The_page_says_genuine_replaced_or_withdrawn_and_nothing_of_the_person()
    {
        await using var world = await TestWorld.StartAsync(settings: Adres);
        var eerste = await MadeAsync(world);
        using var anyone = world.Browse();
        using var an = await world.SignInAsync("an");
        var voor = await KopAsync(anyone, eerste);
        await an.PostAsync($"/document/{eerste.Id}", [], "form[action$='handler=Goed']");
        var page = await anyone.OpenAsync($"/attest/{Controlecode.Shown(eerste.Controlecode)}");
        var tweede = await NextAsync(world, eerste);
        var nog = await KopAsync(anyone, eerste);
        await an.PostAsync($"/document/{tweede.Id}", [], "form[action$='handler=Goed']");
        var (oud, nieuw) = (await KopAsync(anyone, eerste), await KopAsync(anyone, tweede));
        await an.PostAsync($"/document/{tweede.Id}", [("Reden", "FOUT")], "form[action$='handler=TrekIn']");

        // Nobody read it over yet: it has not left the house.
        Assert.Equal("Deze code kennen we niet", voor);
        Assert.Equal("Dit attest is echt", page.QuerySelector("[role=status] h2")!.TextContent);
        Assert.Equal([Controlecode.Shown(eerste.Controlecode), "maandag 1 maart 2010", "Leerwerkbedrijf De Brug"], page.QuerySelectorAll("[role=status] dd").Select(d => d.TextContent));
        Assert.All(["Nora", "Voorbeeld", "TR-2010", "Hagen", "Medewerker"], word => Assert.DoesNotContain(word, page.DocumentElement.OuterHtml, StringComparison.Ordinal));
        Assert.Equal("Dit attest is echt", nog);
        Assert.Equal(("Dit attest is vervangen", "Dit attest is echt"), (oud, nieuw));
        Assert.Equal(("Dit attest is vervangen", "Dit attest is ingetrokken"), (await KopAsync(anyone, eerste), await KopAsync(anyone, tweede)));
        Assert.Contains("attest-ingetrokken", await world.Db.QueryAsync<string>("SELECT handeling FROM verwerking"));
    }

    [Theory]
    [InlineData("ABCD-EFGH-JKMN")]
    [InlineData("geen-code")]
    [InlineData("%3Cscript%3E")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_unknown_gets_an_answer_of_the_same_shape(string code)
    {
        await using var world = await TestWorld.StartAsync();
        var attest = await MadeAsync(world);
        await world.Db.WriteAsync([new("UPDATE document SET status = 'verstuurd' WHERE id = @Id", attest)]);
        using var anyone = world.Browse();

        var known = await anyone.GetAsync($"/attest/{attest.Controlecode}");
        var unknown = await anyone.GetAsync($"/attest/{code}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (known.StatusCode, unknown.StatusCode));
        Assert.True(unknown.Headers.CacheControl!.NoStore);
        Assert.Equal("noindex", unknown.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal(known.Headers.Select(h => h.Key), unknown.Headers.Select(h => h.Key));
        var (one, other) = (await TestBrowser.ReadAsync(known), await TestBrowser.ReadAsync(unknown));
        Assert.Equal("Deze code kennen we niet", other.QuerySelector("[role=status] h2")!.TextContent);
        Assert.Equal(one.All.Select(e => e.LocalName), other.All.Select(e => e.LocalName));
    }

    [Fact]
    public async Task One_address_asks_thirty_codes_a_minute_and_a_code_may_be_typed_as_it_comes()
    {
        await using var world = await TestWorld.StartAsync();
        var attest = await MadeAsync(world);
        await world.Db.WriteAsync([new("UPDATE document SET status = 'verstuurd' WHERE id = @Id", attest)]);
        using var anyone = world.Browse();

        var typed = await anyone.OpenAsync($"/attest?code=+{Controlecode.Shown(attest.Controlecode).ToLowerInvariant().Replace("-", "+", StringComparison.Ordinal)}");
        for (var n = 1; n < 30; n++)
            Assert.Equal(HttpStatusCode.OK, (await anyone.GetAsync("/attest/ABCD-EFGH-JKMN")).StatusCode);
        var more = await anyone.GetAsync($"/attest/{attest.Controlecode}");

        Assert.Equal("Dit attest is echt", typed.QuerySelector("[role=status] h2")!.TextContent);
        Assert.Equal(HttpStatusCode.TooManyRequests, more.StatusCode);
    }

    [Fact]
    public async Task An_attest_is_withdrawn_once_and_for_a_reason_by_who_may_see_it()
    {
        await using var world = await TestWorld.StartAsync();
        var attest = await MadeAsync(world);
        var an = world.As<WithdrawAttest>(await world.AddMedewerkerAsync("anna", "coordinator"));
        var bob = world.As<WithdrawAttest>(await world.AddMedewerkerAsync("bob", "coordinator", "lwb-2"));
        var brief = await world.Db.FindAsync<string>("SELECT id FROM document WHERE code = 'D22'");

        Assert.Equal("Kies waarom je het attest intrekt.", (await Assert.ThrowsAsync<RuleBroken>(() => an.RunAsync(attest.Id, attest.Revisie, "ZOMAAR"))).Message);
        Assert.Contains("geen attest", (await Assert.ThrowsAsync<RuleBroken>(() => an.RunAsync(brief!, 2, "FOUT"))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFound>(() => bob.RunAsync(attest.Id, attest.Revisie, "FOUT"));
        await Assert.ThrowsAsync<Moved>(() => an.RunAsync(attest.Id, attest.Revisie - 1, "FOUT"));
        await an.RunAsync(attest.Id, attest.Revisie, "FOUT");
        Assert.Contains("al ingetrokken", (await Assert.ThrowsAsync<RuleBroken>(() => an.RunAsync(attest.Id, attest.Revisie + 1, "FOUT"))).Message, StringComparison.Ordinal);

        Assert.Equal("2010-03-01 anna FOUT", await world.Db.FindAsync<string>("SELECT substr(ingetrokken, 1, 10) || ' ' || ingetrokken_door || ' ' || ingetrokken_reden FROM document WHERE id = @Id", attest));
    }

    [Theory]
    [InlineData("leerwerk.voorbeeld.be")]
    [InlineData("ftp://leerwerk.voorbeeld.be")]
    [InlineData("https://een-buitengewoon-lange-naam-voor-een-leerwerkbedrijf-ergens-in-vlaanderen.voorbeeld.be")]
    public void An_address_that_no_code_can_lead_to_stops_the_start(string adres) => Assert.Contains("Attest:Adres", Assert.Throws<CannotStart>(() => new AttestStempel(adres)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_public_page_is_good_in_a_real_browser()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true, settings: Adres);
        var eerste = await MadeAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        await world.Db.WriteAsync([new("UPDATE document SET status = 'verstuurd' WHERE id = @Id", eerste)]);

        await browser.GoAsync("/attest");
        await browser.ShotAsync("attest-vraag");
        await browser.Page.GetByLabel("Code op het attest").FillAsync(eerste.Controlecode);
        await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));
        await browser.ShotAsync("attest-echt");
        await browser.GoAsync("/attest/AAAA-BBBB-CCCC");
        await browser.ShotAsync("attest-onbekend");
        await world.Db.WriteAsync([new("UPDATE document SET ingetrokken = '2010-03-01T11:00:00.000Z' WHERE id = @Id", eerste)]);
        await browser.GoAsync($"/attest/{eerste.Controlecode}");
        await browser.ShotAsync("attest-ingetrokken");
    }

    private sealed record Made(string Id, string Controlecode, string Hash, long Revisie);

    private static async Task<Made> MadeAsync(TestWorld world)
    {
        await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, "an", Flow);
        await traject.AnswerAsync("an", "uitstroomprofiel", new { groei = new[] { new { naam = "Hagen snoeien", coach = "E" }, new { naam = "Gras maaien", coach = "I" } } });
        await world.Get<RenderDocument>().RunAsync();
        return Assert.Single(await AttestsAsync(world));
    }

    private static async Task<Made> NextAsync(TestWorld world, Made eerste)
    {
        var id = await world.Db.FindAsync<string>("SELECT traject FROM document WHERE id = @Id", eerste);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await new Proeftraject(world, id!).DoneAsync("zoeken", "Klaar");
        await world.Get<RenderDocument>().RunAsync();
        return Assert.Single(await AttestsAsync(world), a => a.Id != eerste.Id);
    }

    private static Task<Made[]> AttestsAsync(TestWorld world) => world.Db.QueryAsync<Made>("SELECT id, controlecode, hash, revisie FROM document WHERE code = 'D13' AND controlecode IS NOT NULL ORDER BY id");

    private static async Task<string> KopAsync(TestBrowser browser, Made attest) =>
        (await browser.OpenAsync($"/attest/{attest.Controlecode}")).QuerySelector("[role=status] h2")!.TextContent;

    // What a telephone makes of the printed sheet.
    private static string? Scanned(byte[] pdf) => Assert.Single(Poppler.Codes(pdf));
}
