using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Trajecten.Maatregelen;
using LeerwerkFlow.Trajecten.Personenlijsten;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Trajecten.Maatregelen;

/// <summary>The pages for many at once in a real browser, by keyboard, wide and narrow.</summary>
public sealed class SamenPageTests
{
    [Fact]
    public async Task A_coordinator_suspends_all_and_resumes_them_with_the_keyboard_alone()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        var (jo, mo) = (await Voorbeeld.StartWorkAsync(world), await Voorbeeld.StartWorkAsync(world, "Mo"));
        await world.Get<ChangeTraject>().RunAsync(mo, await world.Db.FindAsync<long>("SELECT revisie FROM traject WHERE id = @mo", new { mo }), new Wijziging.Schors(new(2010, 3, 2), null), "an");
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("co");
        await browser.GoAsync("/trajecten/schorsen-samen");
        await browser.ShotAsync("schorsen-samen");

        await browser.Page.GetByLabel("Welke trajecten?").FocusAsync();
        await browser.Page.Keyboard.TypeAsync("Alle");
        await PressAsync(browser, "Bekijk wat verandert");
        Assert.Contains("1 traject verandert, 1 wordt overgeslagen.", await browser.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await browser.Page.GetByText("dingen veranderen").FocusAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.ShotAsync("schorsen-samen-gevolgen");
        await PressAsync(browser, "Bevestig voor 1 traject");
        await browser.ShotAsync("maatregel-bezig");
        await RunAsync(world);
        await browser.Page.ReloadAsync();
        await browser.ShotAsync("maatregel");
        await PressAsync(browser, "Hervat samen", AriaRole.Link);
        await browser.Page.GetByLabel("Laatste dag").FillAsync("2010-05-03");
        await PressAsync(browser, "Bekijk wat verandert");
        await browser.ShotAsync("hervatten-samen-gevolgen");
        await PressAsync(browser, "Bevestig voor 1 traject");
        await RunAsync(world);

        // From 1 March to 3 May are 64 days.
        Assert.Equal("2011-05-03", await world.Db.FindAsync<string>("SELECT einde FROM traject WHERE id = @jo", new { jo }));
    }

    [Fact]
    public async Task A_coach_brings_in_people_from_a_file()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("an");
        await browser.GoAsync("/toeleiding/invoer");
        await browser.ShotAsync("invoer");
        await browser.Page.GetByLabel("CSV-bestand").SetInputFilesAsync(new FilePayload { Name = "mensen.csv", MimeType = "text/csv", Buffer = "Voornaam;Achternaam;Postcode\nJo;Fictief;9000\nMo;Fictief;90\n;Fictief;"u8.ToArray() });
        await browser.Page.Locator("#Vacature").SelectOptionAsync("vac-1");

        await PressAsync(browser, "Kijk het bestand na");
        await browser.ShotAsync("invoer-nakijken");
        await PressAsync(browser, "Voer alle goede rijen in");
        while (await world.Get<RunPersonenlijsten>().RunAsync() > 0)
        {
        }

        await browser.Page.ReloadAsync();
        await browser.ShotAsync("invoer-klaar");
        Assert.Contains("1 toeleiding is begonnen", await browser.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task PressAsync(RealBrowser browser, string tekst, AriaRole rol = AriaRole.Button)
    {
        await browser.Page.GetByRole(rol, new() { Name = tekst }).FocusAsync();
        await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));
    }

    private static async Task RunAsync(TestWorld world)
    {
        while (await world.Get<RunMaatregelen>().RunAsync() > 0)
        {
        }
    }
}
