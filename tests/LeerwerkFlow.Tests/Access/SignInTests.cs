using System.Net;
using LeerwerkFlow.Access;

namespace LeerwerkFlow.Tests.Access;

public sealed class SignInTests
{
    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in_page_and_back_afterwards()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an", "beheerder", null);
        using var browser = world.Browse();

        var refused = await browser.GetAsync("/medewerkers");
        var answer = await browser.PostAsync(refused.Headers.Location!.PathAndQuery, [("Gebruikersnaam", " AN "), ("Wachtwoord", TestWorld.Password)]);

        Assert.Equal("/aanmelden?terug=%2Fmedewerkers", refused.Headers.Location.PathAndQuery);
        Assert.Equal("/medewerkers", answer.Headers.Location!.OriginalString);
        await browser.OpenAsync("/medewerkers");
    }

    [Fact]
    public async Task Signing_in_never_leads_to_a_stranger()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        using var browser = world.Browse();

        var answer = await browser.PostAsync("/aanmelden?terug=https://example.org/", [("Gebruikersnaam", "an"), ("Wachtwoord", TestWorld.Password)]);

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_read_the_same()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        using var browser = world.Browse();

        var wrong = await browser.SignInAsync("an", "fout wachtwoord");
        var unknown = await browser.SignInAsync("niemand", "fout wachtwoord");

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Equal(
            (await TestBrowser.ReadAsync(wrong)).QuerySelector("[role=alert]")!.TextContent,
            (await TestBrowser.ReadAsync(unknown)).QuerySelector("[role=alert]")!.TextContent);
        Assert.DoesNotContain(browser.Cookies.GetCookies(new("http://localhost/")), c => c.Name == "leerwerkflow");
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_for_fifteen_minutes()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        var signIn = world.Get<SignIn>();
        for (var i = 0; i < 5; i++)
            Assert.Null(await signIn.RunAsync("an", "fout"));

        Assert.Null(await signIn.RunAsync("an", TestWorld.Password));
        world.Time.Advance(TimeSpan.FromMinutes(14.9));
        Assert.Null(await signIn.RunAsync("an", TestWorld.Password));
        world.Time.Advance(TimeSpan.FromMinutes(0.2));
        Assert.NotNull(await signIn.RunAsync("an", TestWorld.Password));
    }

    [Fact]
    public async Task A_good_password_wipes_the_count_of_wrong_ones()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        var signIn = world.Get<SignIn>();

        for (var turn = 0; turn < 2; turn++)
        {
            for (var i = 0; i < 4; i++)
                await signIn.RunAsync("an", "fout");
            Assert.NotNull(await signIn.RunAsync("an", TestWorld.Password));
        }
    }

    [Fact]
    public async Task Guesses_sent_at_the_same_moment_all_count()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        var signIn = world.Get<SignIn>();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => signIn.RunAsync("an", "fout " + i)));

        Assert.Null(await signIn.RunAsync("an", TestWorld.Password));
    }

    [Fact]
    public async Task The_demo_clock_unlocks_nobody_and_signs_nobody_out()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        await world.AddMedewerkerAsync("bo", "beheerder", null);
        using var bo = await world.SignInAsync("bo");
        for (var i = 0; i < 5; i++)
            await world.Get<SignIn>().RunAsync("an", "fout");

        await world.Klok.MoveAsync(new DateOnly(2011, 3, 1));

        Assert.Null(await world.Get<SignIn>().RunAsync("an", TestWorld.Password));
        await bo.OpenAsync("/medewerkers");
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_refused()
    {
        await using var world = await TestWorld.StartAsync(settings: "--Access:PogingenPerMinuut=2");
        using var browser = world.Browse();
        await browser.SignInAsync("niemand", "fout");
        await browser.SignInAsync("niemand", "fout");

        var answer = await browser.SignInAsync("niemand", "fout");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("Even wachten", (await TestBrowser.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
    }
}
