using System.Text.Json;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>The genuine Elsa Studio in a <see cref="RealBrowser"/>, of a beheerder who signed in. What Studio does takes as long as it takes: everything waits for what appears.</summary>
internal sealed class StudioWindow
{
    // A first load compiles 9 MB of WebAssembly, on a machine that may be busy.
    private const int Patience = 120_000;

    // Not ours to change: X6, the drawing library inside Studio, says the first of arrows that cross a step; Studio itself warns with the second when the figures of a step come before it is drawn.
    private static readonly string[] Pardoned = ["Unable to execute manhattan algorithm", "Could not find wrapper element with ID activity-"];

    private readonly RealBrowser browser;

    private StudioWindow(RealBrowser browser) => this.browser = browser;

    public IPage Page => browser.Page;

    public ILocator Steps => Page.Locator(".x6-node");

    private ILocator Canvas => Page.Locator(".flowchart-diagram-designer-wrapper");

    /// <param name="organisatie">Null: a beheerder of the whole house, who publishes for every organisation but sees no traject.</param>
    public static async Task<StudioWindow> OpenAsync(TestWorld world, RealBrowser browser, string? organisatie = null)
    {
        await world.AddMedewerkerAsync("bea", "beheerder", organisatie);
        await browser.SignInAsync("bea");
        browser.Page.SetDefaultTimeout(Patience);
        return new(browser);
    }

    public async Task GoAsync(string path, string until)
    {
        // Studio complains of an answer that the page does not wait for.
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await browser.GoAsync(path);
        await Page.Locator(until).First.WaitForAsync();
    }

    /// <summary>Opens a flow in the editor. Studio's own saving in between is switched off, so that what is sent is what the test does.</summary>
    public async Task EditAsync(string flow)
    {
        await GoAsync($"/studio/workflows/definitions/{flow}/edit", ".x6-node .activity-label");
        var autosave = Page.Locator("label.mud-switch", new() { HasText = "Vanzelf bewaren" }).Locator("input");
        if (await autosave.IsCheckedAsync())
            await autosave.ClickAsync();
        await Assertions.Expect(autosave).Not.ToBeCheckedAsync();
    }

    public ILocator Step(string id) => Page.Locator($".x6-node[data-cell-id='{id}']");

    /// <summary>Pulls the drawing by its empty part until a step lies at the left of the canvas, with room around it.</summary>
    public async Task ShowAsync(string id)
    {
        for (var turn = 0; turn < 40; turn++)
        {
            var canvas = await BoxAsync(Canvas);
            var step = await BoxAsync(Step(id));
            var (dx, dy) = (canvas.X + 60 - step.X, canvas.Y + 60 - step.Y);
            if (Math.Abs(dx) < 25 && Math.Abs(dy) < 25)
                return;

            var (x, y) = await BlankAsync();
            await DragAsync(x, y, x + Math.Clamp(dx, -250, 250), y + Math.Clamp(dy, -150, 150));
        }

        Assert.Fail($"The step {id} did not come into sight.");
    }

    /// <summary>Drags a kind of step from the palette to a place on the canvas; gives the id that Studio chose.</summary>
    public async Task<string> DropAsync(string group, string kind, int x, int y)
    {
        var before = await IdsAsync();
        await Page.Locator(".mud-expand-panel-header", new() { HasText = group }).ClickAsync();
        await Page.Locator("[draggable=true]", new() { HasText = kind }).First.DragToAsync(Canvas, new() { TargetPosition = new() { X = x, Y = y } });
        await Assertions.Expect(Steps).ToHaveCountAsync(before.Count + 1, new() { Timeout = Patience });
        return (await IdsAsync()).Except(before).Single();
    }

    /// <summary>Draws an arrow from an outcome of one step to the entrance of another.</summary>
    public async Task ConnectAsync(string from, string outcome, string to)
    {
        var arrows = Page.Locator(".x6-edge");
        var before = await arrows.CountAsync();
        await UnselectAsync();
        var begin = await BoxAsync(Step(from).Locator($".x6-port-body[port='{outcome}']"));
        var end = await BoxAsync(Step(to).Locator(".x6-port-body[port='In']"));
        // Beside the middle of the outcome: an arrow that leaves it already lies on top.
        await DragAsync(begin.X + (begin.Width / 2) - 5, begin.Y + (begin.Height / 2) - 8, end.X + (end.Width / 2), end.Y + (end.Height / 2));
        await Assertions.Expect(arrows).ToHaveCountAsync(before + 1, new() { Timeout = Patience });
    }

    /// <summary>Selects a step, so that its fields stand below the canvas.</summary>
    public async Task SelectAsync(string id)
    {
        await UnselectAsync();
        await Step(id).Locator(".activity-label").ClickAsync();
        await Step(id).And(Page.Locator(".x6-node-selected")).WaitForAsync();
    }

    /// <summary>The field of a step with this label.</summary>
    public ILocator Field(string label) => Labelled(label).Locator("input, textarea").First;

    public async Task FillAsync(string label, string text)
    {
        await Field(label).FillAsync(text);
        await Field(label).PressAsync("Tab");
    }

    /// <summary>Chooses a line of a list.</summary>
    public async Task ChooseAsync(string label, string line)
    {
        await Labelled(label).Locator(".mud-input-slot[tabindex]").ClickAsync();
        await Page.Locator(".mud-popover-open .mud-list-item-extended", new() { HasTextRegex = new($"^{line}$") }).ClickAsync();
    }

    /// <summary>Presses the cloud; gives what the server answered.</summary>
    public Task<(int Status, string Tekst)> PublishAsync() => SendAsync(".mud-button-group-root .mud-icon-button >> nth=0", publish: true);

    /// <summary>Presses the floppy disk; gives what the server answered.</summary>
    public Task<(int Status, string Tekst)> SaveAsync() => SendAsync(".elsa-toolbar-icon .mud-icon-button", publish: false);

    /// <summary>Nothing left this machine, and the browser complained of nothing: no policy broken, no file missing, no error in Studio.</summary>
    public void AssertQuiet() => browser.AssertQuiet(Pardoned);

    private const string Blank =
        """
        canvas => {
          const box = canvas.getBoundingClientRect();
          for (let y = box.top + 30; y < box.bottom - 30; y += 20)
            for (let x = box.left + box.width / 2; x < box.right - 30; x += 20) {
              const at = document.elementFromPoint(x, y);
              if (at && canvas.contains(at) && !at.closest('.x6-cell'))
                return [x, y];
            }
          return null;
        }
        """;

    // Read on its way: once Studio has it, the browser may have dropped the body.
    private async Task<(int Status, string Tekst)> SendAsync(string button, bool publish)
    {
        const string Definities = "**/elsa/api/workflow-definitions";
        var answered = new TaskCompletionSource<(int, string)>(TaskCreationOptions.RunContinuationsAsynchronously);
        await Page.RouteAsync(Definities, async route =>
        {
            if (route.Request.Method != "POST" || JsonDocument.Parse(route.Request.PostData!).RootElement.GetProperty("publish").GetBoolean() != publish)
            {
                await route.FallbackAsync();
                return;
            }

            var answer = await route.FetchAsync();
            var tekst = await answer.TextAsync();
            await route.FulfillAsync(new() { Response = answer });
            answered.TrySetResult((answer.Status, tekst));
        });
        await Page.Locator(button).ClickAsync();
        var given = await answered.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
        await Page.UnrouteAsync(Definities);
        return given;
    }

    private ILocator Labelled(string label) => Page.Locator($".mud-input-control:has(legend:text-is('{label}'))");

    // The frame of a selected step lies over its entrance and its name.
    private async Task UnselectAsync()
    {
        var (x, y) = await BlankAsync();
        await Page.Mouse.ClickAsync(x, y);
        await Assertions.Expect(Page.Locator(".x6-node-selected")).ToHaveCountAsync(0, new() { Timeout = Patience });
    }

    private async Task<(float X, float Y)> BlankAsync() =>
        await Canvas.EvaluateAsync<float[]?>(Blank) is [var x, var y] ? (x, y) : throw new InvalidOperationException("The canvas has no empty place.");

    private async Task<IReadOnlyList<string>> IdsAsync() => await Steps.EvaluateAllAsync<string[]>("steps => steps.map(s => s.dataset.cellId)");

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator locator) => (await locator.BoundingBoxAsync())!;

    private async Task DragAsync(float x, float y, float toX, float toY)
    {
        await Page.Mouse.MoveAsync(x, y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(toX, toY, new() { Steps = 10 });
        await Page.Mouse.UpAsync();
    }
}
