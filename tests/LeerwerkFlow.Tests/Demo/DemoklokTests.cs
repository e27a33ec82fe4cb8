using System.Net;
using LeerwerkFlow.Demo;

namespace LeerwerkFlow.Tests.Demo;

public sealed class DemoklokTests
{
    [Theory]
    [InlineData("2010-03-01", "dag", "2010-03-02")]
    [InlineData("2010-02-28", "dag", "2010-03-01")]
    [InlineData("2010-12-28", "week", "2011-01-04")]
    [InlineData("2010-03-01", "maand", "2010-04-01")]
    [InlineData("2010-12-15", "maand", "2011-01-15")]
    [InlineData("2010-01-31", "maand", "2010-03-01")]
    public void A_jump_ends_on(string vandaag, string sprong, string naar) =>
        Assert.Equal(DateOnly.Parse(naar, null), DemoklokPage.Next(DateOnly.Parse(vandaag, null), sprong));

    [Fact]
    public async Task A_coordinator_moves_the_clock_from_any_page()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("co", "coordinator");
        using var browser = await world.SignInAsync("co");

        var answer = await browser.PostAsync("/wachtwoord", [("sprong", "maand")], "form[action='/demoklok']");

        Assert.Equal("/wachtwoord", answer.Headers.Location!.OriginalString);
        Assert.Equal(new DateOnly(2010, 4, 1), world.Klok.Vandaag);
        Assert.Contains("Het is nu donderdag 1 april 2010.", (await browser.OpenAsync("/wachtwoord")).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coach_has_no_buttons_and_may_not_post_either()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        using var browser = await world.SignInAsync("an");
        var page = await browser.OpenAsync("/wachtwoord");
        var token = page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("sprong", "maand"), KeyValuePair.Create("__RequestVerificationToken", token)]);

        var answer = await browser.SendAsync(new(HttpMethod.Post, "/demoklok") { Content = form });

        Assert.Null(page.QuerySelector("form[action='/demoklok']"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(new DateOnly(2010, 3, 1), world.Klok.Vandaag);
    }
}
