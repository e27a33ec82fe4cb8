using System.Diagnostics;
using LeerwerkFlow.Tests.Trajecten.Ploegen;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>An instructeur with one thumb at 360 px, mostly without a network.</summary>
public sealed class PloegTests(ITestOutputHelper output)
{
    private static readonly string[] Mensen = ["Aya", "Bram", "Cem", "Dina", "Emre", "Fien", "Gust", "Hanne"];
    private static readonly string[] Hoe = ["", "G", "R", "O", "E", "I", "E", ""];

    [Fact]
    public async Task Eight_people_are_noted_without_a_network_and_arrive_once()
    {
        await using var ploeg = await FillAsync();
        await using var browser = await OpenAsync(ploeg);
        var page = browser.Page;
        await browser.ShotAsync("ploeg-wie");
        await page.Locator("button:visible:has-text('Aya')").ClickAsync();
        await browser.ShotAsync("ploeg-wat");
        await page.Locator("button:visible:has-text('Snoeien')").ClickAsync();
        await browser.ShotAsync("ploeg-hoe");
        await page.GetByRole(AriaRole.Link, new() { Name = "Terug naar de ploeg" }).ClickAsync();
        await browser.CutAsync(true);

        var (taps, clock) = (0, Stopwatch.StartNew());
        foreach (var (wie, letter) in Mensen.Zip(Hoe))
        {
            foreach (var naam in new[] { wie + " Fictief", "Snoeien", letter })
            {
                var knop = page.Locator(naam.Length > 1 ? $"button:visible:has-text('{naam}')" : $"button[name=letter][value='{naam}']");
                var box = (await knop.BoundingBoxAsync())!;
                Assert.True(box is { Height: >= 44, Width: >= 44 }, $"{naam}: {box.Width} × {box.Height}");
                await knop.ClickAsync();
                taps++;
            }
        }

        clock.Stop();
        await Assertions.Expect(page.Locator("[data-stand]")).ToHaveTextAsync("Genoteerd: Hanne Fictief, Snoeien: gezien. Geen verbinding: het gaat vanzelf door. 8 wachten op dit toestel.");
        output.WriteLine($"{taps} taps, {clock.Elapsed.TotalSeconds:0.0} s of script");
        Assert.Equal(0, await CountAsync(ploeg));
        await browser.AssertAccessibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("button[name=wie]")).ToHaveCountAsync(8);
        await Assertions.Expect(page.Locator("[data-teller]").First).ToHaveTextAsync("1");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Path.GetTempPath(), "leerwerkflow-schermen", "ploeg-zonder-netwerk.png") });

        var keep = await page.EvaluateAsync<string>("Object.entries(localStorage).find(([k]) => k.startsWith('leerwerkflow.ploeg'))[1]");
        await browser.CutAsync(false);
        await Assertions.Expect(page.Locator("[data-stand]")).ToContainTextAsync("Alles is verstuurd.");
        Assert.Equal(8, await CountAsync(ploeg));
        // The answer was lost on the way: everything comes again.
        await page.EvaluateAsync("text => localStorage.setItem('leerwerkflow.ploeg.ine', text)", keep);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-stand]")).ToContainTextAsync("Alles is verstuurd.");

        Assert.Equal((24, 8L), (taps, await CountAsync(ploeg)));
        Assert.Equal(Mensen, await ploeg.World.Db.QueryAsync<string>("SELECT d.voornaam FROM observatie o JOIN traject t ON t.id = o.traject JOIN deelnemer d ON d.id = t.deelnemer ORDER BY o.gezien, o.id"));
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        await browser.ShotAsync("ploeg-verstuurd");
    }

    [Fact]
    public async Task What_is_refused_stays_on_the_telephone_until_the_person_decides()
    {
        await using var ploeg = await FillAsync();
        await using var browser = await OpenAsync(ploeg);
        var page = browser.Page;
        await browser.CutAsync(true);
        foreach (var wie in new[] { "Aya", "Bram", "Cem" })
            await TapAsync(page, wie, "E");
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak ongedaan" }).ClickAsync();
        await ploeg.World.Db.WriteAsync([new("UPDATE traject SET status = 'afgerond' WHERE deelnemer IN (SELECT id FROM deelnemer WHERE voornaam = 'Aya')")]);
        await browser.CutAsync(false);

        var geweigerd = page.Locator("[data-geweigerd] li");
        await Assertions.Expect(geweigerd).ToHaveCountAsync(1);
        await Assertions.Expect(geweigerd).ToContainTextAsync("Dit traject is intussen afgelopen. Vertel de coach wat je zag.");
        Assert.Equal(1, await CountAsync(ploeg));
        await browser.ShotAsync("ploeg-geweigerd");
        var afmelden = page.GetByRole(AriaRole.Button, new() { Name = "Afmelden" });
        await afmelden.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Er wacht nog 1 observatie op dit toestel." })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await geweigerd.GetByRole(AriaRole.Button, new() { Name = "Verwijder" }).ClickAsync();

        await Assertions.Expect(geweigerd).ToHaveCountAsync(0);
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
    }

    [Fact]
    public async Task Another_person_on_the_same_telephone_gets_no_copy_and_sends_nothing_of_the_first()
    {
        await using var ploeg = await FillAsync();
        await ploeg.World.AddMedewerkerAsync("uli", "instructeur");
        await using var browser = await OpenAsync(ploeg);
        var page = browser.Page;
        await browser.CutAsync(true);
        await TapAsync(page, "Aya", "E");
        await browser.CutAsync(false);
        await Assertions.Expect(page.Locator("[data-stand]")).ToContainTextAsync("Alles is verstuurd.");
        await browser.CutAsync(true);
        await TapAsync(page, "Bram", "O");
        await page.Context.ClearCookiesAsync();
        await browser.CutAsync(false);
        await Assertions.Expect(page.Locator("[data-stand]")).ToContainTextAsync("Je bent niet meer aangemeld.");

        await browser.SignInAsync("uli");
        await Assertions.Expect(page.Locator("[data-stand]")).ToHaveTextAsync("Er wacht hier ook nog iets van iemand anders: dat gaat door als die persoon zich aanmeldt.");
        Assert.DoesNotContain("Aya", await page.EvaluateAsync<string>(Kept), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(ploeg));
        await page.Context.ClearCookiesAsync();
        await browser.SignInAsync("ine");
        await Assertions.Expect(page.Locator("[data-stand]")).ToContainTextAsync("Alles is verstuurd.");
        Assert.Equal(2, await CountAsync(ploeg));
        await Assertions.Expect(page.Locator("[data-klaar]")).ToHaveCountAsync(1);
        Assert.Contains("Aya", await page.EvaluateAsync<string>(Kept), StringComparison.Ordinal);

        await browser.LeadsOnAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Afmelden" }).ClickAsync());
        Assert.Equal("[]", await page.EvaluateAsync<string>(Kept));
    }

    /// <summary>All that a browser keeps of this address but cookies: storage, databases and copies of pages.</summary>
    internal const string Kept =
        """
        async () => {
          const copies = [];
          for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys()) copies.push(request.url, request.url.includes('.') && !request.url.endsWith('.html') && /\.(js|css|svg)/.test(request.url) ? '' : await (await caches.match(request)).text());
          return JSON.stringify([...Object.entries(localStorage), ...Object.entries(sessionStorage), ...(await indexedDB.databases()).map(d => d.name), ...copies]);
        }
        """;

    private static async Task<Ploegwereld> FillAsync()
    {
        var ploeg = await Ploegwereld.StartAsync(kestrel: true);
        foreach (var naam in Mensen)
            await ploeg.AddAsync(naam);
        return ploeg;
    }

    // The telephone's clock stands an hour before that of the house, which stands still.
    private static async Task<RealBrowser> OpenAsync(Ploegwereld ploeg)
    {
        var browser = await RealBrowser.OpenAsync(ploeg.World, RealBrowser.Narrow);
        await browser.Page.Context.Clock.SetSystemTimeAsync(new DateTime(2010, 3, 1, 10, 0, 0, DateTimeKind.Utc));
        await browser.SignInAsync("ine");
        await Assertions.Expect(browser.Page.Locator("[data-klaar]")).ToHaveCountAsync(1);
        return browser;
    }

    private static async Task TapAsync(IPage page, string wie, string letter)
    {
        await page.Locator($"button:visible:has-text('{wie}')").ClickAsync();
        await page.Locator("button:visible:has-text('Snoeien')").ClickAsync();
        await page.Locator($"button[name=letter][value='{letter}']").ClickAsync();
    }

    private static Task<long> CountAsync(Ploegwereld ploeg) => ploeg.World.Db.FindAsync<long>("SELECT COUNT(*) FROM observatie WHERE ingetrokken IS NULL");
}
