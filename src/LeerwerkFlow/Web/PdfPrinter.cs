using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LeerwerkFlow.Web;

/// <summary>
/// Prints HTML that we made as PDF: A4, tagged, with the title, language and bookmarks of the page. One browser, started at the first letter, with a few sheets; it has
/// no network and runs no script. A browser that crashes or hangs is killed and the letter is printed again by a new one, a few times; then there is a Dutch sentence.
/// </summary>
public sealed class PdfPrinter(PdfOptions options, ILogger<PdfPrinter> log) : IAsyncDisposable
{
    public const string NietHier = "Op deze machine staat geen Chromium, en daarom kan hier geen PDF gemaakt worden. Open het document en print het zelf.";
    public const string NuNiet = "De PDF kon nu niet gemaakt worden. Probeer het straks opnieuw, of open het document en print het zelf.";
    public const string TeLang = "Dit document is te lang om er een PDF van te maken.";

    /// <summary>Characters of HTML; a template makes at most 400,000.</summary>
    public const int MostText = 1_000_000;

    private const int Attempts = 3;

    // A letter that breaks a browser takes its neighbours along. They do not pay for it with an attempt, but they do not go on without end either.
    private const int MostTurns = 10;

    private static readonly TimeSpan StartGrens = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim sheets = new(options.Bladen);
    private readonly SemaphoreSlim starting = new(1);
    private Press? press;

    public bool IsAvailable => options.Find() is not null;

    /// <summary>Process id of the browser; null before the first letter.</summary>
    public int? BrowserPid => press?.Pid;

    /// <summary>How many browsers were started so far.</summary>
    public int Starts { get; private set; }

    /// <summary>How many sheets a PDF of this printer has. Chromium packs no objects, so each sheet can be seen in it.</summary>
    public static int PagesOf(byte[] pdf) => Regex.Count(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b");

    /// <exception cref="RuleBroken">There is no browser, the letter is too long, or no attempt succeeded within its time.</exception>
    public async Task<byte[]> PrintAsync(string html, CancellationToken ct = default)
    {
        if (html.Length > MostText)
            throw new RuleBroken(TeLang);
        await sheets.WaitAsync(ct);
        try
        {
            var failed = 0;
            for (var turn = 0; turn < MostTurns && failed < Attempts; turn++)
            {
                var (pdf, isOurs) = await TryAsync(html);
                if (pdf is not null)
                    return pdf;
                failed += isOurs ? 1 : 0;
            }
        }
        finally
        {
            sheets.Release();
        }

        throw new RuleBroken(NuNiet);
    }

    public async ValueTask DisposeAsync()
    {
        if (press is not null)
            await press.CloseAsync();
        sheets.Dispose();
        starting.Dispose();
    }

    // The PDF; or null, and whether it was this letter that found the browser broken.
    private async Task<(byte[]? Pdf, bool IsOurs)> TryAsync(string html)
    {
        Press? used = null;
        try
        {
            used = await EnterAsync();
            return (await used.PrintAsync(html).WaitAsync(options.Grens), false);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            log.LogWarning("The browser {Pid} that prints letters failed: {Kind}", used?.Pid, e.GetType().Name);
            return (null, used is null || await used.BreakAsync());
        }
        finally
        {
            if (used is not null && used.Leave())
                await used.CloseAsync();
        }
    }

    private async Task<Press> EnterAsync()
    {
        await starting.WaitAsync();
        try
        {
            if (press is not null && press.Enter())
                return press;
            if (press is { IsIdle: true } dead)
                await dead.CloseAsync();
            press = await Press.StartAsync(options.Find() ?? throw new RuleBroken(NietHier), options);
            Starts++;
            press.Enter();
            return press;
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>One browser with its driver.</summary>
    private sealed class Press(IPlaywright driver, IBrowser browser, int pid, PdfOptions options)
    {
        private const int Sigkill = 9;

        // No name and no address leads anywhere.
        private const string NoNames = "--host-resolver-rules=MAP * ~NOTFOUND";

        private readonly ConcurrentBag<Sheet> free = [];
        private readonly Lock gate = new();
        private int inside;
        private int printed;
        private bool broken;
        private int closed;

        public int Pid => pid;

        public bool IsIdle
        {
            get
            {
                lock (gate)
                    return inside == 0;
            }
        }

        public static async Task<Press> StartAsync(string chromium, PdfOptions options)
        {
            var driver = await Playwright.CreateAsync().WaitAsync(StartGrens);
            try
            {
                var browser = await driver.Chromium.LaunchAsync(new()
                {
                    ExecutablePath = chromium,
                    Timeout = (float)StartGrens.TotalMilliseconds,
                    Args = Environment.UserName == "root" ? [NoNames, "--no-sandbox"] : [NoNames],
                    // Nothing of what this program knows from its surroundings.
                    Env = new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "", ["HOME"] = Path.GetTempPath(), ["TZ"] = "Europe/Brussels" },
                });
                var session = await browser.NewBrowserCDPSessionAsync().WaitAsync(StartGrens);
                var all = (await session.SendAsync("SystemInfo.getProcessInfo").WaitAsync(StartGrens))!.Value.GetProperty("processInfo");
                var pid = all.EnumerateArray().First(p => p.GetProperty("type").GetString() == "browser").GetProperty("id").GetInt32();
                return new(driver, browser, pid, options);
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException)
            {
                driver.Dispose();
                throw;
            }
        }

        /// <summary>False when it is broken or worn: then another must be started.</summary>
        public bool Enter()
        {
            lock (gate)
            {
                if (broken || printed >= options.Brieven || !browser.IsConnected)
                    return false;
                printed++;
                inside++;
                return true;
            }
        }

        /// <summary>True for the last one out of a worn browser, who closes it.</summary>
        public bool Leave()
        {
            lock (gate)
                return --inside == 0 && printed >= options.Brieven;
        }

        public async Task<byte[]> PrintAsync(string html)
        {
            var sheet = free.TryTake(out var used) ? used : await Sheet.OpenAsync(browser);
            var pdf = await sheet.PrintAsync(html);
            free.Add(sheet);
            return pdf;
        }

        /// <summary>Kills it. True for who does so first.</summary>
        public async Task<bool> BreakAsync()
        {
            lock (gate)
            {
                if (broken)
                    return false;
                broken = true;
            }

            Kill();
            await CloseAsync();
            return true;
        }

        public async Task CloseAsync()
        {
            if (Interlocked.Exchange(ref closed, 1) == 1)
                return;
            try
            {
                await browser.CloseAsync().WaitAsync(options.Grens);
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException)
            {
                Kill();
            }

            driver.Dispose();
        }

        // With all that it started: the driver gives a browser a group of its own. Elsewhere than on Unix closing the driver has to do.
        private void Kill() => _ = OperatingSystem.IsWindows() ? 0 : Signal(-pid, Sigkill);

        [DllImport("libc", EntryPoint = "kill")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int Signal(int pid, int signal);
    }

    /// <summary>A page that shows one letter after another, each at an address that exists nowhere.</summary>
    private sealed class Sheet(IPage page)
    {
        private const string Address = "https://brief.invalid/";

        // Nothing from elsewhere; sandbox refuses scripts once more, and a refresh that a page would ask for.
        private static readonly Dictionary<string, string> Headers = new() { ["Content-Security-Policy"] = LeerwerkFlow.Web.Headers.SheetPolicy + "; sandbox" };

        // The letterhead is in the page itself, so only on the first sheet; the number of the sheet is nowhere in it. Without room the half of a table's border falls off.
        private const string Style =
            "<style>@page { size: A4; margin: 22mm 20mm; @bottom-right { content: \"bladzijde \" counter(page) \" van \" counter(pages); font: 9pt Arial, sans-serif; color: #45535f; } } body { padding: 0 1px; }</style>";

        private string? html;

        public static async Task<Sheet> OpenAsync(IBrowser browser)
        {
            var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, Offline = true, AcceptDownloads = false, ServiceWorkers = ServiceWorkerPolicy.Block, Locale = "nl-BE" });
            var sheet = new Sheet(await context.NewPageAsync());
            await context.RouteAsync("**/*", sheet.AnswerAsync);
            return sheet;
        }

        public async Task<byte[]> PrintAsync(string text)
        {
            var plain = Plain(text);
            var head = plain.IndexOf("</head>", StringComparison.OrdinalIgnoreCase);
            html = head < 0 ? plain : plain.Insert(head, Style);
            await page.GotoAsync(Address);
            return await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true, PrintBackground = true, Tagged = true, Outline = true });
        }

        // Chromium gives these a place in the structure that PDF 1.4 does not know, and readers that keep to it skip the words in them: often a telephone number.
        private static string Plain(string text) =>
            text.Replace("<strong>", "<b>", StringComparison.Ordinal).Replace("</strong>", "</b>", StringComparison.Ordinal).Replace("<em>", "<i>", StringComparison.Ordinal).Replace("</em>", "</i>", StringComparison.Ordinal);

        // The letter itself, once; nothing else gets an answer.
        private Task AnswerAsync(IRoute route) => route.Request.Url == Address && Interlocked.Exchange(ref html, null) is { } body
            ? route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Headers = Headers, Body = body })
            : route.AbortAsync();
    }
}
