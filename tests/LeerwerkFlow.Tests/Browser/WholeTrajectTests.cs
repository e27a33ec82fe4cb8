using LeerwerkFlow.Access;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Tests.Faults;
using LeerwerkFlow.Tests.Trajecten;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>
/// One deelnemer from toeleiding to the end of nazorg, in a real browser, by a coach who does what appears and moves the demo clock on: a TBS and an extension to
/// fifteen months on the way.
/// </summary>
public sealed class WholeTrajectTests
{
    // The rows tell what lies open; everything is done on the screen.
    private sealed record OpenTaak(string Id, string Formulier, string Rol);

    private static readonly Dictionary<string, string> Kies = new()
    {
        ["sollicitatiegesprek"] = "Aangeworven", ["contract"] = "Getekend", ["tbs-voorstel"] = "Gevonden", ["tbs-toestemming"] = "Aangevraagd", ["nazorg-met-werk"] = "Gesproken",
        ["nazorg-zonder-werk"] = "Gesproken", ["navraag"] = "Opnieuw",
    };

    private readonly List<string> done = [];
    private bool tbsAsked;
    private bool extended;

    [Fact]
    public async Task A_coach_follows_one_person_from_toeleiding_to_the_end_of_nazorg()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await FollowAsync(world, world.Address, 1, () => Task.CompletedTask, () => world.Get<DueWork>().RunAsync());
    }

    [Fact]
    public async Task The_same_with_three_nodes_where_each_request_comes_to_another()
    {
        await using var knopen = await Knopen.StartAsync();
        await using var verdeler = await Verdeler.StartAsync(() => knopen.Volgende);
        await FollowAsync(knopen.World, verdeler.Adres, 3, knopen.LookAsync, () => Knopen.UntilAsync(
            "all meldingen are delivered", () => knopen.World.Db.FindAsync<long>("SELECT COUNT(*) FROM melding WHERE status <> 'AANVAARD'")));
        Assert.All(verdeler.Gedaan.Values, n => Assert.True(n > 100));
        Assert.Equal(3, verdeler.Gedaan.Count);
    }

    /// <param name="nodes">As many may bring the same melding at the same moment; the receiver knows its id and counts it once.</param>
    /// <param name="look">Called before each turn: what time is it.</param>
    /// <param name="settle">What is due is done.</param>
    private async Task FollowAsync(TestWorld world, Uri adres, int nodes, Func<Task> look, Func<Task> settle)
    {
        await Voorbeeld.FillAsync(world);
        var els = await world.AddMedewerkerAsync("els", "coach,coordinator");
        await using var browser = await RealBrowser.OpenAsync(adres);
        await browser.SignInAsync("els");
        var traject = await BeginAsync(browser);

        for (var turns = 0; await StatusAsync(world, traject) != "afgerond"; turns++)
        {
            await look();
            Assert.True(turns < 250, $"After {turns} turns the traject has not ended; it is {world.Klok.Vandaag:yyyy-MM-dd}. Last: {string.Join(", ", done.TakeLast(8))}.");
            if (await world.Db.FindAsync<OpenTaak>("SELECT id, formulier, rol FROM taak WHERE traject = @traject AND status = 'open' ORDER BY geopend, id LIMIT 1", new { traject }) is { } taak)
                await DoAsync(world, browser, els, taak);
            else if (await WaitingDocumentAsync(world, traject) is { } document)
                await SendAsync(browser, document);
            else
                await browser.LeadsOnAsync(() => browser.Page.GetByRole(AriaRole.Button, new() { Name = "Maand verder" }).ClickAsync());
        }

        await settle();
        await AssertToldAsync(world, browser, traject, nodes);
    }

    private static async Task<string> BeginAsync(RealBrowser browser)
    {
        await browser.GoAsync("/toeleiding/nieuw");
        await browser.Page.Locator("[name=Vacature]").SelectOptionAsync(Voorbeeld.Vacature);
        await browser.Page.Locator("[name=Voornaam]").FillAsync("Sam");
        await browser.Page.Locator("[name=Naam]").FillAsync("Verzonnen");
        await browser.Page.Locator("[name=Coach]").SelectOptionAsync("els");
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(AriaRole.Button, new() { Name = "Begin de toeleiding" }).ClickAsync());
        return new Uri(browser.Page.Url).Segments[^1];
    }

    private async Task DoAsync(TestWorld world, RealBrowser browser, CurrentUser els, OpenTaak open)
    {
        done.Add(open.Formulier);
        await browser.GoAsync($"/taak/{open.Id}");
        var pakOp = browser.Page.Locator("form[action*='handler=Claim'] button");
        if (await pakOp.CountAsync() > 0)
            await browser.LeadsOnAsync(() => pakOp.ClickAsync());
        if (open.Formulier is "intake")
            await browser.ShotAsync("taak-intake");

        var read = world.Get<ReadTaak>();
        var dossier = await read.OpenAsync(els, await read.GetAsync(els, open.Id));
        // The clockwork of the nodes goes on by itself: what this taak waited for may have come meanwhile.
        if (dossier.Uitkomsten.Count == 0)
            return;
        var (uitkomst, vast) = Answer(world, dossier);
        foreach (var (naam, teksten) in FormulierVoorbeeld.Post(dossier.Formulier, uitkomst, dossier.Context, vast))
            await FillAsync(browser.Page, naam, teksten[0]);

        if (open.Rol == "promotor" || open.Rol == "instructeur")
        {
            await browser.Page.Locator("[name=SamenMet]").FillAsync("de promotor");
            await browser.Page.Locator("[name=SamenOp]").FillAsync($"{world.Klok.Vandaag:yyyy-MM-dd}");
        }

        var knop = dossier.Bericht is null ? browser.Page.Locator($"button[name=uitkomst][value={uitkomst}]") : browser.Page.GetByRole(AriaRole.Button, new() { Name = "Registreer het antwoord" });
        await browser.LeadsOnAsync(() => knop.ClickAsync());
        var isDone = browser.Page.Url.EndsWith("/postvak", StringComparison.Ordinal);
        Assert.True(isDone || await world.Db.FindAsync<string>("SELECT status FROM taak WHERE id = @Id", new { open.Id }) == "geannuleerd", $"{open.Formulier}: {await browser.Page.Locator("main").InnerTextAsync()}");
    }

    /// <summary>The outcome and the texts that make this traject: at the evaluation a TBS, at the end of the year three months more, work after that.</summary>
    private (string Uitkomst, Dictionary<string, string> Vast) Answer(TestWorld world, TaakDossier dossier)
    {
        string Over(int dagen) => $"{world.Klok.Vandaag.AddDays(dagen):yyyy-MM-dd}";
        var formulier = dossier.Formulier.Naam;
        var uitkomst = formulier switch
        {
            "verlenging" => extended ? "NietNodig" : "Aanvragen",
            "bericht-registreren" => dossier.Uitkomsten[0],
            _ => Kies.GetValueOrDefault(formulier, dossier.Uitkomsten[0]),
        };
        Dictionary<string, string> vast = formulier switch
        {
            "contract" => new() { ["start"] = Over(5), ["lengte.gepland"] = "12" },
            "tussentijdse-evaluatie" when !tbsAsked => new() { ["tbs.voorstel"] = Over(14) },
            "tbs-voorstel" => new() { ["tbs.start"] = Over(60), ["tbs.einde"] = Over(120) },
            "verlenging" when !extended => new() { ["verlenging.voorstel"] = "15" },
            "bericht-registreren" when dossier.Bericht == "VERLENGINGSBESLISSING" => new() { ["soort"] = dossier.Bericht, ["antwoord"] = uitkomst, ["lengte"] = "15" },
            "bericht-registreren" => new() { ["soort"] = dossier.Bericht!, ["antwoord"] = uitkomst },
            "coach-toewijzen" => new() { ["coach"] = "els" },
            "vacature-toewijzen" => new() { ["vacature"] = Voorbeeld.Vacature },
            _ => [],
        };
        (tbsAsked, extended) = (tbsAsked || formulier == "tussentijdse-evaluatie", extended || formulier == "verlenging");
        return (uitkomst, vast);
    }

    private static async Task FillAsync(IPage page, string naam, string tekst)
    {
        var velden = page.Locator($"[name=\"{naam}\"]");
        // The first row of a repeating group appears when asked for.
        if (await velden.CountAsync() == 0)
            await page.Locator($"[data-herhaling=\"{naam.Split('.')[0]}\"] button:not(.rij-weg)").Last.ClickAsync();
        var soort = await velden.First.GetAttributeAsync("type");
        if (soort is "radio" or "checkbox")
            await page.Locator($"[name=\"{naam}\"][value=\"{tekst}\"]").CheckAsync();
        else if (await velden.First.EvaluateAsync<string>("e => e.tagName") == "SELECT")
            await velden.First.SelectOptionAsync(tekst);
        else if (soort != "hidden")
            await velden.First.FillAsync(tekst);
    }

    private static Task<string?> WaitingDocumentAsync(TestWorld world, string traject) => world.Db.FindAsync<string>(
        "SELECT d.id FROM document d JOIN wacht w ON w.traject = d.traject AND w.id = d.aanleiding WHERE d.traject = @traject AND w.status = 'open' ORDER BY d.id LIMIT 1", new { traject });

    private async Task SendAsync(RealBrowser browser, string document)
    {
        done.Add("document");
        await browser.GoAsync($"/document/{document}");
        foreach (var naam in new[] { "Maak het nu", "Keur goed", "Noteer de dag", "Noteer de handtekening" })
        {
            var knop = browser.Page.GetByRole(AriaRole.Button, new() { Name = naam });
            if (await knop.CountAsync() == 0)
                continue;
            if (naam == "Noteer de handtekening")
                await browser.Page.Locator("[name=WieTekent]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await browser.LeadsOnAsync(() => knop.ClickAsync());
            return;
        }

        // What is to be mailed may also leave by hand.
        var anders = browser.Page.GetByText("Op een andere manier versturen");
        if (await anders.CountAsync() > 0)
            await anders.ClickAsync();
        var weg = browser.Page.Locator("[name=Weg]");
        if (await weg.CountAsync() > 0)
            await weg.SelectOptionAsync("PRINT");
        var verder = browser.Page.Locator("form[action$='=Verstuurd'] button, form[action$='=Aangekomen'] button");
        Assert.True(await verder.CountAsync() > 0, await browser.Page.Locator("main").InnerTextAsync());
        await browser.LeadsOnAsync(() => verder.First.ClickAsync());
    }

    private static async Task AssertToldAsync(TestWorld world, RealBrowser browser, string traject, int nodes)
    {
        await browser.GoAsync($"/traject/{traject}?alles=true");
        var text = await browser.Page.Locator("main").InnerTextAsync();
        foreach (var zin in new[] { "Toeleiding ontvangen", "Intake afgerond", "Werkervaring gestart", "Terbeschikkingstelling gestart", "Verlenging gevraagd", "Werkervaring beëindigd", "Nazorg gestart", "Nazorg afgerond", "Traject afgerond" })
            Assert.Contains(zin, text, StringComparison.Ordinal);
        await browser.ShotAsync("traject-afgerond");

        var start = DateOnly.Parse((await world.Db.FindAsync<string>("SELECT start FROM traject WHERE id = @traject", new { traject }))!, System.Globalization.CultureInfo.InvariantCulture);
        var einde = await world.Db.FindAsync<string>("SELECT einde FROM traject WHERE id = @traject", new { traject });
        Assert.Equal($"{LeerwerkFlow.Flows.Kalender.Duur.LastDay(start, 15):yyyy-MM-dd}", einde);

        var sent = await world.Db.QueryAsync<string>("SELECT mijlpaal FROM melding WHERE traject = @traject ORDER BY sequence", new { traject });
        var received = await world.Db.QueryAsync<(string Mijlpaal, long Keren)>("SELECT mijlpaal, keren FROM simulator_ontvangst WHERE bron LIKE '%' || @traject ORDER BY sequence", new { traject });
        Assert.Equal(sent, received.Select(r => r.Mijlpaal));
        Assert.All(received, r => Assert.InRange(r.Keren, 1, nodes));
        Assert.Equal(17 - 2, sent.Distinct().Count());
    }

    private static Task<string?> StatusAsync(TestWorld world, string traject) => world.Db.FindAsync<string>("SELECT status FROM traject WHERE id = @traject", new { traject });
}
