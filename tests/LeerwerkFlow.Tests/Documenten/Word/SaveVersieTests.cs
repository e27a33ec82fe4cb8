using System.Net;
using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Uploads;
using LeerwerkFlow.Documenten.Word;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Documenten.Uploads;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Documenten.Word;

/// <summary>A letter goes to Word and comes back as a version beside the made one.</summary>
public sealed class SaveVersieTests
{
    private static readonly Upload Edited = CheckUpload.Check(Bestanden.Docx("Dag Nora, we zien je maandag."), [UploadSoort.Docx]);

    private static async Task<(string Html, string Hash)> KeptAsync(TestWorld world) =>
        await world.Db.FindAsync<(byte[] Html, string Hash)>("SELECT html, hash FROM document") is var d ? (Convert.ToHexString(d.Html), d.Hash) : default;

    [Fact]
    public async Task An_edited_file_is_a_new_version_that_is_read_over_again_and_the_made_one_stays()
    {
        await using var world = await TestWorld.StartAsync();
        var (coach, traject) = await MadeAsync(world, nalezen: true);
        var (use, save, made) = (world.As<AdvanceDocument>(coach), world.As<SaveVersie>(coach), await RowAsync(world));
        var before = await KeptAsync(world);
        await use.ApproveAsync(made.Id, made.Revisie);

        await save.RunAsync(made.Id, made.Revisie + 1, Edited, " Een warmere zin. ");
        await save.RunAsync(made.Id, made.Revisie + 2, CheckUpload.Check(Bestanden.Docx("Nog beter."), [UploadSoort.Docx]), "Korter.");

        var row = await RowAsync(world);
        var versies = await DocumentVersie.OfAsync(world.Db, made.Id);
        Assert.Equal((true, made.Revisie + 3), (row.MustBeRead, row.Revisie));
        Assert.Null(await world.Db.FindAsync<string>("SELECT nagelezen_door FROM document"));
        Assert.Equal([3, 2], versies.Select(v => v.Versie));
        Assert.Equal((Edited.Hash, "Medewerker an", "Een warmere zin."), (versies[1].Hash, versies[1].Door, world.Get<Kluis>().Open(Luik.Persoon, versies[1].Reden)));
        Assert.Equal(before, await KeptAsync(world));
        Assert.DoesNotContain("word/document.xml", System.Text.Encoding.Latin1.GetString((await world.Db.FindAsync<byte[]>("SELECT inhoud FROM documentversie WHERE versie = 2"))!), StringComparison.Ordinal);
        Assert.Equal(Edited.Inhoud, (await world.As<OpenWord>(coach).RunAsync(made.Id, 2)).Inhoud);
        Assert.Equal("Nog beter.", DocumentVersie.Text((await world.As<OpenWord>(coach).RunAsync(made.Id, null)).Inhoud));
        Assert.Contains("versie 3", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<PrintPdf>(coach).RunAsync(made.Id))).Message, StringComparison.Ordinal);

        await Assert.ThrowsAsync<RuleBroken>(() => use.SendAsync(row.Id, row.Revisie));
        await use.ApproveAsync(row.Id, row.Revisie);
        await use.SendAsync(row.Id, row.Revisie + 1);
        Assert.Equal(["daarna"], await traject.WaitsAsync());
        Assert.Contains("al verstuurd", (await Assert.ThrowsAsync<RuleBroken>(() => save.RunAsync(row.Id, row.Revisie + 2, Edited, "Te laat."))).Message, StringComparison.Ordinal);
        Assert.Contains("al verstuurd", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<OpenWord>(coach).RunAsync(made.Id, null))).Message, StringComparison.Ordinal);
        Assert.Equal(Edited.Inhoud, (await world.As<OpenWord>(coach).RunAsync(made.Id, 2)).Inhoud);
        Assert.Equal(2, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM documentversie"));
    }

    [Fact]
    public async Task Without_a_reason_for_another_person_or_on_an_older_page_nothing_is_kept()
    {
        await using var world = await TestWorld.StartAsync();
        var (coach, _) = await MadeAsync(world, nalezen: false);
        var row = await RowAsync(world);

        Assert.Equal("Aanpassing", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<SaveVersie>(coach).RunAsync(row.Id, row.Revisie, Edited, "  "))).Veld);
        await Assert.ThrowsAsync<Moved>(() => world.As<SaveVersie>(coach).RunAsync(row.Id, row.Revisie - 1, Edited, "Oud."));
        await Assert.ThrowsAsync<NotFound>(async () => await world.As<SaveVersie>(await world.AddMedewerkerAsync("bob")).RunAsync(row.Id, row.Revisie, Edited, "Vreemd."));
        await Assert.ThrowsAsync<NotFound>(async () => await world.As<OpenWord>(await world.AddMedewerkerAsync("cas")).RunAsync(row.Id, null));

        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM documentversie"));
        await world.As<SaveVersie>(coach).RunAsync(row.Id, row.Revisie, Edited, "Goed.");
        Assert.True((await RowAsync(world)).IsReady);
    }

    [Fact]
    public async Task An_attest_cannot_be_edited()
    {
        await using var world = await TestWorld.StartAsync();
        var (coach, _) = await MadeAsync(world, nalezen: false, "attest-competenties", "D13");
        var row = await RowAsync(world);
        using var browser = await world.SignInAsync("an");

        Assert.Contains("Een attest kun je niet bewerken", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<SaveVersie>(coach).RunAsync(row.Id, row.Revisie, Edited, "Mooier."))).Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync($"/document/{row.Id}/word")).StatusCode);
        Assert.Contains("Een attest kun je niet bewerken", (await browser.OpenAsync($"/document/{row.Id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_real_browser_a_bad_file_is_told_and_a_good_one_counts()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        await MadeAsync(world, nalezen: false);
        var row = await RowAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("an");
        await browser.GoAsync($"/document/{row.Id}");
        await browser.ShotAsync("document-word");
        var page = browser.Page;
        async Task SendAsync(byte[] bytes)
        {
            if (await page.Locator("details:has(#Bestand):not([open])").CountAsync() > 0)
                await page.GetByText("Ik heb het aangepast in Word").ClickAsync();
            await page.GetByLabel("Word-bestand").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "brief.docx", MimeType = "x/x", Buffer = bytes });
            await page.GetByLabel("Wat veranderde je").FillAsync("Het uur klopte niet.");
            await browser.LeadsOnAsync(() => page.GetByText("Bewaar als nieuwe versie").ClickAsync());
        }

        await SendAsync(Bestanden.DocxWith(("word/vbaProject.bin", "x")));
        await Microsoft.Playwright.Assertions.Expect(page.GetByText(DocxCheck.Macro)).ToBeVisibleAsync();
        Assert.Equal("Het uur klopte niet.", await page.GetByLabel("Wat veranderde je").InputValueAsync());
        await browser.ShotAsync("document-word-fout");
        await SendAsync(new byte[17 << 20]);
        await Microsoft.Playwright.Assertions.Expect(page.GetByText("Wat je stuurt, is te groot.")).ToBeVisibleAsync();
        await browser.GoAsync($"/document/{row.Id}");
        await SendAsync(Edited.Inhoud);

        await Microsoft.Playwright.Assertions.Expect(page.GetByText("Dag Nora, we zien je maandag.")).ToBeVisibleAsync();
        await Microsoft.Playwright.Assertions.Expect(page.GetByText("Download de PDF")).ToHaveCountAsync(0);
        await browser.ShotAsync("document-word-versie");
    }

    private static async Task<(CurrentUser Coach, Proeftraject Traject)> MadeAsync(TestWorld world, bool nalezen, string sjabloon = "afsluitbrief", string code = "D22")
    {
        var coach = await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, coach.Id, new Teken("proef")
            .Stap("brief", "Leerwerk.Document", ("sjabloon", sjabloon), ("document", code), ("ontvanger", "deelnemer"), ("kanaal", "post"), ("nalezen", nalezen ? "true" : "false"), ("wachtOp", "verstuurd")).Taak("daarna").Pijl("brief", "daarna"));
        await traject.AnswerAsync("an", "uitstroomprofiel", new { groei = new[] { new { naam = "Hagen snoeien", coach = "E" } } });
        await world.Get<RenderDocument>().RunAsync();
        return (coach, traject);
    }

    private static async Task<DocumentRow> RowAsync(TestWorld world) => Assert.Single(await world.Db.QueryAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b"));
}
