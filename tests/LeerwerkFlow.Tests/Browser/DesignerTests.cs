using System.Text.Json;
using LeerwerkFlow.Tests.Trajecten;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>The designer's canvas in a real browser: what it shows, drawing with the mouse, how light and how quick it opens.</summary>
public sealed class DesignerTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("wep-2008", 49, 7)]
    [InlineData("sollicitatie", 57, 0)]
    public async Task The_canvas_shows_every_step_of_a_flow_and_lanes_where_it_plays_fasen(string flow, int stappen, int banen)
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await using var browser = await OpenAsync(world, flow);

        await Assertions.Expect(browser.Page.Locator(".tt-stap")).ToHaveCountAsync(stappen);
        await Assertions.Expect(browser.Page.Locator(".tt-baan")).ToHaveCountAsync(banen);
        await Assertions.Expect(browser.Page.Locator(".tt-bevindingen[aria-busy=false]")).ToBeVisibleAsync();
        await browser.ShotAsync($"tekening-{flow}");
        await browser.Page.SetViewportSizeAsync(1024, 768);
        await browser.AssertGoodAsync();
    }

    [Fact]
    public async Task The_mouse_inserts_a_task_between_two_steps_with_a_form_and_a_term()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await using var browser = await OpenAsync(world, "intake");
        var page = browser.Page;

        var stap = await DropOnAsync(page, "Taak voor iemand", "uitnodigen:Klaar:uitnodiging");
        await Assertions.Expect(page.GetByLabel("Titel van de taak")).ToBeFocusedAsync();
        await browser.ShotAsync("tekening-eigenschappen");
        await page.GetByLabel("Titel van de taak").FillAsync("Bel de partner");
        await page.GetByLabel("Rol").SelectOptionAsync("coach");
        await page.GetByLabel("Formulier").SelectOptionAsync("cvs-registratie");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Termijn" }).FillAsync("start + 5 werkdagen");
        await Assertions.Expect(page.GetByText("maandag 8 maart 2010")).ToBeVisibleAsync();
        await SavedAsync(page);

        var flow = await FlowAsync(page, "intake");
        Assert.Contains($"uitnodigen:Klaar:{stap}", Pijlen(flow));
        Assert.Contains($"{stap}:Klaar:uitnodiging", Pijlen(flow));
        Assert.DoesNotContain("uitnodigen:Klaar:uitnodiging", Pijlen(flow));
        Assert.Equal("cvs-registratie", Invoer(flow, stap, "formulier"));
        Assert.Equal("start + 5 werkdagen", Invoer(flow, stap, "termijn"));
        await browser.AssertGoodAsync();
    }

    [Fact]
    public async Task A_step_back_undoes_what_was_drawn_and_is_kept_too()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await using var browser = await OpenAsync(world, "intake");
        var page = browser.Page;
        var before = Pijlen(await FlowAsync(page, "intake"));

        await DropOnAsync(page, "Taak voor iemand", "uitnodigen:Klaar:uitnodiging");
        await SavedAsync(page);
        Assert.NotEqual(before, Pijlen(await FlowAsync(page, "intake")));
        await page.GetByRole(AriaRole.Button, new() { Name = "Draai terug" }).ClickAsync();
        await SavedAsync(page);

        Assert.Equal(before, Pijlen(await FlowAsync(page, "intake")));
    }

    [Fact]
    public async Task Two_coordinators_who_draw_at_once_see_each_other_and_lose_nothing()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await world.AddMedewerkerAsync("co2", "coordinator");
        await using var first = await OpenAsync(world, "intake");
        await using var second = await OpenAsync(world, "intake", "co2");

        var een = await DropOnAsync(first.Page, "Taak voor iemand", "uitnodigen:Klaar:uitnodiging");
        var twee = await DropOnAsync(second.Page, "Feit vastleggen", "mp-intake:Klaar:md-intake");
        await SavedAsync(first.Page);
        await SavedAsync(second.Page);

        await Assertions.Expect(first.Page.Locator(".tt-anderen")).ToContainTextAsync("Medewerker co2");
        await Assertions.Expect(first.Page.Locator($"[data-id='{twee}']")).ToBeVisibleAsync();
        await Assertions.Expect(second.Page.Locator($"[data-id='{een}']")).ToBeVisibleAsync();
        var pijlen = Pijlen(await FlowAsync(first.Page, "intake"));
        Assert.Contains($"uitnodigen:Klaar:{een}", pijlen);
        Assert.Contains($"mp-intake:Klaar:{twee}", pijlen);
    }

    [Fact]
    public async Task A_coach_reads_the_drawing_and_cannot_change_it()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await using var browser = await OpenAsync(world, "intake", "an");

        await Assertions.Expect(browser.Page.GetByText("Alleen lezen")).ToBeVisibleAsync();
        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Navigation, new() { Name = "Blokken" })).ToHaveCountAsync(0);
        await browser.Page.Locator("[data-id=uitnodigen]").ClickAsync();
        await Assertions.Expect(browser.Page.GetByLabel("Titel van de taak")).ToHaveAttributeAsync("readonly", "");
        await browser.AssertGoodAsync();
    }

    [Fact]
    public async Task The_first_load_is_at_most_200_kB_and_the_layout_engine_comes_when_it_is_asked_for()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        await using var browser = await OpenAsync(world, "sollicitatie");
        var getekend = await browser.Page.EvaluateAsync<double>("performance.now()");
        var bytes = await browser.Page.EvaluateAsync<long>("performance.getEntriesByType('resource').filter(r => /\\.(js|css)(\\?|$)/.test(r.name)).reduce((sum, r) => sum + r.transferSize, 0)");
        output.WriteLine($"{bytes} bytes of scripts and styles; the largest flow drawn {getekend:F0} ms after navigation.");

        Assert.InRange(bytes, 50_000, 200_000);
        Assert.DoesNotContain(browser.Requests, r => r.Contains("elk-worker", StringComparison.Ordinal));
        await browser.Page.RunAndWaitForRequestFinishedAsync(
            () => browser.Page.GetByRole(AriaRole.Button, new() { Name = "Schik" }).ClickAsync(),
            new() { Predicate = r => r.Method == "PUT", Timeout = 60_000 });
        Assert.Contains(browser.Requests, r => r.Contains("elk-worker", StringComparison.Ordinal));
        browser.AssertQuiet();
    }

    private static async Task<RealBrowser> OpenAsync(TestWorld world, string flow, string wie = "co")
    {
        var browser = await RealBrowser.OpenAsync(world);
        browser.Page.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        // What is still gliding into sight cannot be aimed at.
        await browser.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await browser.SignInAsync(wie);
        await browser.GoAsync($"/ontwerp/{flow}");
        await browser.Page.Locator(".tt-stap").First.WaitForAsync();
        return browser;
    }

    /// <summary>Drags a block from the palette onto an arrow; gives the id of the new step.</summary>
    private static async Task<string> DropOnAsync(IPage page, string blok, string pijl)
    {
        var before = await IdsAsync(page);
        // The middle of the arrow, brought into sight by choosing the step that it leaves.
        await page.Locator($".react-flow__node[data-id='{pijl.Split(':')[0]}']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.WaitForFunctionAsync("id => { const r = document.querySelector(`[data-id='${id}'] path`).getBoundingClientRect(); const c = document.querySelector('.tt-blad').getBoundingClientRect(); return r.top > c.top + 20 && r.bottom < c.bottom - 20; }", pijl);
        var box = (await page.Locator($".react-flow__edge[data-id='{pijl}'] path").First.BoundingBoxAsync())!;
        var canvas = (await page.Locator(".tt-blad").BoundingBoxAsync())!;
        await page.GetByRole(AriaRole.Button, new() { Name = blok }).DragToAsync(page.Locator(".tt-blad"), new() { TargetPosition = new() { X = box.X + (box.Width / 2) - canvas.X, Y = box.Y + (box.Height / 2) - canvas.Y } });
        await Assertions.Expect(page.Locator(".react-flow__node-stap")).ToHaveCountAsync(before.Length + 1);
        return (await IdsAsync(page)).Except(before).Single();
    }

    private static Task<string[]> IdsAsync(IPage page) => page.EvaluateAsync<string[]>("[...document.querySelectorAll('.react-flow__node-stap')].map(n => n.dataset.id)");

    private static Task SavedAsync(IPage page) => Assertions.Expect(page.Locator(".tt-opslag[data-staat=bewaard]")).ToBeVisibleAsync();

    private static async Task<JsonElement> FlowAsync(IPage page, string flow) =>
        (await page.EvaluateAsync<JsonElement>("id => fetch(`/ontwerp/api/flows/${id}`).then(r => r.json())", flow)).GetProperty("definitie").GetProperty("root");

    private static List<string> Pijlen(JsonElement root) =>
        [.. root.GetProperty("connections").EnumerateArray().Select(c => $"{c.GetProperty("source").GetProperty("activity")}:{c.GetProperty("source").GetProperty("port")}:{c.GetProperty("target").GetProperty("activity")}").Order(StringComparer.Ordinal)];

    private static string? Invoer(JsonElement root, string stap, string naam) =>
        root.GetProperty("activities").EnumerateArray().Single(a => a.GetProperty("id").GetString() == stap).GetProperty(naam).GetProperty("expression").GetProperty("value").GetString();
}
