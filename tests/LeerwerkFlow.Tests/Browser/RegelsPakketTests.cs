using System.Text;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Ontwerp;
using LeerwerkFlow.Tests.Trajecten;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>The pages around the designer in a real browser: rules and their versions, packages, optional blocks.</summary>
public sealed class RegelsPakketTests
{
    [Fact]
    public async Task Rules_are_proposed_and_looked_at()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await world.Get<LoadRegels>().RunAsync(RegelSets.Folder);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("co");
        var regels = (await world.Get<RegelSets>().FindTextAsync("wep-2008"))!.Replace("\"decreet\"", "\"praktijk\"", StringComparison.Ordinal);

        await browser.GoAsync("/ontwerp");
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Regels" }).ClickAsync());
        await browser.ShotAsync("ontwerp-regels");
        await browser.Page.GetByLabel("Bestand met de regels").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "wep-2008.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(regels) });
        await browser.Page.GetByLabel("Bron").FillAsync("Omzendbrief 3 van 1 maart 2010");
        await browser.Page.GetByLabel("Waarom").FillAsync("Alles wordt een raad.");
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Stel voor" }).ClickAsync());

        Assert.EndsWith("/ontwerp/regels/wep-2008/2", browser.Page.Url, StringComparison.Ordinal);
        await browser.ShotAsync("ontwerp-regels-voorstel");
    }

    [Fact]
    public async Task A_package_is_sent_looked_at_and_taken_over()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("co");

        await browser.GoAsync("/ontwerp/pakket");
        await browser.ShotAsync("ontwerp-pakket");
        await SendAsync(browser, Encoding.UTF8.GetBytes("geen zip"));
        await browser.ShotAsync("ontwerp-pakket-geweigerd");
        await SendAsync(browser, PakketMap.Of(PakketMap.Top, PakketMap.Deel("bel")));
        await browser.ShotAsync("ontwerp-pakket-bekijk");
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Neem over" }).ClickAsync());

        await browser.Page.GetByText("Het pakket is overgenomen: top@lwb-1@1.").WaitForAsync();
    }

    [Fact]
    public async Task Blocks_are_chosen_for_a_promotor()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("co");

        await browser.GoAsync("/ontwerp/blokken");
        await browser.ShotAsync("ontwerp-blokken");
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Groendienst Fictief" }).ClickAsync());
        await browser.Page.Locator("#blok_pop-aan").CheckAsync();
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Bewaar" }).ClickAsync());

        await browser.ShotAsync("ontwerp-blokken-promotor");
    }

    private static async Task SendAsync(RealBrowser browser, byte[] zip)
    {
        await browser.Page.GetByLabel("Bestand").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "pakket.zip", MimeType = "application/zip", Buffer = zip });
        await browser.LeadsOnAsync(() => browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Bekijk wat het zou doen" }).ClickAsync());
    }
}
