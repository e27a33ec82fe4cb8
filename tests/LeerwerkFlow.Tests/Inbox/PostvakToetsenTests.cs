using LeerwerkFlow.Inbox.Weergaven;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Browser;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Inbox;

/// <summary>The inbox by keyboard alone, on a telephone's width: going along the rows, choosing, doing, undoing, searching, and the keys switched off.</summary>
public sealed class PostvakToetsenTests
{
    private const string Focused = "document.activeElement.textContent.trim()";

    [Fact]
    public async Task A_coach_works_through_the_inbox_without_a_mouse()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true);
        await inbox.World.Db.WriteAsync([new("UPDATE taak SET medewerker = 'bo' WHERE titel = 'Voer het gesprek'")]);
        await inbox.Get<SaveWeergave>().RunAsync(inbox.Bo, null, "Alles van het team", "?team=true", gedeeld: true);
        await using var browser = await RealBrowser.OpenAsync(inbox.World, RealBrowser.Narrow);
        await browser.SignInAsync("an");
        await browser.GoAsync("/postvak?team=true");
        var page = browser.Page;

        await PressAsync(page, "j", "j");
        Assert.Equal("Kies een coach", await page.EvaluateAsync<string>(Focused));
        await PressAsync(page, "k", "x", "ArrowDown", "ArrowDown", "x");
        await Assertions.Expect(page.Locator("[data-gekozen]")).ToHaveTextAsync("2 taken gekozen.");
        await browser.ShotAsync("postvak-toetsen");
        await PressAsync(page, "b", "Tab");
        await browser.LeadsOnAsync(() => page.Keyboard.PressAsync("Enter"));
        await browser.ShotAsync("samen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Neem op mijn naam: 1 taak" }).FocusAsync();
        await browser.LeadsOnAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.Equal("an", (await inbox.TaakAsync("Voer het gesprek")).Medewerker);
        await browser.ShotAsync("reeks");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet terug zoals het was" }).FocusAsync();
        await browser.LeadsOnAsync(() => page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(page.GetByText("Teruggezet.")).ToBeVisibleAsync();
        Assert.Equal("bo", (await inbox.TaakAsync("Voer het gesprek")).Medewerker);

        await browser.GoAsync("/postvak");
        await browser.LeadsOnAsync(() => page.Keyboard.PressAsync("5"));
        Assert.EndsWith("/postvak?groep=bericht", page.Url, StringComparison.Ordinal);
        await PressAsync(page, "j");
        await browser.LeadsOnAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.Contains("/taak/", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_wait_while_somebody_types_and_a_person_switches_them_off()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true);
        await using var browser = await RealBrowser.OpenAsync(inbox.World, RealBrowser.Narrow);
        await browser.SignInAsync("an");
        await browser.GoAsync("/postvak");
        var page = browser.Page;

        await PressAsync(page, "?");
        await Assertions.Expect(page.Locator("dialog")).ToBeVisibleAsync();
        await browser.ShotAsync("postvak-toetsenlijst");
        await PressAsync(page, "Escape");
        await Assertions.Expect(page.Locator("dialog")).ToBeHiddenAsync();
        await PressAsync(page, "/");
        await page.Keyboard.TypeAsync("jo");
        Assert.Equal("jo", await page.EvaluateAsync<string>("document.activeElement.value"));
        await browser.LeadsOnAsync(() => page.Keyboard.PressAsync("Enter"));
        await browser.ShotAsync("zoek");
        await page.GetByRole(AriaRole.Link, new() { Name = "Jo Fictief" }).FocusAsync();
        await browser.LeadsOnAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.EndsWith($"/traject/{inbox.Traject}", page.Url, StringComparison.Ordinal);

        await browser.GoAsync("/postvak");
        await page.GetByRole(AriaRole.Button, new() { Name = "Toetsen" }).FocusAsync();
        await PressAsync(page, "Enter", "Tab");
        await browser.LeadsOnAsync(() => page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(page.GetByText("De losse toetsen staan uit.")).ToBeVisibleAsync();
        await PressAsync(page, "j", "x", "?");
        Assert.Equal(0, await page.Locator("[name=Rij]:checked").CountAsync());
        Assert.NotEqual("Voer het gesprek", await page.EvaluateAsync<string>(Focused));
        await Assertions.Expect(page.Locator("dialog")).ToBeHiddenAsync();
        Assert.Equal(0, await inbox.World.Db.FindAsync<long>("SELECT toetsen FROM medewerker WHERE id = 'an'"));
        Assert.Equal(1, await inbox.World.Db.FindAsync<long>("SELECT toetsen FROM medewerker WHERE id = 'bo'"));
    }

    [Fact]
    public async Task Weergaven_stand_above_the_list_and_on_a_page_of_their_own()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true);
        await inbox.Get<SaveWeergave>().RunAsync(inbox.Bo, null, "Alles van het team", "?team=true", gedeeld: true);
        await inbox.Get<SaveWeergave>().RunAsync(inbox.An, null, "Deze week", "?groep=week", gedeeld: false);
        await inbox.World.Db.WriteAsync([new("UPDATE medewerker SET naam = 'Bo Van Den Bossche-Verzonnen' WHERE id = 'bo'")]);
        await using var browser = await RealBrowser.OpenAsync(inbox.World);
        await browser.SignInAsync("an");

        await browser.GoAsync("/postvak?groep=week");
        await browser.Page.GetByText("Bewaar dit filter als weergave").ClickAsync();
        await browser.ShotAsync("postvak-weergaven");
        await browser.GoAsync("/postvak/weergaven");
        await browser.Page.GetByText("Wijzig of verwijder").ClickAsync();
        await browser.ShotAsync("weergaven");
    }

    private static async Task PressAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys)
            await page.Keyboard.PressAsync(key);
    }
}
