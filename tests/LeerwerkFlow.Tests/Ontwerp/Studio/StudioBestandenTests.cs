using System.Net;
using System.Text.Json;
using LeerwerkFlow.Ontwerp.Studio;

namespace LeerwerkFlow.Tests.Ontwerp.Studio;

public sealed class StudioBestandenTests
{
    private const string Loader = "/studio/_framework/blazor.webassembly.js";
    private static readonly string Fixed = "/studio/" + StudioPakket.Open().Stijlen[0];

    [Theory]
    [InlineData("", null)]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, br;q=0", "gzip")]
    public async Task A_file_is_sent_in_the_smallest_form_that_the_browser_reads(string reads, string? form)
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        using var browser = await world.SignInAsync("bea");

        var answer = await AskAsync(browser, Loader, r => r.Headers.TryAddWithoutValidation("Accept-Encoding", reads));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(form, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(form is null, (await answer.Content.ReadAsByteArrayAsync()).Length > 50_000);
    }

    [Fact]
    public async Task A_browser_keeps_what_carries_its_content_in_its_name_and_asks_again_for_the_rest()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        using var browser = await world.SignInAsync("bea");

        var kept = await AskAsync(browser, Fixed);
        var asked = await AskAsync(browser, Loader);
        var again = await AskAsync(browser, Loader, r => r.Headers.IfNoneMatch.Add(asked.Headers.ETag!));
        var smaller = await AskAsync(browser, Loader, r => r.Headers.TryAddWithoutValidation("Accept-Encoding", "br"));

        Assert.Equal("private, max-age=31536000, immutable", Kept(kept));
        Assert.Equal("private, no-cache", Kept(asked));
        Assert.Equal("private, max-age=31536000, immutable", Kept(await AskAsync(browser, Loader + "?v=3.8.2")));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.NotEqual(asked.Headers.ETag, smaller.Headers.ETag);
    }

    [Theory]
    [InlineData("dotnet.native.rw4kynp763.wasm", true, "application/wasm")]
    [InlineData("icudt.oh1zvcfom8.dat", true, "application/octet-stream")]
    [InlineData("Elsa.Studio.Workflows.3ifuhex2gd.bundle.scp.css", true, "text/css")]
    [InlineData("editor.api-i0YVFWkl.js", true, "text/javascript")]
    [InlineData("dotnet.js", false, "text/javascript")]
    [InlineData("blazor.webassembly.js", false, "text/javascript")]
    [InlineData("designer.entry.js", false, "text/javascript")]
    [InlineData("MaterialSymbolsOutlined.woff2", false, "font/woff2")]
    public void A_name_tells_whether_it_changes_with_the_content(string naam, bool vast, string type)
    {
        var bestand = StudioBestand.Of(naam, "3.8.2");

        Assert.Equal((vast, type), (bestand.Vast, bestand.Type));
    }

    [Theory]
    [InlineData("beheerder", HttpStatusCode.OK)]
    [InlineData("coach", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task A_file_is_for_the_beheerder_and_others_get_a_bare_status(string? rol, HttpStatusCode status)
    {
        await using var world = await TestWorld.StartAsync();
        if (rol is not null)
            await world.AddMedewerkerAsync("an", rol);
        using var browser = rol is null ? world.Browse() : await world.SignInAsync("an");

        foreach (var adres in new[] { Loader, Fixed, "/studio/gast/gast.js", "/studio/appsettings.json" })
        {
            var answer = await AskAsync(browser, adres);
            Assert.Equal(status, answer.StatusCode);
            Assert.True(status == HttpStatusCode.OK || (await answer.Content.ReadAsStringAsync()).Length == 0);
        }
    }

    [Theory]
    [InlineData("/studio/_framework/../package.json")]
    [InlineData("/studio/_framework/%2e%2e/package.json")]
    [InlineData("/studio/_framework/..%2f..%2f..%2f..%2fpackage.json")]
    [InlineData("/studio/_content/nergens.js")]
    [InlineData("/studio/_framework/dotnet.js.br")]
    public async Task Only_what_Studio_asks_for_is_there(string adres)
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        using var browser = await world.SignInAsync("bea");

        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(browser, adres)).StatusCode);
    }

    [Fact]
    public async Task Studio_is_told_where_the_API_is_and_in_which_language_it_shows_dates()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        using var browser = await world.SignInAsync("bea");

        var settings = JsonDocument.Parse(await (await AskAsync(browser, "/studio/appsettings.json")).Content.ReadAsStringAsync()).RootElement;

        Assert.Equal("http://localhost/elsa/api", settings.GetProperty("Backend").GetProperty("url").GetString());
        Assert.Equal("nl-BE", settings.GetProperty("Localization").GetProperty("defaultCulture").GetString());
    }

    private static string Kept(HttpResponseMessage answer) => string.Join(", ", answer.Headers.NonValidated["Cache-Control"]);

    private static Task<HttpResponseMessage> AskAsync(TestBrowser browser, string adres, Action<HttpRequestMessage>? adapt = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, adres);
        adapt?.Invoke(request);
        return browser.SendAsync(request);
    }
}
