using LeerwerkFlow.Tests.Trajecten;
using LeerwerkFlow.Trajecten;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>The whole of it, as a coordinator does it: she draws a task, breaks a rule, is told which and where, mends it, rehearses, compares and publishes. Nothing that ran notices.</summary>
public sealed class RedrawTests
{
    [Fact]
    public async Task With_the_mouse_a_flow_is_redrawn_refused_mended_rehearsed_compared_and_published()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await Voorbeeld.FillAsync(world);
        var running = await Voorbeeld.StartAsync(world);
        await using var browser = await OpenAsync(world);
        var page = browser.Page;

        var stap = await InsertAsync(page);
        await page.GetByLabel("Titel van de taak").FillAsync("Bel de partner");
        await page.GetByLabel("Rol").SelectOptionAsync("coach");
        await page.GetByLabel("Formulier").SelectOptionAsync("cvs-registratie");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Termijn" }).FillAsync("start + 5 werkdagen");

        // Out goes the notification to VDAB: the rule speaks, and the step on the path is marked.
        await page.Locator(".react-flow__node[data-id='uitnodiging']").FocusAsync();
        foreach (var next in new[] { "intake", "mp-intake", "md-intake" })
        {
            await page.Keyboard.PressAsync("ArrowRight");
            await page.Locator($".react-flow__node[data-id='{next}']").FocusAsync();
        }

        await page.Keyboard.PressAsync("Delete");
        await page.Locator(".tt-zij").GetByText("Bevindingen").First.ClickAsync();
        var bevinding = page.Locator(".tt-bevinding").Filter(new() { HasText = "Elke mijlpaal die een flow bereikt, krijgt meteen zijn melding" });
        await browser.ShotAsync("hertekenen-gebroken");
        await Assertions.Expect(bevinding).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publiceer" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("Publiceren kan pas als alles hierboven in het rood opgelost is.")).ToBeVisibleAsync();
        await browser.ShotAsync("hertekenen-geweigerd");
        await page.GetByRole(AriaRole.Button, new() { Name = "Niet nu" }).ClickAsync();

        await bevinding.GetByRole(AriaRole.Button, new() { Name = "Elke mijlpaal" }).ClickAsync();
        await Assertions.Expect(page.Locator(".react-flow__node[data-id='mp-intake']")).ToBeVisibleAsync();
        await bevinding.GetByRole(AriaRole.Button, new() { Name = "Zet de melding er meteen achter" }).ClickAsync();
        await Assertions.Expect(bevinding).ToHaveCountAsync(0);
        await browser.ShotAsync("hertekenen-hersteld");

        await page.GetByRole(AriaRole.Button, new() { Name = "Simuleer" }).First.ClickAsync();
        await Assertions.Expect(page.GetByLabel("Scenario")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Speel", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("Bel de partner.*erbij") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Vergelijk" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("Bel de partner").First).ToBeVisibleAsync();
        await browser.ShotAsync("hertekenen-vergeleken");

        await PublishAsync(page);
        await browser.ShotAsync("hertekenen-gepubliceerd");

        var starting = await Voorbeeld.StartAsync(world, "Mo");
        Assert.Null((await VersieAsync(world, running)).Flows.Get("intake").FindStep(stap));
        Assert.Equal("Bel de partner", (await VersieAsync(world, starting)).Flows.Get("intake").GetStep(stap).Text("titel"));
        await browser.AssertGoodAsync();
    }

    private static async Task PublishAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Publiceer" }).First.ClickAsync();
        await page.GetByLabel("Waarom verander je dit?").FillAsync("De partner wil het eerst horen.");
        await page.Locator(".publiceerknop").GetByRole(AriaRole.Button, new() { Name = "Publiceer" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Gepubliceerd. Nieuwe trajecten volgen deze versie.")).ToBeVisibleAsync();
    }

    private static async Task<RealBrowser> OpenAsync(TestWorld world)
    {
        var browser = await RealBrowser.OpenAsync(world);
        browser.Page.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        await browser.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await browser.SignInAsync("co");
        await browser.GoAsync("/ontwerp/intake");
        await browser.Page.Locator(".tt-stap").First.WaitForAsync();
        return browser;
    }

    private static async Task<string> InsertAsync(IPage page)
    {
        const string Pijl = "uitnodigen:Klaar:uitnodiging";
        var before = await IdsAsync(page);
        await page.Locator(".react-flow__node[data-id='uitnodigen']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.WaitForFunctionAsync("id => { const r = document.querySelector(`[data-id='${id}'] path`).getBoundingClientRect(); const c = document.querySelector('.tt-blad').getBoundingClientRect(); return r.top > c.top + 20 && r.bottom < c.bottom - 20; }", Pijl);
        var box = (await page.Locator($".react-flow__edge[data-id='{Pijl}'] path").First.BoundingBoxAsync())!;
        var canvas = (await page.Locator(".tt-blad").BoundingBoxAsync())!;
        await page.GetByRole(AriaRole.Button, new() { Name = "Taak voor iemand" }).DragToAsync(page.Locator(".tt-blad"), new() { TargetPosition = new() { X = box.X + (box.Width / 2) - canvas.X, Y = box.Y + (box.Height / 2) - canvas.Y } });
        await Assertions.Expect(page.Locator(".react-flow__node-stap")).ToHaveCountAsync(before.Length + 1);
        return (await IdsAsync(page)).Except(before).Single();
    }

    private static Task<string[]> IdsAsync(IPage page) => page.EvaluateAsync<string[]>("[...document.querySelectorAll('.react-flow__node-stap')].map(n => n.dataset.id)");

    private static async Task<FlowVersie> VersieAsync(TestWorld world, string traject) =>
        await world.Get<FlowVersies>().GetAsync((await world.Db.FindAsync<string>("SELECT flowversie FROM traject WHERE id = @traject", new { traject }))!);
}
