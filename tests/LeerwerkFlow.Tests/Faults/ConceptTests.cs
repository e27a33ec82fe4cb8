using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Web;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>
/// A coach types into a taak of the demo while the browser is killed, the network is gone or the server is killed: a small part of the campaign. <c>LEERWERK_CONCEPTEN=300</c> plays it whole,
/// <c>LEERWERK_SEED</c> repeats it.
/// </summary>
public sealed class ConceptTests : IAsyncLifetime
{
    private const string Fields = "form[data-taak] textarea:not([data-vertrouwelijk=ja])";

    private readonly ITestOutputHelper output;
    private readonly DirectoryInfo map = Directory.CreateTempSubdirectory("leerwerkflow-concept-");
    private readonly string address = $"http://127.0.0.1:{FreePort()}";
    private Process server;
    private IBrowserContext window = null!;
    private IPage page = null!;
    private string taak = "";

    public ConceptTests(ITestOutputHelper output)
    {
        this.output = output;
        server = Serve();
    }

    private ILocator Status => page.Locator("[data-bewaard]");

    public async Task InitializeAsync()
    {
        await OpenAsync();
        await page.GotoAsync("/postvak");
        var all = await page.Locator(".taken a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href')).filter(a => a.startsWith('/taak/'))");
        foreach (var one in all)
        {
            await page.GotoAsync(one);
            if (await page.Locator(Fields).CountAsync() > 0 && await page.Locator("form[data-bewaar=ja]").CountAsync() > 0)
            {
                taak = one;
                return;
            }
        }

        Assert.Fail("The demo has no taak with room to write.");
    }

    public async Task DisposeAsync()
    {
        await window.CloseAsync();
        await StopAsync();
        map.Delete(recursive: true);
    }

    [Fact]
    public async Task What_was_typed_is_never_lost()
    {
        var (seed, n) = (Proces.Number("LEERWERK_SEED", Environment.TickCount), Proces.Number("LEERWERK_CONCEPTEN", 3));
        var random = new Random(seed);
        var (lost, slowest, counts) = (0, 0L, new int[3]);
        for (var i = 0; i < n; i++)
        {
            var fault = i < 3 ? i : random.Next(3);
            counts[fault]++;
            var text = $"Poging {i}: {random.Next()} “tekst” <b> & é\nmet een tweede regel";
            var took = await (fault switch { 0 => KillBrowserAsync(text), 1 => CutNetworkAsync(text), _ => KillServerAsync(text) });
            slowest = Math.Max(slowest, took);
            await page.GotoAsync(taak);
            lost += (await page.Locator(Fields).EvaluateAllAsync<string[]>("fields => fields.map(f => f.value)")).Count(v => v != text);
        }

        output.WriteLine($"seed {seed}: {n} times (browser {counts[0]}, network {counts[1]}, server {counts[2]}), {lost} fields lost, kept at most {slowest} ms after typing");
        Assert.Equal(0, lost);
    }

    // Once it says that it kept the text, nothing that happens to this machine matters.
    private async Task<long> KillBrowserAsync(string text)
    {
        await TypeAsync(text);
        var took = Stopwatch.StartNew();
        await KeptAsync();
        took.Stop();
        using (var kill = Process.Start("pkill", ["-9", "-f", map.FullName + "/profiel"]))
            await kill.WaitForExitAsync();
        await OpenAsync();
        return took.ElapsedMilliseconds;
    }

    private async Task<long> CutNetworkAsync(string text)
    {
        await window.SetOfflineAsync(true);
        await TypeAsync(text);
        await Assertions.Expect(Status).ToContainTextAsync("geen verbinding");
        await window.SetOfflineAsync(false);
        await KeptAsync();
        return 0;
    }

    private async Task<long> KillServerAsync(string text)
    {
        await StopAsync();
        await TypeAsync(text);
        await Assertions.Expect(Status).ToContainTextAsync("geen verbinding");
        server = Serve();
        await KeptAsync();
        return 0;
    }

    private async Task TypeAsync(string text)
    {
        foreach (var field in await page.Locator(Fields).AllAsync())
            await field.FillAsync(text);
    }

    private Task KeptAsync() => Assertions.Expect(Status).ToContainTextAsync("Voorlopig bewaard om", new() { Timeout = 30_000 });

    private async Task OpenAsync()
    {
        window = await Chromium.OpenApartAsync(map.FullName + "/profiel", address);
        page = window.Pages[0];
        await page.GotoAsync("/aanmelden");
        await page.GetByLabel("Gebruikersnaam").FillAsync("coach");
        await page.GetByLabel("Wachtwoord").FillAsync(DemoOptions.Wachtwoord);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("aanmelden", StringComparison.Ordinal));
        if (taak.Length > 0)
            await page.GotoAsync(taak);
    }

    private Process Serve()
    {
        var started = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", typeof(Spelen).Assembly.Location, $"--DataDirectory={map.FullName}/data", $"--Urls={address}", "--DemoTrajecten=4", "--Clockwork=off", "--Access:PogingenPerMinuut=10000", "--Logging:LogLevel:Default=Error"])
        {
            RedirectStandardOutput = true,
        })!;
        while (started.StandardOutput.ReadLine() is { } line && !line.StartsWith("LeerwerkFlow staat klaar", StringComparison.Ordinal))
        {
        }

        return started;
    }

    private async Task StopAsync()
    {
        if (server.HasExited)
            return;
        server.Kill();
        await server.WaitForExitAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
