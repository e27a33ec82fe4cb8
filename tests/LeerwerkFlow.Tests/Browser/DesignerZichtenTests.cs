using System.Text.Json;
using LeerwerkFlow.Tests.Trajecten;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>The views of the designer beside its canvas, in a real browser: outline, sentences, comparing, playing and publishing.</summary>
public sealed class DesignerZichtenTests
{
    [Fact]
    public async Task Every_view_opens_and_axe_finds_nothing_at_both_widths()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await Voorbeeld.StartAsync(world);
        await using var browser = await OpenAsync(world, "co");
        var page = browser.Page;

        await ShowAsync(page, "Overzicht", page.GetByRole(AriaRole.Treeitem, new() { Name = "Intakegesprek" }));
        await browser.ShotAsync("ontwerp-overzicht");
        await ShowAsync(page, "In zinnen", page.GetByText("Binnen 5 werkdagen na de start voert de inschakelingscoach het intakegesprek."));
        await browser.ShotAsync("ontwerp-zinnen");
        await ShowAsync(page, "Vergelijk", page.GetByText("Er is geen verschil."));
        await browser.ShotAsync("ontwerp-vergelijken");
        await ShowAsync(page, "Simuleer", page.GetByLabel("Scenario"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Speel", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tijdlijn: het concept naast de gepubliceerde versie" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".leesblok").First).ToBeVisibleAsync();
        await browser.ShotAsync("ontwerp-simuleren");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publiceer" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Waarom verander je dit?")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Werk van de coaches" })).ToBeVisibleAsync();
        await browser.ShotAsync("ontwerp-publiceren");
    }

    [Fact]
    public async Task The_keyboard_alone_inserts_a_task_with_a_form_and_a_term_in_the_outline()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await using var browser = await OpenAsync(world, "co");
        var page = browser.Page;

        await InsertTaskAsync(page);

        var definitie = await DefinitieAsync(page);
        var stap = definitie.GetProperty("activities").EnumerateArray().Single(a => a.GetProperty("name").GetString() == "Bel de partner");
        Assert.Equal(["Bel de partner", "coach", "cvs-registratie", "hier + 5 werkdagen"], Invoer(stap, "titel", "rol", "formulier", "termijn"));
        var pijlen = definitie.GetProperty("connections").EnumerateArray().Select(c => $"{c.GetProperty("source").GetProperty("activity")} {c.GetProperty("target").GetProperty("activity")}").ToList();
        var id = stap.GetProperty("id").GetString();
        Assert.Contains($"uitnodigen {id}", pijlen);
        Assert.Contains($"{id} uitnodiging", pijlen);
        await browser.AssertGoodAsync();
    }

    [Fact]
    public async Task A_coach_comments_on_a_step_in_the_sentences_and_the_coordinator_answers()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await using var coach = await OpenAsync(world, "an");
        await using var coordinator = await OpenAsync(world, "co");
        foreach (var browser in new[] { coach, coordinator })
            await ShowAsync(browser.Page, "In zinnen", browser.Page.GetByText("Hier begint het."));

        await coach.Page.GetByRole(AriaRole.Button, new() { Name = "Opmerking bij Intakegesprek" }).ClickAsync();
        await coach.Page.GetByRole(AriaRole.Textbox, new() { Name = "Opmerking bij Intakegesprek" }).FillAsync("Vijf dagen is kort.");
        await coach.Page.GetByRole(AriaRole.Button, new() { Name = "Plaats opmerking" }).ClickAsync();
        await Assertions.Expect(coach.Page.GetByText("nog geen antwoord")).ToBeVisibleAsync();
        await coach.AssertGoodAsync();
        await coordinator.Page.ReloadAsync();
        await ShowAsync(coordinator.Page, "In zinnen", coordinator.Page.GetByText("Eén opmerking wacht nog op een antwoord."));
        await coordinator.Page.GetByRole(AriaRole.Textbox, new() { Name = "Antwoord aan Medewerker an" }).FillAsync("Het worden er tien.");
        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "Antwoord", Exact = true }).ClickAsync();

        await Assertions.Expect(coordinator.Page.GetByText("Antwoord van Medewerker co")).ToBeVisibleAsync();
        await Assertions.Expect(coordinator.Page.GetByText("nog geen antwoord")).ToHaveCountAsync(0);
        await coordinator.AssertGoodAsync();
    }

    [Fact]
    public async Task What_two_coordinators_changed_at_once_is_chosen_and_nothing_is_lost()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await world.AddMedewerkerAsync("cis", "coordinator");
        await using var eerste = await OpenAsync(world, "co");
        await using var tweede = await OpenAsync(world, "cis");
        var page = eerste.Page;
        await ShowAsync(page, "Overzicht", page.GetByRole(AriaRole.Treeitem, new() { Name = "Intakegesprek" }));
        // The first one does not hear of the other in between.
        await page.RouteAsync("**/aanwezig", route => route.FulfillAsync(new() { Status = 409, ContentType = "application/json", Body = "{}" }));

        await tweede.Page.EvaluateAsync(
            """
            fetch('/ontwerp/api/flows/intake').then(r => r.json()).then(({ versieId, isConcept, definitie }) => {
              const stap = definitie.root.activities.find(a => a.id === 'intake');
              stap.metadata.displayText = stap.name = stap.titel.expression.value = 'Titel van Cis';
              stap.termijn.expression.value = 'start + 7 werkdagen';
              return fetch('/ontwerp/api/flows/intake', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ versieId, definitie }) });
            }).then(r => r.ok || Promise.reject(r.status))
            """);
        await page.GetByRole(AriaRole.Treeitem, new() { Name = "Intakegesprek" }).ClickAsync();
        await page.GetByLabel("Titel van de taak").FillAsync("Titel van Co");
        var venster = page.GetByRole(AriaRole.Dialog, new() { Name = "Samenvoegen" });
        await venster.GetByText("Titel van Cis").First.WaitForAsync();
        await eerste.ShotAsync("ontwerp-samenvoegen");
        await venster.GetByRole(AriaRole.Button, new() { Name = "Overal van mij" }).ClickAsync();
        await venster.GetByRole(AriaRole.Button, new() { Name = "Voeg samen en bewaar" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Bewaard", new() { Exact = true })).ToBeVisibleAsync();

        var stap = (await DefinitieAsync(page)).GetProperty("activities").EnumerateArray().Single(a => a.GetProperty("id").GetString() == "intake");
        Assert.Equal(["Titel van Co", "start + 7 werkdagen"], Invoer(stap, "titel", "termijn"));
    }

    [Fact]
    public async Task The_keyboard_alone_is_refused_for_a_broken_rule_follows_it_repairs_it_plays_compares_and_publishes()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        var running = await Voorbeeld.StartAsync(world, "Jo");
        await using var browser = await OpenAsync(world, "co");
        var (page, keys) = (browser.Page, browser.Page.Keyboard);
        await InsertTaskAsync(page);

        await keys.PressAsync("End");
        await keys.PressAsync("ArrowUp");
        await Assertions.Expect(page.GetByRole(AriaRole.Treeitem, new() { Name = "Melding: intake afgerond" })).ToBeFocusedAsync();
        await keys.PressAsync("Delete");
        await Assertions.Expect(page.GetByRole(AriaRole.Treeitem, new() { NameRegex = new("Intake afgerond .* 2 bevindingen") })).ToBeVisibleAsync();
        await PressButtonAsync(page, "Publiceer");
        await Assertions.Expect(page.GetByText("Houdt het publiceren tegen").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publiceer" })).ToBeDisabledAsync();
        await PressButtonAsync(page, "Ga naar “Intake afgerond”");
        await Assertions.Expect(page.GetByRole(AriaRole.Treeitem, new() { NameRegex = new("^Intake afgerond") })).ToBeFocusedAsync();

        await PressButtonAsync(page, "Bevindingen 2");
        await PressButtonAsync(page, "Zet de melding er meteen achter");
        await Assertions.Expect(page.GetByText("Alles in orde: deze flow mag gepubliceerd worden.")).ToBeAttachedAsync();
        await PressButtonAsync(page, "Simuleer");
        await PressButtonAsync(page, "Speel");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("Bel de partner.*erbij") })).ToBeVisibleAsync();
        // Back to the bar: forward lie all the dates of the timeline.
        await PressButtonAsync(page, "Vergelijk", "Shift+Tab");
        await Assertions.Expect(page.GetByText("2 stappen erbij, 1 stap weg")).ToBeVisibleAsync();

        await PressButtonAsync(page, "Publiceer");
        await TabToAsync(page, "el.labels?.[0]?.textContent === 'Waarom verander je dit?'");
        await keys.TypeAsync("De partner weet van niets.");
        await PressButtonAsync(page, "Publiceer");
        await Assertions.Expect(page.GetByText("Gepubliceerd. Nieuwe trajecten volgen deze versie.")).ToBeVisibleAsync();
        var next = await Voorbeeld.StartAsync(world, "Sam");
        Assert.NotEqual(await VersieAsync(world, running), await VersieAsync(world, next));
        await browser.AssertGoodAsync();
    }

    private static Task<string?> VersieAsync(TestWorld world, string traject) => world.Db.FindAsync<string>("SELECT flowversie FROM traject WHERE id = @traject", new { traject });

    private static async Task InsertTaskAsync(IPage page)
    {
        var keys = page.Keyboard;
        await TabToAsync(page, "el.tagName === 'BUTTON' && el.textContent === 'Overzicht'");
        await keys.PressAsync("Enter");
        await page.GetByRole(AriaRole.Tree).WaitForAsync();
        await TabToAsync(page, "el.getAttribute('role') === 'treeitem'");
        await keys.PressAsync("Home");
        await keys.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Treeitem, new() { Name = "Uitnodigen voor de intake" })).ToBeFocusedAsync();
        await keys.PressAsync("Insert");
        await Assertions.Expect(page.GetByLabel("Wat voor stap")).ToBeFocusedAsync();
        await keys.TypeAsync("Taak");
        await TabToAsync(page, "el.textContent === 'Voeg toe'");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Titel van de taak")).ToBeFocusedAsync();
        await keys.PressAsync("Control+a");
        await keys.TypeAsync("Bel de partner");
        await TabToAsync(page, "el.labels?.[0]?.textContent === 'Rol'");
        await keys.TypeAsync("insch");
        await TabToAsync(page, "el.labels?.[0]?.textContent === 'Formulier'");
        await keys.TypeAsync("Registreren in CVS");
        await TabToAsync(page, "el.labels?.[0]?.textContent.startsWith('Termijn')");
        await keys.TypeAsync("hier + 5 werkdagen");
        await keys.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Treeitem, new() { Name = "Bel de partner" })).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByText("Bewaard", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task PressButtonAsync(IPage page, string naam, string key = "Tab")
    {
        await TabToAsync(page, $"el.tagName === 'BUTTON' && el.textContent.trim() === '{naam}' && !el.disabled", key);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task<RealBrowser> OpenAsync(TestWorld world, string wie)
    {
        var browser = await RealBrowser.OpenAsync(world);
        browser.Page.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        await browser.SignInAsync(wie);
        await browser.GoAsync("/ontwerp/intake");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Overzicht", Exact = true }).WaitForAsync();
        return browser;
    }

    private static async Task<JsonElement> DefinitieAsync(IPage page) =>
        (await page.EvaluateAsync<JsonElement>("fetch('/ontwerp/api/flows/intake').then(r => r.json())")).GetProperty("definitie").GetProperty("root");

    private static IEnumerable<string?> Invoer(JsonElement stap, params string[] namen) => namen.Select(naam => stap.GetProperty(naam).GetProperty("expression").GetProperty("value").GetString());

    private static async Task ShowAsync(IPage page, string weergave, ILocator until)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = weergave, Exact = true }).ClickAsync();
        await until.First.WaitForAsync();
    }

    /// <summary>Goes on with the Tab key until the focus is where it should come.</summary>
    private static async Task TabToAsync(IPage page, string where, string key = "Tab")
    {
        for (var turn = 0; turn < 150; turn++)
        {
            if (await page.EvaluateAsync<bool>($"(el => Boolean({where}))(document.activeElement)"))
                return;
            await page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"The focus never came where {where}.");
    }
}
