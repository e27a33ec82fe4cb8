namespace LeerwerkFlow.Tests.Browser;

public sealed class SignInPageTests
{
    [Fact]
    public async Task A_keyboard_is_enough_to_sign_in_change_a_first_password_and_sign_out()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await world.AddMedewerkerAsync("bea", "beheerder", null, moetWijzigen: true);
        await world.AddMedewerkerAsync("carla", "coordinator,coach");
        await using var browser = await RealBrowser.OpenAsync(world);
        var keys = browser.Page.Keyboard;

        await browser.GoAsync("/");
        await browser.ShotAsync("aanmelden");
        await browser.SignInAsync("bea");
        await browser.ShotAsync("wachtwoord");
        await browser.Page.GetByLabel("Huidig wachtwoord").FocusAsync();
        foreach (var text in new[] { TestWorld.Password, "paarse olifant danst", "paarse olifant danst" })
        {
            await keys.TypeAsync(text);
            await keys.PressAsync("Tab");
        }

        await browser.LeadsOnAsync(() => keys.PressAsync("Enter"));
        await browser.Page.GetByText("Je wachtwoord is gewijzigd.").WaitForAsync();
        Assert.EndsWith("/medewerkers", browser.Page.Url, StringComparison.Ordinal);
        await browser.ShotAsync("medewerkers");
        await browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Afmelden" }).FocusAsync();
        await browser.LeadsOnAsync(() => keys.PressAsync("Enter"));
        Assert.EndsWith("/aanmelden", browser.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_on_a_good_page()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await using var browser = await RealBrowser.OpenAsync(world, RealBrowser.Narrow);

        await browser.SignInAsync("niemand");

        Assert.Contains("klopt niet", await browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        await browser.ShotAsync("aanmelden-fout");
    }

    [Fact]
    public async Task The_first_tab_skips_to_the_content()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("bea");

        await browser.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Naar de inhoud", await browser.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await browser.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("inhoud", await browser.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_on_a_good_page()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("bea");

        await browser.GoAsync("/nergens");

        Assert.Equal("Niet gevonden", await browser.Page.InnerTextAsync("h1"));
        await browser.ShotAsync("niet-gevonden");
    }
}
