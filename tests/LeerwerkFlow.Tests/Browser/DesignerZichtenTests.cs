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
        var (page, keys) = (browser.Page, browser.Page.Keyboard);

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

        var definitie = (await page.EvaluateAsync<JsonElement>("fetch('/ontwerp/api/flows/intake').then(r => r.json())")).GetProperty("definitie").GetProperty("root");
        var stap = definitie.GetProperty("activities").EnumerateArray().Single(a => a.GetProperty("name").GetString() == "Bel de partner");
        Assert.Equal(["Bel de partner", "coach", "cvs-registratie", "hier + 5 werkdagen"], new[] { "titel", "rol", "formulier", "termijn" }.Select(naam => stap.GetProperty(naam).GetProperty("expression").GetProperty("value").GetString()));
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

    private static async Task ShowAsync(IPage page, string weergave, ILocator until)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = weergave, Exact = true }).ClickAsync();
        await until.First.WaitForAsync();
    }

    /// <summary>Goes on with the Tab key until the focus is where it should come.</summary>
    private static async Task TabToAsync(IPage page, string where)
    {
        for (var turn = 0; turn < 60; turn++)
        {
            if (await page.EvaluateAsync<bool>($"(el => Boolean({where}))(document.activeElement)"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The focus never came where {where}.");
    }
}
