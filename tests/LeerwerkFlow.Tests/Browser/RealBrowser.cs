using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>
/// One person at one window of Chromium, looking at a <see cref="TestWorld"/> started with <c>kestrel: true</c>. Every request and every complaint of the browser is kept;
/// <see cref="AssertGoodAsync"/> on each page is what makes "axe finds nothing, no request leaves the machine" true.
/// </summary>
public sealed class RealBrowser : IAsyncDisposable
{
    public const int Wide = 1280;
    public const int Narrow = 360;

    // For a machine that does much else; what is right is there in a blink.
    private const int Patience = 30_000;

    private static readonly string Axe = File.ReadAllText(Path.Combine(Chromium.Root, "designer", "node_modules", "axe-core", "axe.min.js"));
    private static readonly string Shots =
        Environment.GetEnvironmentVariable("LEERWERK_SCREENSHOTS") ?? Path.Combine(Path.GetTempPath(), "leerwerkflow-schermen");

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> requests = new();
    private readonly ConcurrentQueue<string> complaints = new();

    private bool cut;

    private RealBrowser(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        context.Request += (_, request) => requests.Enqueue(request.Url);
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => complaints.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>The addresses of all requests so far, in order.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    public static Task<RealBrowser> OpenAsync(TestWorld world, int width = Wide) => OpenAsync(world.Address, width);

    public static async Task<RealBrowser> OpenAsync(Uri address, int width = Wide)
    {
        var browser = await Chromium.GetAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = "nl-BE",
            TimezoneId = "Europe/Brussels",
            ViewportSize = new() { Width = width, Height = 800 },
        });
        context.SetDefaultTimeout(Patience);
        return new(context, await context.NewPageAsync());
    }

    public Task GoAsync(string path) => Page.GotoAsync(path);

    /// <summary>Signs in with the keyboard alone, as <see cref="TestWorld.AddMedewerkerAsync"/> made the account.</summary>
    public async Task SignInAsync(string gebruikersnaam, string wachtwoord = TestWorld.Password)
    {
        await GoAsync("/aanmelden");
        await Page.GetByLabel("Gebruikersnaam").FocusAsync();
        await Page.Keyboard.TypeAsync(gebruikersnaam);
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.TypeAsync(wachtwoord);
        await LeadsOnAsync(() => Page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>Does what leads to another page, and waits until that page is there.</summary>
    public async Task LeadsOnAsync(Func<Task> act)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Loaded;
        await act();
        await loaded.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
        Page.Load -= Loaded;
    }

    /// <summary>
    /// The page as it stands: axe finds nothing, it is not wider than the window, every request went to this machine, and the browser complained of nothing (a blocked inline
    /// style is such a complaint).
    /// </summary>
    public async Task AssertGoodAsync()
    {
        await AssertAccessibleAsync();
        Assert.Equal(0, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        AssertQuiet();
    }

    /// <summary>Every request went to this machine, and the browser complained of nothing.</summary>
    /// <param name="pardoned">What a complaint may hold that is not ours to change.</param>
    public void AssertQuiet(params string[] pardoned)
    {
        Assert.All(requests, url => Assert.True(new Uri(url) is { IsLoopback: true } or { Scheme: "data" or "blob" }, $"A request left the machine: {url}"));
        var heard = complaints.Where(c => !pardoned.Any(p => c.Contains(p, StringComparison.Ordinal))).ToList();
        Assert.True(heard.Count == 0, string.Join("\n", heard));
    }

    /// <summary>Fails with the rule and the element of every finding of axe (WCAG 2.0, 2.1 and 2.2, A and AA, and its best practices).</summary>
    public async Task AssertAccessibleAsync()
    {
        // Through the debugger, not as a script of the page: the page's own policy refuses that.
        await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.html).join(' | ')}`)");
        Assert.True(found.GetArrayLength() == 0, $"{Page.Url}\n" + string.Join("\n", found.EnumerateArray().Select(f => f.GetString())));
    }

    /// <summary>Two pictures of the whole page, 1280 and 360 px wide, for a person to look at; the window stays as it was. Both widths are checked too.</summary>
    public Task ShotAsync(string name) => PictureAsync(name, AssertGoodAsync);

    /// <summary>The same of a page of which the browser may complain.</summary>
    public async Task PictureAsync(string name, Func<Task>? check = null)
    {
        var before = Page.ViewportSize!;
        foreach (var width in new[] { Wide, Narrow })
        {
            await Page.SetViewportSizeAsync(width, 800);
            await (check?.Invoke() ?? Task.CompletedTask);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"{name}-{width}.png"), FullPage = true });
        }

        await Page.SetViewportSizeAsync(before.Width, before.Height);
    }

    /// <summary>Takes the network away or gives it back. That something could not be fetched is from then on no complaint about the page.</summary>
    public Task CutAsync(bool offline)
    {
        cut = true;
        return context.SetOfflineAsync(offline);
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    // An answer of 400 or 409 that a test asks for is no complaint about the page.
    private void Note(IConsoleMessage message)
    {
        var foreseen = message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal)
            || (cut && message.Text.StartsWith("Failed to load resource: net::ERR_", StringComparison.Ordinal));
        if (message.Type is "error" or "warning" && !foreseen)
            complaints.Enqueue($"{message.Text} ({message.Location})");
    }
}
