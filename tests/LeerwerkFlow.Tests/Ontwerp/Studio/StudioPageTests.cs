using System.Net;
using System.Text.Json;
using LeerwerkFlow.Tests.House;

namespace LeerwerkFlow.Tests.Ontwerp.Studio;

public sealed class StudioPageTests
{
    [Theory]
    [InlineData("definitions", "elsa-workflow-definition-list", "")]
    [InlineData("definitions/wep-2008/edit", "elsa-workflow-definition-editor", "wep-2008")]
    [InlineData("instances", "elsa-workflow-instance-list", "")]
    [InlineData("instances/t-1/view", "elsa-workflow-instance-viewer", "t-1")]
    public async Task Each_address_holds_one_screen_of_Studio(string weg, string element, string id)
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        using var browser = await world.SignInAsync("bea");

        var page = await browser.OpenAsync($"/studio/workflows/{weg}");

        var main = page.QuerySelector("main")!;
        Assert.Equal((element, id), (main.GetAttribute("data-element"), main.GetAttribute("data-id") ?? ""));
        Assert.Equal("Medewerker bea", page.QuerySelector(".gast-wie")!.TextContent);
        Assert.Equal("/studio/", page.QuerySelector("base")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("header a[href='/']"));
        Assert.NotNull(page.QuerySelector("noscript"));
    }

    [Fact]
    public async Task Everything_that_the_page_names_is_there()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        using var browser = await world.SignInAsync("bea");
        var page = await browser.OpenAsync("/studio/workflows/definitions");

        var named = page.QuerySelectorAll("link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();

        Assert.True(named.Count > 15);
        Assert.Contains(named, n => n.Contains(".bundle.scp.css", StringComparison.Ordinal));
        foreach (var adres in named)
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(adres.StartsWith('/') ? adres : "/studio/" + adres)).StatusCode);
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick]"));
    }

    [Fact]
    public async Task Its_policy_lets_WebAssembly_run_and_nothing_leave()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        using var browser = await world.SignInAsync("bea");

        var policy = (await browser.GetAsync("/studio/workflows/definitions")).Headers.GetValues("Content-Security-Policy").Single();

        Assert.Equal(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' 'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "worker-src 'self' blob:; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
            policy);
        Assert.Equal("default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'", (await browser.GetAsync("/medewerkers")).Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("/studio")]
    [InlineData("/studio/workflows/definitions")]
    public async Task Who_is_not_signed_in_does_that_first(string adres)
    {
        await using var world = await TestWorld.StartAsync();
        using var browser = world.Browse();

        var answer = await browser.GetAsync(adres);

        Assert.Equal((HttpStatusCode.Redirect, "/aanmelden"), (answer.StatusCode, answer.Headers.Location!.AbsolutePath));
    }

    [Theory]
    [InlineData("coach")]
    [InlineData("coordinator")]
    [InlineData("promotor")]
    public async Task Another_role_reads_that_this_is_not_for_them(string rol)
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an", rol);
        using var browser = await world.SignInAsync("an");

        var answer = await browser.GetAsync("/studio/workflows/definitions");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("Geen toegang", (await TestBrowser.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Only_the_beheerder_has_it_in_the_menu()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        await world.AddMedewerkerAsync("an");
        using var bea = await world.SignInAsync("bea");
        using var an = await world.SignInAsync("an");

        Assert.Equal("Elsa Studio", (await bea.OpenAsync("/medewerkers")).QuerySelector("nav a[href='/studio']")!.TextContent);
        Assert.Null((await an.OpenAsync("/postvak")).QuerySelector("nav a[href='/studio']"));
    }

    [Fact]
    public async Task The_bare_address_leads_to_the_flows_and_an_unknown_one_nowhere()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("bea", "beheerder", null);
        using var browser = await world.SignInAsync("bea");

        Assert.Equal("/studio/workflows/definitions", (await browser.GetAsync("/studio")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/studio/alterations")).StatusCode);
    }

    // A text that is put over itself, or over another of our own, would be written again and again.
    [Fact]
    public void No_word_of_the_overlay_leads_to_another_word()
    {
        var words = JsonDocument.Parse(SourceTree.Get("designer/studio/woorden.json").Text).RootElement;
        var texts = words.GetProperty("teksten").EnumerateObject().ToDictionary(t => t.Name, t => t.Value.GetString()!);
        var patterns = words.GetProperty("patronen").EnumerateArray().Select(p => p[0].GetString()!).ToList();

        Assert.True(texts.Count > 300);
        Assert.Empty(Circles(texts, patterns));
        Assert.Equal(["Test", "Run"], Circles(new() { ["Test"] = "Test", ["Run"] = "Test", ["Stop"] = "Halt" }, []));
        Assert.Equal(["Copy"], Circles(new() { ["Copy"] = "It copied" }, ["^(.+) copied$"]));
    }

    private static IEnumerable<string> Circles(Dictionary<string, string> texts, List<string> patterns) =>
        texts.Where(t => texts.ContainsKey(t.Value) || patterns.Exists(p => System.Text.RegularExpressions.Regex.IsMatch(t.Value, p))).Select(t => t.Key);
}
