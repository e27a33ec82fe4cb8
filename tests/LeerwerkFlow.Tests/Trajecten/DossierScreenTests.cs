using System.Diagnostics.Metrics;
using LeerwerkFlow.Demo;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Demo;
using LeerwerkFlow.Tests.Documenten;
using LeerwerkFlow.Web;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Trajecten;

/// <summary>The dossier of people who went the whole way: light, few statements, good on a screen, on a phone and on paper, by keyboard alone.</summary>
public sealed class DossierScreenTests
{
    private const int Mensen = 17;
    private static readonly string[] Delen = ["", "competenties", "begeleiding", "documenten"];

    [Fact]
    public async Task Each_part_is_light_and_asks_as_much_of_the_database_whatever_the_traject_holds()
    {
        await using var world = await DemoWorld.BeginAsync(Mensen);
        await world.Get<LoadRegels>().RunAsync(RegelSets.Folder);
        await world.Get<ResetDemo>().RunAsync();
        using var browser = world.Browse();
        await browser.SignInAsync("coordinator", DemoOptions.Wachtwoord);
        var ids = await world.Db.QueryAsync<string>("SELECT t.id FROM traject t JOIN medewerker m ON m.organisatie = t.organisatie WHERE m.gebruikersnaam = 'coordinator' ORDER BY t.id");
        long statements = 0;
        using var listener = new MeterListener { InstrumentPublished = (i, l) => { if (ReferenceEquals(i.Meter.Scope, world.Db)) l.EnableMeasurementEvents(i); } };
        listener.SetMeasurementEventCallback<long>((_, n, _, _) => Interlocked.Add(ref statements, n));
        listener.Start();

        Assert.True(ids.Length > 5);
        // With several nodes each request asks how far the clock of the demo is.
        var clock = world.Db.Dialect == Dialect.Postgres ? 1 : 0;
        foreach (var (deel, most) in Delen.Zip([16L + clock, 14 + clock, 14 + clock, 14 + clock]))
        {
            await browser.OpenAsync($"/traject/{ids[0]}?deel={deel}");
            List<(long Statements, int Bytes, string Id)> gemeten = [];
            foreach (var id in ids)
            {
                Interlocked.Exchange(ref statements, 0);
                var html = await (await browser.GetAsync($"/traject/{id}?deel={deel}")).Content.ReadAsByteArrayAsync();
                gemeten.Add((Interlocked.Read(ref statements), html.Length, id));
            }

            Assert.True(gemeten.TrueForAll(g => g.Statements > 3 && g.Statements <= most), $"{deel}: {gemeten.Min(g => g.Statements)} to {gemeten.Max()} statements");
            Assert.True(gemeten.TrueForAll(g => g.Bytes < 60_000), $"{deel}: {gemeten.MaxBy(g => g.Bytes)}");
        }
    }

    [Fact]
    public async Task A_coach_goes_through_the_dossier_by_keyboard_and_puts_it_on_paper()
    {
        await using var world = await DemoWorld.BeginAsync(Mensen, kestrel: true);
        await world.Get<LoadRegels>().RunAsync(RegelSets.Folder);
        await world.Get<ResetDemo>().RunAsync();
        // The one of whom most was noted.
        var rij = await world.Db.FindAsync<(string Id, string Coach)>(
            "SELECT t.id, m.gebruikersnaam FROM traject t JOIN medewerker m ON m.id = t.coach JOIN antwoord a ON a.traject = t.id GROUP BY t.id, m.gebruikersnaam ORDER BY COUNT(*) DESC, t.id LIMIT 1");
        await using var browser = await RealBrowser.OpenAsync(world, RealBrowser.Narrow);
        await browser.SignInAsync(rij.Coach, DemoOptions.Wachtwoord);
        await browser.GoAsync($"/traject/{rij.Id}");
        await browser.ShotAsync("dossier-tijdlijn");

        await browser.Page.Locator("main").FocusAsync();
        await TabToAsync(browser, "Waarom?");
        await browser.Page.Keyboard.PressAsync("Enter");
        Assert.True(await browser.Page.Locator("details.waarom[open] p").First.IsVisibleAsync());
        await browser.ShotAsync("dossier-waarom");
        foreach (var (tekst, name) in new[] { ("Competenties", "competenties"), ("Gesprekken en plan", "begeleiding"), ("Documenten en VDAB", "documenten"), ("Op papier", "papier") })
        {
            await browser.Page.Locator("main").FocusAsync();
            await TabToAsync(browser, tekst);
            await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));
            await browser.ShotAsync($"dossier-{name}");
        }

        Assert.Equal(0, await browser.Page.Locator("section section, .vertrouwelijk").CountAsync());
        await browser.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await browser.Page.SetViewportSizeAsync(794, 1123);
        await browser.AssertGoodAsync();
        Assert.False(await browser.Page.GetByText("Druk af met Ctrl+P").IsVisibleAsync());
        var pdf = await browser.Page.PdfAsync(new() { PreferCSSPageSize = true });
        await File.WriteAllBytesAsync(Path.Combine(Path.GetTempPath(), "leerwerkflow-schermen", "dossier.pdf"), pdf);
        var tekstOpPapier = Poppler.Run("pdftotext", pdf, "-layout", "{}", "-");
        var naam = await world.Db.FindAsync<string>("SELECT d.voornaam || ' ' || d.naam FROM traject t JOIN deelnemer d ON d.id = t.deelnemer WHERE t.id = @Id", new { rij.Id });
        Assert.Contains($"Dossier van {naam}, {rij.Id}. Afgedrukt op 1 mrt 2010 om 12.00 uur.", tekstOpPapier, StringComparison.Ordinal);
        Assert.Contains("bladzijde 2 van ", tekstOpPapier, StringComparison.Ordinal);
        Assert.Contains("Vormingsplan", tekstOpPapier, StringComparison.Ordinal);
        Assert.DoesNotContain("Vertrouwelijk", tekstOpPapier, StringComparison.Ordinal);
    }

    private static async Task TabToAsync(RealBrowser browser, string tekst)
    {
        for (var n = 0; n < 200; n++)
        {
            await browser.Page.Keyboard.PressAsync("Tab");
            if ((await browser.Page.EvaluateAsync<string>("document.activeElement.textContent")).Trim() == tekst)
                return;
        }

        Assert.Fail($"The keyboard does not reach “{tekst}”.");
    }
}
