using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using LeerwerkFlow.Bench.Vdab;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Vdab.Aansluiting;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Tests.Vdab.Aansluiting;

public sealed class AansluitingPageTests
{
    private const string Maart = "/aansluiting/periode/2010-03";

    [Theory]
    [MemberData(nameof(Databases.Engines), MemberType = typeof(Databases))]
    public async Task The_live_page_counts_shows_the_oldest_that_waits_and_both_sides_per_traject(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var world = await Aansluitwereld.StartAsync(25, store: store);
        await world.AddAsync(26, 1, "WEIGERING", new(2010, 3, 30), "VASTGEHOUDEN");
        world.Time.Advance(TimeSpan.FromDays(3));
        await world.AddAsync(27, 1, "INTAKE_AFGEROND", new(2010, 4, 2), "KLAAR");
        await world.AddAsync(27, 2, "WEIGERING", new(2010, 4, 2), "OVERGESLAGEN");
        using var browser = await world.SignInAsync("co");

        var page = await browser.OpenAsync("/aansluiting");
        var held = await browser.OpenAsync("/aansluiting?stand=vastgehouden");
        var second = await browser.OpenAsync("/aansluiting?pagina=2");

        Assert.Equal(["302 hoort VDAB te weten", "300 weet VDAB", "1 onderweg", "1 wachten op een coach", "0 opzij gelegd", "0 geweigerd door VDAB"], page.QuerySelectorAll(".tegel").Select(t => t.TextContent.Trim()));
        Assert.Contains("De oudste die nog wacht: Kandidaat geweigerd van Nora Voorbeeld, al 3 dagen.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((20, 7), (page.QuerySelectorAll("section.kaart").Length, second.QuerySelectorAll("section.kaart").Length));
        Assert.Equal("Intake afgerond|2 apr 2010|klaar om te vertrekken", string.Join('|', page.QuerySelector("#t-TR-000027")!.ParentElement!.QuerySelector("tbody tr")!.Children.Select(c => c.TextContent.Trim())));
        Assert.Equal("Nora Voorbeeld TR-000026", Assert.Single(held.QuerySelectorAll("section.kaart h2")).TextContent);
    }

    [Fact]
    public async Task A_coach_sees_her_own_and_another_leerwerkbedrijf_nothing()
    {
        await using var world = await Aansluitwereld.StartAsync(2);
        await world.AddMedewerkerAsync("bob");
        await world.AddMedewerkerAsync("ver", "coordinator", "lwb-2");
        await world.ImportAsync("2010-03");
        await world.Get<MakeRapport>().RunAsync();
        var hers = "/aansluiting/verschil/" + (await world.VerschillenAsync()).First(v => v.Eigenaar == "an").Id;
        using var an = await world.SignInAsync("an");
        using var bob = await world.SignInAsync("bob");
        using var ver = await world.SignInAsync("ver");

        Assert.Equal(12, (await an.OpenAsync("/aansluiting")).QuerySelectorAll(".taken a").Length);
        Assert.Equal(HttpStatusCode.OK, (await an.GetAsync(hers)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await an.GetAsync(Maart)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync(hers)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ver.GetAsync(hers)).StatusCode);
        Assert.Empty((await ver.OpenAsync(Maart + "?alle=true")).QuerySelectorAll("tbody tr"));
        Assert.Equal("dossier;mijlpaal;versie;soort;datum;uitkomst;status;ontvangstnummer;correctie op\r\n", (await (await ver.GetAsync("/aansluiting/rapport/2010-03/MAAND/csv")).Content.ReadAsStringAsync()).TrimStart('\uFEFF'));
        Assert.Equal(HttpStatusCode.NotFound, (await ver.GetAsync("/aansluiting/rapport/2010-02/MAAND/csv")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_file_comes_back_with_every_line_and_a_good_one_shows_its_differences()
    {
        await using var world = await Aansluitwereld.StartAsync(2);
        using var browser = await world.SignInAsync("co");

        var wrong = await UploadAsync(browser, "TR-1;INTAKE;x;2010-03-15;AANVAARD;", "TR-1;INTAKE;1;2010-03-15;OK;");
        var good = await UploadAsync(browser, [.. Meldinghuis.Lijst(2, Aansluitwereld.Maart).Skip(3)]);
        var page = await browser.OpenAsync(Maart + "?categorie=ONTBREEKT_BIJ_VDAB&eigenaar=co");

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(
            ["Er is niets ingelezen. Laat dit verbeteren en kies het bestand opnieuw.", "Regel 2: de versie is een getal van 1 tot 999.", "Regel 3: de status is een van ONTVANGEN, AANVAARD, GEWEIGERD, INGETROKKEN, VERVANGEN."],
            (await TestBrowser.ReadAsync(wrong)).QuerySelectorAll(".validation-summary-errors li").Select(l => l.TextContent));
        Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
        Assert.Equal("De lijst is ingelezen: 21 gelijk, 3 verschillen.", page.QuerySelector(".bericht-ok")!.TextContent.Trim());
        Assert.Equal(3, page.QuerySelectorAll("[aria-labelledby=verschil-kop] tbody tr").Length);
        Assert.Empty((await browser.OpenAsync(Maart + "?categorie=DUBBEL")).QuerySelectorAll("[aria-labelledby=verschil-kop] tbody tr"));
    }

    [Fact]
    public async Task The_pages_are_good_in_a_real_browser_and_the_work_goes_by_keyboard()
    {
        await using var world = await Aansluitwereld.StartAsync(4, kestrel: true);
        await world.AddAsync(3, 13, "TRAJECT_STOPGEZET", new(2010, 3, 30), "OVERGESLAGEN");
        await world.Get<CountDag>().RunAsync(new(2010, 3, 31));
        await world.Get<MakeRapport>().RunAsync();
        var lijst = Meldinghuis.Lijst(4, Aansluitwereld.Maart);
        await world.ImportAsync("2010-03", [.. lijst.Skip(1), "TR-VREEMD-1;INTAKE_AFGEROND;1;2010-03-15;AANVAARD;"]);
        var verschillen = await world.VerschillenAsync();
        await world.SolveAsync(verschillen[1].Id, "AANVAARDEN", "dit dossier hoort bij een ander leerwerkbedrijf");
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("co");

        foreach (var (pad, naam) in new[] { ("/aansluiting", "live"), ("/vdab-simulator", "simulator"), ("/aansluiting/perioden", "perioden"), (Maart + "?alle=true", "periode"), ($"/aansluiting/verschil/{verschillen[1].Id}", "opgelost"), ($"/aansluiting/verschil/{verschillen[0].Id}", "verschil") })
        {
            await browser.GoAsync(pad);
            await browser.ShotAsync("aansluiting-" + naam);
        }

        await browser.Page.GetByLabel("aanvaarden, met een reden").FocusAsync();
        await browser.Page.Keyboard.PressAsync("Space");
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.TypeAsync("VDAB voegt ze zelf toe");
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));
        await browser.GoAsync(Maart);
        await browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sluit maart 2010 af" }).FocusAsync();
        await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));
        await browser.ShotAsync("aansluiting-dicht");

        Assert.Equal(["opgelost", "opgelost"], (await world.VerschillenAsync()).Select(v => v.Status));
        Assert.NotNull(await world.CsvAsync("2010-03"));
    }

    [Fact]
    public async Task The_rapport_prints_as_a_tagged_page_with_its_title_and_language()
    {
        await using var world = await Aansluitwereld.StartAsync(3);
        await world.Get<MakeRapport>().RunAsync();
        using var browser = await world.SignInAsync("co");

        var answer = await browser.GetAsync("/aansluiting/rapport/2010-03/MAAND/pdf");

        var pdf = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("/Title (Aansluiting met VDAB, maart 2010)", pdf, StringComparison.Ordinal);
        Assert.Contains("/Lang (nl-BE)", pdf, StringComparison.Ordinal);
        Assert.Contains("/Marked true", pdf, StringComparison.Ordinal);
        Assert.InRange(PdfPrinter.PagesOf(Encoding.Latin1.GetBytes(pdf)), 2, 3);
    }

    private static async Task<HttpResponseMessage> UploadAsync(TestBrowser browser, params string[] regels)
    {
        var form = Assert.IsAssignableFrom<IHtmlFormElement>((await browser.OpenAsync(Maart)).QuerySelector("form[enctype]"));
        var token = form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.SendAsync(new(HttpMethod.Post, form.GetAttribute("action"))
        {
            Content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(Meldinghuis.Bytes(regels)), "Bestand", "lijst.csv" } },
        });
    }
}
