using LeerwerkFlow.Documenten;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>A coordinator changes a sentence of a letter, sees it, is told what is wrong, sees the difference and takes it in use. What was made stays as it was.</summary>
public sealed class WerkplaatsTests
{
    private const string Slot = "<p>We wensen je veel succes.</p>";

    private sealed record Made(string Hash, string Sjabloonversie, byte[] Html);

    [Fact]
    public async Task A_sentence_is_changed_shown_and_taken_in_use_and_an_older_letter_stays()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await AskAsync(world);
        await world.AddMedewerkerAsync("co", "coordinator");
        var oud = Assert.Single(await LettersAsync(world));
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("co");
        await browser.GoAsync("/brieven");
        await browser.ShotAsync("brieven");
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Afsluitbrief" }).ClickAsync();
        var (page, tekst) = (browser.Page, browser.Page.GetByLabel("Tekst", new() { Exact = true }));
        var brief = page.FrameLocator("iframe[name=voorbeeld]");
        await Assertions.Expect(brief.GetByText("Nora").First).ToBeVisibleAsync();

        var was = await tekst.InputValueAsync();
        await tekst.FillAsync(was.Replace(Slot, "<p>Je was een goede collega, {{ deelnemer.voornam }}.</p>\n" + Slot, StringComparison.Ordinal));
        await Assertions.Expect(page.GetByText("Bedoelde je")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Dit moet eerst beter")).ToBeVisibleAsync();
        await browser.ShotAsync("brief-fout");

        // The field is picked by its Dutch name and comes where the cursor stands.
        await tekst.FillAsync(was);
        await tekst.EvaluateAsync("t => { const i = t.value.indexOf('<p>We wensen'); t.setSelectionRange(i, i); }");
        await page.GetByText("Voeg een gegeven in").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Naam van de coach" }).ClickAsync();
        Assert.Contains("{{ coach.naam }}<p>We wensen", await tekst.InputValueAsync(), StringComparison.Ordinal);

        await tekst.FillAsync(was.Replace(Slot, "<p>Je was een goede collega.</p>\n" + Slot, StringComparison.Ordinal));
        await Assertions.Expect(brief.GetByText("Je was een goede collega.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Dit moet eerst beter")).ToHaveCountAsync(0);
        await browser.ShotAsync("brief-werkplaats");
        await page.GetByLabel("Waarom verander je dit?").FillAsync("Een warm woord bij het afscheid.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Neem in gebruik" }).ClickAsync();
        await Assertions.Expect(page.GetByText("De tekst is in gebruik.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("ins")).ToHaveTextAsync("Erbij: Je was een goede collega.");
        await browser.ShotAsync("brief-versie");
        await browser.AssertGoodAsync();

        await AskAsync(world);
        var alle = await LettersAsync(world);
        var nieuw = alle.Single(m => m.Sjabloonversie != oud.Sjabloonversie);
        Assert.Contains("Je was een goede collega.", world.Get<Kluis>().Open(Luik.Persoon, nieuw.Html), StringComparison.Ordinal);
        var bleef = world.Get<Kluis>().Open(Luik.Persoon, alle.Single(m => m.Sjabloonversie == oud.Sjabloonversie).Html);
        Assert.Equal(oud.Hash, RenderDocument.HashOf(bleef));
        Assert.DoesNotContain("goede collega", bleef, StringComparison.Ordinal);
    }

    private static async Task AskAsync(TestWorld world)
    {
        await Proeftraject.StartAsync(world, null, new Teken("proef")
            .Stap("brief", "Leerwerk.Document", ("sjabloon", "afsluitbrief"), ("document", "D17"), ("ontvanger", "deelnemer"), ("kanaal", "post"), ("nalezen", "false"), ("wachtOp", "gevraagd")).Taak("daarna").Pijl("brief", "daarna"));
        await world.Get<RenderDocument>().RunAsync();
    }

    private static async Task<Made[]> LettersAsync(TestWorld world) => await world.Db.QueryAsync<Made>("SELECT hash, sjabloonversie, html FROM document WHERE html IS NOT NULL ORDER BY id");
}
