using LeerwerkFlow.Inbox;
using LeerwerkFlow.Tests.Inbox;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>A coach on a work floor at 360 px: the network goes in the middle of the talk, and the page is loaded again without it.</summary>
public sealed class BezoekTests
{
    private const string Merk = "zilverreiger";

    [Fact]
    public async Task A_visit_goes_on_without_a_network_and_keeps_nothing_confidential()
    {
        await using var inbox = await InboxWorld.StartAsync(kestrel: true, shipped: true);
        await BezoekPageTests.AddTalkAsync(inbox, Merk);
        await using var browser = await RealBrowser.OpenAsync(inbox.World, RealBrowser.Narrow);
        var page = browser.Page;
        await browser.SignInAsync("an");
        await browser.GoAsync($"/traject/{inbox.Traject}");
        await browser.LeadsOnAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Op bezoek" }).ClickAsync());
        await Assertions.Expect(page.Locator(".bezoek[data-klaar=ja]")).ToHaveCountAsync(1);
        await browser.ShotAsync("bezoek");
        foreach (var doel in await page.Locator(".bezoek .knop:visible, .bezoek .rij-erbij, .bezoek summary:visible").AllAsync())
            Assert.True((await doel.BoundingBoxAsync())!.Height >= 44, await doel.InnerTextAsync());

        await page.Locator("[name=werkplekMoetWeten]").FillAsync(Merk);
        await page.Locator("[name=motivatie]").FillAsync("Graag buiten");
        await Assertions.Expect(page.Locator("[data-bewaard]")).ToContainTextAsync("Voorlopig bewaard om");
        await browser.CutAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg een afspraak toe" }).ClickAsync();
        await page.Locator("[name='afspraken.0.wat']").FillAsync("Laarzen");
        await page.Locator("[name=nt2][value=ja]").CheckAsync();
        await Assertions.Expect(page.Locator("[data-bewaard]")).ToContainTextAsync("geen verbinding");
        var kept = await page.EvaluateAsync<string>(PloegTests.Kept);
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("[name='afspraken.0.wat']")).ToHaveValueAsync("Laarzen");
        await Assertions.Expect(page.Locator("[name=motivatie]")).ToHaveValueAsync("Graag buiten");
        await Assertions.Expect(page.Locator("[name=nt2][value=ja]")).ToBeCheckedAsync();
        Assert.Equal((0, 0), (await page.Locator("[data-vertrouwelijk=ja]").CountAsync(), await page.Locator("button[name=uitkomst]").CountAsync()));
        await page.ScreenshotAsync(new() { Path = Path.Combine(Path.GetTempPath(), "leerwerkflow-schermen", "bezoek-zonder-netwerk.png"), FullPage = true });
        await browser.AssertAccessibleAsync();
        await page.Locator("[name=verwachtingen]").FillAsync("Leren snoeien");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[name=verwachtingen]")).ToHaveValueAsync("Leren snoeien");
        foreach (var text in new[] { kept, await page.EvaluateAsync<string>(PloegTests.Kept) })
        {
            Assert.Contains("Laarzen", text, StringComparison.Ordinal);
            Assert.Contains("Handschoenen halen", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Merk, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Speelt verslaving", text, StringComparison.Ordinal);
        }

        await browser.CutAsync(false);
        await Assertions.Expect(page.Locator("[data-bewaard]")).ToContainTextAsync("Voorlopig bewaard om");
        var concept = (await inbox.Get<SaveConcept>().FindAsync(inbox.An, await inbox.IdAsync("Voer het gesprek")))!.Tekst;
        Assert.Equal("Graag buiten|Leren snoeien|Laarzen|ja", string.Join('|', new[] { "motivatie", "verwachtingen", "afspraken.0.wat", "nt2" }.Select(n => concept[n][0])));
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        await browser.LeadsOnAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Verbinding terug? Laad de hele pagina" }).ClickAsync());
        await Assertions.Expect(page.Locator("[name=verwachtingen]")).ToHaveValueAsync("Leren snoeien");
        await Assertions.Expect(page.Locator("[name=werkplekMoetWeten]")).ToHaveValueAsync("");
    }
}
