using System.Net;
using LeerwerkFlow.Access;

namespace LeerwerkFlow.Tests.Access;

public sealed class ChangePasswordTests
{
    private const string New = "paarse olifant danst";

    [Fact]
    public async Task A_first_password_opens_nothing_but_the_page_to_change_it()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null, moetWijzigen: true);
        using var browser = await world.SignInAsync("bea");

        Assert.Equal("/wachtwoord", (await browser.GetAsync("/medewerkers")).Headers.Location!.OriginalString);
        var answer = await browser.PostAsync("/wachtwoord", [("Huidig", TestWorld.Password), ("Nieuw", New), ("Herhaald", New)]);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await browser.OpenAsync("/medewerkers");
        Assert.NotNull(await world.Get<SignIn>().RunAsync("bea", New));
    }

    [Theory]
    [InlineData("verkeerd huidig", New, New, "Huidig")]
    [InlineData(TestWorld.Password, "te kort", "te kort", "Nieuw")]
    [InlineData(TestWorld.Password, TestWorld.Password, TestWorld.Password, "Nieuw")]
    [InlineData(TestWorld.Password, "ik heet anneke zeg", "ik heet anneke zeg", "Nieuw")]
    [InlineData(TestWorld.Password, "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "Nieuw")]
    [InlineData(TestWorld.Password, New, "iets anders hier", "Herhaald")]
    public async Task A_refused_password_says_why_beside_its_field(string huidig, string nieuw, string herhaald, string veld)
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("anneke");
        using var browser = await world.SignInAsync("anneke");

        var answer = await browser.PostAsync("/wachtwoord", [("Huidig", huidig), ("Nieuw", nieuw), ("Herhaald", herhaald)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await TestBrowser.ReadAsync(answer)).QuerySelector($"#{veld}-fout")!.TextContent);
        Assert.NotNull(await world.Get<SignIn>().RunAsync("anneke", TestWorld.Password));
    }

    [Fact]
    public async Task Another_browser_with_the_old_password_is_signed_out()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        using var old = await world.SignInAsync("bea");
        using var browser = await world.SignInAsync("bea");

        await browser.PostAsync("/wachtwoord", [("Huidig", TestWorld.Password), ("Nieuw", New), ("Herhaald", New)]);

        Assert.Equal(HttpStatusCode.Redirect, (await old.GetAsync("/medewerkers")).StatusCode);
        await browser.OpenAsync("/medewerkers");
    }
}
