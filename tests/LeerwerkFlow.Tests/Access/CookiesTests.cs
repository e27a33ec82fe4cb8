using System.Net;

namespace LeerwerkFlow.Tests.Access;

public sealed class CookiesTests
{
    [Fact]
    public async Task The_cookie_is_closed_to_scripts_and_to_other_sites()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        using var browser = world.Browse();

        var answer = await browser.SignInAsync("an", TestWorld.Password);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("leerwerkflow=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_changed_account_is_signed_out_at_the_next_click()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an", "beheerder", null);
        using var browser = await world.SignInAsync("an");
        await browser.OpenAsync("/medewerkers");

        await world.Db.WriteAsync([new("UPDATE medewerker SET stempel = 'anders' WHERE id = 'an'")]);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/medewerkers")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an", "beheerder", null);
        using var browser = await world.SignInAsync("an");

        await browser.PostAsync("/medewerkers", [], "form[action='/afmelden']");

        Assert.Equal("/aanmelden", (await browser.GetAsync("/medewerkers")).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var world = await TestWorld.StartAsync();
        using var browser = world.Browse();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Gebruikersnaam", "an")]);

        var answer = await browser.SendAsync(new(HttpMethod.Post, "/aanmelden") { Content = form });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Dit formulier is verlopen", (await TestBrowser.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_keys_of_cookies_stand_sealed_in_the_database()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");

        using var browser = await world.SignInAsync("an");

        var sleutel = Assert.Single(await world.Db.QueryAsync<byte[]>("SELECT inhoud FROM websleutel"));
        Assert.DoesNotContain("<key", System.Text.Encoding.UTF8.GetString(sleutel), StringComparison.Ordinal);
    }
}
