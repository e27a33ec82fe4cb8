using LeerwerkFlow.Demo;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Tests.Demo;

/// <summary>The pages with as many people as a house has. <c>LEERWERK_DEMO</c> is how many; 150 for pictures to look at.</summary>
public sealed class DemoPagesTests
{
    [Fact]
    public async Task Pages_full_of_people_are_good_on_a_screen_and_on_a_phone()
    {
        var aantal = int.Parse(Environment.GetEnvironmentVariable("LEERWERK_DEMO") ?? "17", null);
        await using var world = await DemoWorld.BeginAsync(aantal, kestrel: true);
        await world.Get<ResetDemo>().RunAsync();
        await using var browser = await RealBrowser.OpenAsync(world);

        await browser.GoAsync("/aanmelden");
        await browser.ShotAsync("demo-aanmelden");
        await browser.SignInAsync("coach", DemoOptions.Wachtwoord);
        foreach (var pagina in (string[])["postvak", "trajecten", "documenten", "meldingen", "aansluiting"])
            await ShowAsync(browser, "coach", pagina);
        await browser.GoAsync((await world.Db.FindAsync<string>("SELECT '/traject/' || id FROM traject WHERE coach = 'demo-coach' ORDER BY id"))!);
        await browser.ShotAsync("demo-coach-traject");

        await browser.LeadsOnAsync(() => browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Afmelden" }).ClickAsync());
        await browser.SignInAsync("coordinator", DemoOptions.Wachtwoord);
        foreach (var pagina in (string[])["postvak", "trajecten", "overzicht", "vacatures", "aansluiting", "demo"])
            await ShowAsync(browser, "coordinator", pagina);
    }

    private static async Task ShowAsync(RealBrowser browser, string wie, string pagina)
    {
        await browser.GoAsync("/" + pagina);
        await browser.ShotAsync($"demo-{wie}-{pagina}");
    }
}
