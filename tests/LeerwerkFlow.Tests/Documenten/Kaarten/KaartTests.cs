using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LeerwerkFlow.Documenten.Kaarten;
using LeerwerkFlow.Documenten.Taal;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.House;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Documenten.Kaarten;

/// <summary>The card of a deelnemer, from the flow to the page behind its QR code.</summary>
public sealed class KaartTests
{
    private const string Adres = "--Attest:Adres=https://leerwerk.voorbeeld.be/";

    // The answers of the talk give the day of the next one; the internal taak is nobody's business.
    private static readonly Teken[] Flows =
    [
        new Teken("proef").Stap("eerst", "Leerwerk.Fase", ("flow", "eerst"), ("kaart", "Kennismaken"), ("kaartUitleg", "Je leert ons kennen."))
            .Stap("werk", "Leerwerk.Fase", ("flow", "werk"), ("kaart", "Werken en leren"), ("kaartUitleg", "Je werkt en je leert bij."))
            .Stap("later", "Leerwerk.Fase", ("flow", "later")).Stap("stop", "Elsa.WriteLine", ("text", "gestopt")).Pijl("eerst", "werk").Pijl("werk", "later").Pijl("werk", "stop", "Stopgezet"),
        new Teken("eerst").Taak("hallo"),
        new Teken("werk").Stap("start", "Leerwerk.Feit", ("feit", "start"), ("soort", "datum"), ("waarde", "2010-03-01")).Stap("lengte", "Leerwerk.Feit", ("feit", "lengte"), ("soort", "getal"), ("waarde", "12"))
            .Stap("einde", "Leerwerk.Feit", ("feit", "einde"), ("soort", "formule"), ("waarde", "start + lengte maanden")).Stap("vork", "Elsa.FlowFork", ("branches", new[] { "A", "B" }))
            .Stap("gesprek", "Leerwerk.Taak", ("titel", "Maandgesprek"), ("rol", "coach"), ("formulier", "incident"), ("termijn", "hier + 10 dagen"), ("kaart", "Je hebt een gesprek met je coach."),
                ("kaartMee", "Je agenda"), ("kaartDag", "opvolgingsgesprek.volgendGesprek"))
            .Stap("intern", "Leerwerk.Taak", ("titel", "Vul de kansengroep na"), ("rol", "coach"), ("formulier", "incident")).Stap("wacht", "Leerwerk.Wacht", ("moment", "start + 1 maand"))
            .Stap("kijken", "Leerwerk.Taak", ("titel", "Evalueer"), ("rol", "coach"), ("formulier", "incident"), ("kaart", "Je kijkt met je coach hoe het gaat."))
            .Pijl("start", "lengte").Pijl("lengte", "einde").Pijl("einde", "vork").Pijl("vork", "gesprek", "A").Pijl("vork", "intern", "B").Pijl("gesprek", "wacht").Pijl("wacht", "kijken"),
        new Teken("later").Taak("slot"),
    ];

    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task The_card_says_what_the_flow_says_and_nothing_else(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var world = await TestWorld.StartAsync(settings: [Adres, $"--Store:Engine={engine}", $"--Store:Postgres={store.Options.Postgres}"]);
        var proef = await BeginAsync(world);
        await proef.AnswerAsync("an", "intake", new { verslag = "MERKOPEN" }, new { randvoorwaarden = new[] { new { beschrijving = "MERKGEHEIM" } } });
        using var an = await world.SignInAsync("an");
        using var anyone = world.Browse();
        var (code, made) = await MakeAsync(an, proef);

        var answer = await anyone.GetAsync($"/k/{code}");
        var page = await TestBrowser.ReadAsync(answer);
        Assert.Equal(("noindex", "no-referrer", true), (answer.Headers.GetValues("X-Robots-Tag").Single(), answer.Headers.GetValues("Referrer-Policy").Single(), answer.Headers.CacheControl!.NoStore));
        Assert.Equal("Mijn kaart · LeerwerkFlow", page.Title);
        Assert.Equal(
            "Dag Nora Waar ben ik? Kennismaken (klaar) Werken en leren Hier ben je later Je werkt en je leert bij. Wat komt er nu? Je hebt een gesprek met je coach. Ten laatste op woensdag 10 maart 2010. "
            + "Je kijkt met je coach hoe het gaat. Rond woensdag 31 maart 2010. Wie is mijn coach? Je coach is Medewerker. Heb je een vraag? Bel 09 000 00 01 en vraag naar Medewerker. Wat breng ik mee? Je agenda",
            Text(page.QuerySelector("main")!));
        Assert.Equal("tel:090000001", page.QuerySelector("main a")!.GetAttribute("href"));
        foreach (var geheim in new[] { "Voorbeeld", "MERK", "kansengroep", "Evalueer", "TR-2010", "De Brug" })
            Assert.DoesNotContain(geheim, page.Body!.TextContent + made.QuerySelector(".kaartblad")!.TextContent.Replace("voorbeeld.be", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

        // The day that was agreed wins, and there is no row that says that anybody looked.
        await proef.AnswerAsync("an", "opvolgingsgesprek", new { volgendGesprek = "2010-03-08" });
        Assert.Contains("met je coach. Op maandag 8 maart 2010.", Text((await anyone.OpenAsync($"/k/{code}")).QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Equal(["kaart-gemaakt"], (await world.Db.QueryAsync<string>("SELECT handeling FROM verwerking WHERE handeling LIKE 'kaart%' AND handeling <> 'kaart-bekeken'")).Distinct());
        Assert.Empty(await world.Db.QueryAsync<string>("SELECT code FROM kaart WHERE code = @code", new { code }));
    }

    [Fact]
    public async Task What_never_was_is_too_old_or_was_taken_back_looks_the_same()
    {
        await using var world = await TestWorld.StartAsync(settings: Adres);
        var proef = await BeginAsync(world);
        using var an = await world.SignInAsync("an");
        using var anyone = world.Browse();
        var never = await DeadAsync(anyone, new string('A', 32));
        var (code, _) = await MakeAsync(an, proef, "30");

        world.Time.Advance(TimeSpan.FromDays(30));
        await anyone.OpenAsync($"/k/{code}");
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(never, await DeadAsync(anyone, code));
        Assert.Equal(HttpStatusCode.Redirect, (await ActAsync(an, proef, "Verleng", ("Dagen", "365"))).StatusCode);
        await anyone.OpenAsync($"/k/{code}");

        var oud = (IHtmlFormElement)(await an.OpenAsync($"/traject/{proef.Id}/kaart")).QuerySelector("main form")!;
        var (nieuw, _) = await MakeAsync(an, proef);
        Assert.Equal(never, await DeadAsync(anyone, code));
        Assert.Equal(HttpStatusCode.Conflict, (await an.SendFormAsync(oud, $"/traject/{proef.Id}/kaart", [])).StatusCode);
        await anyone.OpenAsync($"/k/{nieuw}");
        Assert.Equal(HttpStatusCode.Redirect, (await ActAsync(an, proef, "TrekIn")).StatusCode);
        Assert.Equal(never, await DeadAsync(anyone, nieuw));
        Assert.Equal(HttpStatusCode.BadRequest, (await ActAsync(an, proef, null, ("Dagen", "400"))).StatusCode);
        Assert.Contains("Vraag je coach om een nieuwe kaart.", never, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Still_stopped_and_over_are_said_in_neutral_words()
    {
        await using var world = await TestWorld.StartAsync(settings: Adres);
        var proef = await BeginAsync(world);
        using var an = await world.SignInAsync("an");
        using var anyone = world.Browse();
        var (code, _) = await MakeAsync(an, proef);
        async Task<string> SeenAsync() => Text((await anyone.OpenAsync($"/k/{code}")).QuerySelector("main")!);

        await ChangeAsync(world, proef, new Wijziging.Schors(new(2010, 3, 1), new(2010, 4, 30)));
        var stil = await SeenAsync();
        world.Time.Advance(TimeSpan.FromDays(61));
        var weer = await SeenAsync();
        await ChangeAsync(world, proef, new Wijziging.Stop(new(2010, 5, 1), false));
        var klaar = await SeenAsync();

        Assert.Contains("Wat komt er nu? Je bent nu even niet bij ons. Je coach belt je als je weer begint. Wie is", stil, StringComparison.Ordinal);
        Assert.DoesNotContain("gesprek", stil, StringComparison.Ordinal);
        Assert.Contains("Je hebt een gesprek met je coach.", weer, StringComparison.Ordinal);
        Assert.Equal("Dag Nora Je bent klaar bij ons. Veel succes! Wie is mijn coach? Je coach is Medewerker. Heb je een vraag? Bel 09 000 00 01 en vraag naar Medewerker.", klaar);
        Assert.Equal(HttpStatusCode.BadRequest, (await ActAsync(an, proef, null)).StatusCode);
        await world.AddMedewerkerAsync("piet", "instructeur");
        using var piet = await world.SignInAsync("piet");
        Assert.Equal(HttpStatusCode.Forbidden, (await piet.GetAsync($"/traject/{proef.Id}/kaart")).StatusCode);
    }

    /// <summary>Every sentence that a shipped flow puts on a card, within the bounds of letters to deelnemers (S11); each fase has its words.</summary>
    [Fact]
    public void The_words_that_ship_read_easily()
    {
        var map = Path.Combine(SourceTree.Root, "workflows");
        var flows = FlowJson.ReadAll(Directory.GetFiles(map, "*.json").Concat(Directory.GetFiles(Path.Combine(map, "fasen"))).Select(f => (Path.GetFileName(f), File.ReadAllText(f)))).Flows!;
        var steps = flows.All.SelectMany(f => f.Steps).ToList();
        string[] Of(string naam) => [.. steps.Select(s => s.Text(naam)).OfType<string>().Distinct()];

        Assert.Empty(steps.Where(s => s.Type == "Leerwerk.Fase" && s.Text("flow") != "tbs" && (s.Text("kaart") is null || s.Text("kaartUitleg") is null)).Select(s => s.Id));
        Assert.InRange(Of("kaart").Length, 20, 60);
        var brieven = Path.Combine(map, "brieven");
        foreach (var zinnen in Of("kaart").Concat(Of("kaartUitleg")).Concat(Of("kaartMee")).Chunk(12))
        {
            var html = $"<p class=\"datum\">1 maart 2010</p>{string.Concat(zinnen.Select(z => $"<p>{z}</p>"))}<p class=\"contact\">Bel Els op 09 000 00 01.</p>";
            Assert.Empty(Leesbaarheid.Of(html, LeerwerkFlow.Documenten.DossierModel.Read("{}"), ["deelnemer"], Woordenlijst.Load(brieven)).Vondsten);
        }
    }

    [Fact]
    public async Task The_card_is_good_in_a_real_browser_and_one_sheet_of_paper()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true, settings: Adres);
        var proef = await BeginAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("an");
        await browser.GoAsync($"/traject/{proef.Id}");
        await browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Kaart voor Nora" }).FocusAsync();
        await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));
        await browser.ShotAsync("kaart-maken");
        await browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Maak de kaart" }).FocusAsync();
        await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));
        await browser.ShotAsync("kaart-gemaakt");
        var adres = (await browser.Page.Locator(".scan .breek").TextContentAsync())!;
        var pdf = await browser.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        await browser.GoAsync($"/traject/{proef.Id}/kaart");
        await browser.ShotAsync("kaart-is-er");
        await browser.GoAsync(new Uri(adres).AbsolutePath);
        await browser.ShotAsync("kaart");
        await browser.GoAsync("/k/" + new string('A', 32));
        await browser.ShotAsync("kaart-dicht");

        Assert.Equal([adres], Poppler.Codes(pdf));
        Assert.Equal("1", Poppler.Info(pdf)["Pages"]);
        Assert.DoesNotContain("Ctrl+P", Poppler.Text(pdf), StringComparison.Ordinal);
    }

    private static async Task<Proeftraject> BeginAsync(TestWorld world)
    {
        await world.AddMedewerkerAsync("an");
        var proef = await Proeftraject.StartAsync(world, "an", Flows);
        await proef.DoneAsync("hallo");
        return proef;
    }

    private static async Task<(string Code, IDocument Page)> MakeAsync(TestBrowser an, Proeftraject proef, string dagen = "90")
    {
        var page = await TestBrowser.ReadAsync(await ActAsync(an, proef, null, ("Dagen", dagen)));
        return (Regex.Match(page.QuerySelector(".scan .breek")!.TextContent, "^https://leerwerk.voorbeeld.be/k/([A-Za-z0-9]{32})$").Groups[1].Value, page);
    }

    private static async Task<HttpResponseMessage> ActAsync(TestBrowser an, Proeftraject proef, string? handler, params (string, string)[] velden)
    {
        var path = $"/traject/{proef.Id}/kaart";
        return await an.SendFormAsync((IHtmlFormElement)(await an.OpenAsync(path)).QuerySelector("main form")!, handler is null ? path : $"{path}?handler={handler}", velden);
    }

    private static async Task ChangeAsync(TestWorld world, Proeftraject proef, Wijziging wijziging) => await world.Get<ChangeTraject>().RunAsync(
        proef.Id, await world.Db.FindAsync<long>("SELECT revisie FROM traject WHERE id = @Id", new { proef.Id }), wijziging, "an");

    private static async Task<string> DeadAsync(TestBrowser anyone, string code)
    {
        var answer = await anyone.GetAsync($"/k/{code}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static string Text(IElement element) => Regex.Replace(element.TextContent, @"\s+", " ").Trim();
}
