using System.Net;
using System.Text.Json.Nodes;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Trajecten;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>The genuine Elsa Studio on our server, in a real browser: what a beheerder sees and changes there is what trajecten do.</summary>
public sealed class StudioTests
{
    private const string Nieuw = "Bel de vakbond";

    [Fact]
    public async Task The_shipped_flows_are_listed_in_Dutch_and_open_and_a_running_traject_can_be_viewed()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        var traject = await Voorbeeld.StartAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        var studio = await StudioWindow.OpenAsync(world, browser, "lwb-1");

        await studio.GoAsync("/studio", ".mud-table-row td");
        var list = await studio.Page.Locator(".mud-table").InnerTextAsync();
        foreach (var flow in new[] { "wep-2008", "toeleiding", "intake", "iup", "werkervaring", "tbs", "sollicitatie", "nazorg" })
            Assert.Contains(flow, list, StringComparison.Ordinal);
        await Assertions.Expect(studio.Page.Locator("th").Filter(new() { HasText = "Gepubliceerde versie" })).ToBeVisibleAsync();
        await Assertions.Expect(studio.Page.GetByText("Published version")).ToHaveCountAsync(0);

        await studio.Page.Locator("td:text-is('intake')").ClickAsync();
        await studio.Page.WaitForURLAsync("**/studio/workflows/definitions/intake/edit");
        await studio.Page.Locator(".x6-node .activity-label").First.WaitForAsync();
        Assert.Equal((await DefinitieAsync(world, "intake"))["root"]!["activities"]!.AsArray().Count, await studio.Steps.CountAsync());

        await studio.GoAsync("/studio/workflows/instances", ".mud-table-row td");
        await studio.Page.Locator("tbody tr").First.Locator("td").Nth(1).ClickAsync();
        await studio.Page.WaitForURLAsync($"**/studio/workflows/instances/{traject}/view");
        await studio.Page.Locator(".x6-node .activity-label", new() { HasText = "Toeleiding" }).WaitForAsync();
        await Assertions.Expect(studio.Page.GetByText("Verloop").First).ToBeVisibleAsync();
        studio.AssertQuiet();
    }

    [Fact]
    public async Task A_step_that_is_dragged_in_and_published_is_done_by_the_next_traject_and_not_by_a_running_one()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        var running = await Voorbeeld.StartAsync(world, "Jo");
        await using var browser = await RealBrowser.OpenAsync(world);
        var studio = await StudioWindow.OpenAsync(world, browser);

        await studio.EditAsync("toeleiding");
        await studio.ShowAsync("begin");
        var stap = await studio.DropAsync("Taken en wachten", "Taak", 320, 250);
        await studio.ConnectAsync("begin", "Done", stap);
        await studio.ShowAsync("mp-ontvangen");
        await studio.ConnectAsync(stap, "Klaar", "vacature");
        await studio.SelectAsync(stap);
        await studio.FillAsync("Titel", Nieuw);
        await studio.ChooseAsync("Rol", "inschakelingscoach");
        await studio.ChooseAsync("Formulier", "Registreren in CVS");
        await studio.FillAsync("Termijn", "hier + 5 werkdagen");
        var answer = await studio.PublishAsync();
        await studio.Page.GetByText("De flow is gepubliceerd").WaitForAsync();
        var next = await Voorbeeld.StartAsync(world, "Sam");
        await Voorbeeld.DoAsync(world, running, "toeleiding/vacature", "Klaar");

        Assert.Equal((int)HttpStatusCode.OK, answer.Status);
        Assert.Contains(Nieuw, await TakenAsync(world, next));
        Assert.DoesNotContain(Nieuw, await TakenAsync(world, running));
        studio.AssertQuiet();
    }

    [Fact]
    public async Task A_title_changed_and_changed_back_leaves_the_flow_as_it_was()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        var studio = await StudioWindow.OpenAsync(world, browser);
        var before = CanonicalFlow.Write(await DefinitieAsync(world, "intake"));

        await studio.EditAsync("intake");
        await studio.ShowAsync("intake");
        await studio.SelectAsync("intake");
        var titel = await studio.Field("Titel").InputValueAsync();
        await studio.FillAsync("Titel", "Iets anders");
        Assert.Equal((int)HttpStatusCode.OK, (await studio.SaveAsync()).Status);
        Assert.NotEqual(before, CanonicalFlow.Write(await DefinitieAsync(world, "intake")));
        await studio.FillAsync("Titel", titel);
        Assert.Equal((int)HttpStatusCode.OK, (await studio.SaveAsync()).Status);

        Assert.NotEmpty(titel);
        Assert.Equal(before, CanonicalFlow.Write(await DefinitieAsync(world, "intake")));
        studio.AssertQuiet();
    }

    [Fact]
    public async Task A_publish_that_is_refused_says_why_in_Dutch_and_publishes_nothing()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        var studio = await StudioWindow.OpenAsync(world, browser);
        var versies = await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowversie");

        await studio.EditAsync("intake");
        await studio.ShowAsync("intake");
        await studio.SelectAsync("intake");
        await studio.FillAsync("Titel", "");
        var answer = await studio.PublishAsync();

        Assert.Equal((int)HttpStatusCode.BadRequest, answer.Status);
        var zin = JsonNode.Parse(answer.Tekst)!["errors"]!.AsObject().First().Value![0]!.GetValue<string>();
        await studio.Page.Locator(".mud-snackbar", new() { HasText = zin }).WaitForAsync();
        Assert.Equal(versies, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowversie"));
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("coach", 403)]
    public async Task Studio_is_closed_to_others(string? rol, int status)
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await using var browser = await RealBrowser.OpenAsync(world);
        if (rol is not null)
        {
            await world.AddMedewerkerAsync("an", rol);
            await browser.SignInAsync("an");
        }

        foreach (var adres in new[] { "/elsa/api/workflow-definitions", "/elsa/api/descriptors/activities", "/studio/_framework/blazor.webassembly.js", "/studio/appsettings.json" })
            Assert.Equal(status, (await browser.Page.APIRequest.GetAsync(adres, new() { MaxRedirects = 0 })).Status);
        await browser.GoAsync("/studio/workflows/definitions");
        Assert.Equal(rol is null ? "Aanmelden" : "Geen toegang", await browser.Page.InnerTextAsync("h1"));
    }

    [Theory]
    [InlineData("WebAssembly.validate = () => false", "Deze browser kan Elsa Studio niet uitvoeren")]
    [InlineData("addEventListener('DOMContentLoaded', () => document.head.append(Object.assign(document.createElement('script'), { src: '/studio/gast/nergens.js' })))", "Een deel van Elsa Studio kon niet geladen worden")]
    public async Task Where_Studio_cannot_run_a_sentence_says_so(string before, string zin)
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await using var browser = await RealBrowser.OpenAsync(world);
        var studio = await StudioWindow.OpenAsync(world, browser);

        await studio.Page.AddInitScriptAsync(before);
        await browser.GoAsync("/studio/workflows/definitions");

        await studio.Page.GetByRole(AriaRole.Alert).And(studio.Page.GetByText(zin)).WaitForAsync();
    }

    private static async Task<JsonObject> DefinitieAsync(TestWorld world, string flow) => (await world.Get<Definities>().LatestAsync(null)).Single(d => d.Id == flow).Bron;

    private static Task<string[]> TakenAsync(TestWorld world, string traject) => world.Db.QueryAsync<string>("SELECT titel FROM taak WHERE traject = @traject", new { traject });
}
