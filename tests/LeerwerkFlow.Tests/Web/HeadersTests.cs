using System.Net;

namespace LeerwerkFlow.Tests.Web;

public sealed class HeadersTests
{
    [Theory]
    [InlineData("/aanmelden")]
    [InlineData("/wachtwoord")]
    [InlineData("/nergens")]
    public async Task No_page_is_kept_and_none_brings_anything_from_elsewhere(string path)
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        using var browser = await world.SignInAsync("an");

        var answer = await browser.GetAsync(path);

        Assert.Equal("default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var page = await TestBrowser.ReadAsync(answer);
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick]"));
        Assert.All(page.QuerySelectorAll("link, script"), e => Assert.StartsWith("/", e.GetAttribute("href") ?? e.GetAttribute("src"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_page_says_that_all_people_are_fictitious()
    {
        await using var world = await TestWorld.StartAsync();
        using var browser = world.Browse();

        foreach (var path in new[] { "/aanmelden", "/toegankelijkheid" })
            Assert.Contains("alleen fictieve personen", (await browser.OpenAsync(path)).QuerySelector(".demobanner")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_library_and_the_style_sheet_come_from_here()
    {
        await using var world = await TestWorld.StartAsync();
        using var browser = world.Browse();
        var page = await browser.OpenAsync("/aanmelden");

        foreach (var path in new[] { page.QuerySelector("script")!.GetAttribute("src")!, page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")! })
        {
            var file = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.True(file.Headers.CacheControl!.Public, path);
        }
    }
}
