using LeerwerkFlow.Tests.Inbox;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>A taak on a screen, by keyboard alone: typing while the network is away, two windows, two people.</summary>
public sealed class TaakTests
{
    [Fact]
    public async Task Typing_goes_on_without_a_network_and_is_sent_after()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true);
        await using var browser = await RealBrowser.OpenAsync(inbox.World, RealBrowser.Narrow);
        await browser.SignInAsync("an");
        await browser.GoAsync($"/taak/{await inbox.IdAsync("Voer het gesprek")}");
        var status = browser.Page.Locator("[data-bewaard]");

        await browser.Page.GetByLabel("Wat speelt er?").FocusAsync();
        await browser.Page.Keyboard.TypeAsync("geheim");
        await browser.Page.Context.SetOfflineAsync(true);
        await browser.Page.GetByLabel("Verslag").FocusAsync();
        await browser.Page.Keyboard.TypeAsync("Op de bus");
        await Assertions.Expect(status).ToContainTextAsync("geen verbinding");
        var here = await browser.Page.EvaluateAsync<string>("JSON.stringify(localStorage)");
        await browser.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(status).ToContainTextAsync("Voorlopig bewaard om");

        Assert.Contains("Op de bus", here, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", here, StringComparison.Ordinal);
        Assert.Equal(0, await browser.Page.EvaluateAsync<int>("localStorage.length"));
        Assert.Equal(["Op de bus"], (await inbox.Get<LeerwerkFlow.Inbox.SaveConcept>().FindAsync(inbox.An, await inbox.IdAsync("Voer het gesprek")))!.Tekst["verslag"]);
    }

    [Fact]
    public async Task Two_windows_show_both_texts_and_two_people_see_each_other()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true);
        var path = $"/taak/{await inbox.IdAsync("Voer het gesprek")}";
        await using var desk = await RealBrowser.OpenAsync(inbox.World);
        await using var train = await RealBrowser.OpenAsync(inbox.World, RealBrowser.Narrow);
        await using var other = await RealBrowser.OpenAsync(inbox.World);
        await desk.SignInAsync("an");
        await train.SignInAsync("an");
        await other.SignInAsync("carla");
        await desk.GoAsync(path);
        await train.GoAsync(path);

        await desk.Page.GetByLabel("Verslag").FillAsync("Op kantoor");
        await Assertions.Expect(desk.Page.Locator("[data-bewaard]")).ToContainTextAsync("Voorlopig bewaard om");
        await train.Page.GetByLabel("Verslag").FillAsync("In de trein");
        await Assertions.Expect(train.Page.Locator("[data-elders] td")).ToHaveTextAsync(["In de trein", "Op kantoor"]);
        await train.ShotAsync("taak-twee-vensters");
        await train.Page.GetByRole(AriaRole.Button, new() { Name = "Houd wat hier staat" }).PressAsync("Enter");
        await Assertions.Expect(train.Page.Locator("[data-bewaard]")).ToContainTextAsync("Voorlopig bewaard om");
        await other.GoAsync(path);
        await Assertions.Expect(other.Page.Locator("[data-kijkers]")).ToHaveTextAsync("Medewerker an heeft deze taak nu ook open.");
        await train.Page.ReloadAsync();

        await Assertions.Expect(train.Page.Locator("[data-kijkers]")).ToHaveTextAsync("Medewerker carla heeft deze taak nu ook open.");
        await Assertions.Expect(train.Page.GetByLabel("Verslag")).ToHaveValueAsync("In de trein");
        await train.ShotAsync("taak");
    }

    [Fact]
    public async Task A_page_that_comes_back_with_what_is_wrong_stays_and_its_text_is_kept()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true);
        await using var browser = await RealBrowser.OpenAsync(inbox.World);
        await browser.SignInAsync("an");
        await browser.GoAsync($"/taak/{await inbox.IdAsync("Voer het gesprek")}");

        await browser.Page.GetByLabel("Eerste dag").FillAsync("2010-03-04");
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(AriaRole.Button, new() { Name = "Klaar" }).ClickAsync());
        await Assertions.Expect(browser.Page.Locator("[data-bewaard]")).ToContainTextAsync("Voorlopig bewaard om");

        await Assertions.Expect(browser.Page.GetByLabel("Verslag")).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Equal(["2010-03-04"], (await inbox.Get<LeerwerkFlow.Inbox.SaveConcept>().FindAsync(inbox.An, await inbox.IdAsync("Voer het gesprek")))!.Tekst["start"]);
        Assert.Equal(0, await browser.Page.EvaluateAsync<int>("localStorage.length"));
    }

    [Fact]
    public async Task What_was_typed_for_a_taak_that_is_no_longer_needed_can_be_read_and_copied()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true);
        await using var browser = await RealBrowser.OpenAsync(inbox.World);
        var id = await inbox.IdAsync("Voer het gesprek");
        await browser.SignInAsync("an");
        await browser.GoAsync($"/taak/{id}");
        await browser.Page.GetByLabel("Verslag").FillAsync("Zij wil liever morgen.");
        await Assertions.Expect(browser.Page.Locator("[data-bewaard]")).ToContainTextAsync("Voorlopig bewaard om");

        await inbox.World.Db.WriteAsync([new("UPDATE taak SET status = 'geannuleerd', reden = 'het traject stopte', gesloten = '2010-03-01T11:00:00.000Z' WHERE id = @id", new { id })]);
        await browser.Page.ReloadAsync();

        await Assertions.Expect(browser.Page.Locator("[role=alert]").First).ToContainTextAsync("Deze taak is niet meer nodig");
        await Assertions.Expect(browser.Page.GetByLabel("Verslag")).ToHaveValueAsync("Zij wil liever morgen.");
        await browser.ShotAsync("taak-niet-meer-nodig");
    }
}
