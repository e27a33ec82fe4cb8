using System.Net;
using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Tekenen;
using LeerwerkFlow.Documenten.Uploads;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Documenten.Uploads;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Web;
using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Documenten.Tekenen;

/// <summary>Signatures on paper: the QR code beside a signer leads to the page where the photo of the sheet is kept with the signature.</summary>
public sealed class ScanTests
{
    private const string Adres = "--Attest:Adres=https://leerwerk.voorbeeld.be";

    private static readonly Upload Foto = CheckUpload.Check(Bestanden.Png(), [UploadSoort.Png]);
    private static readonly DateOnly Dag = new(2010, 3, 1);

    [Fact]
    public async Task Every_signer_has_a_qr_code_that_is_read_from_the_printed_sheet()
    {
        await using var world = await TestWorld.StartAsync(settings: Adres);
        var (_, _, code) = await MadeAsync(world);
        var html = world.Get<Kluis>().Open(Luik.Persoon, (await world.Db.FindAsync<byte[]>("SELECT html FROM document"))!);

        var pdf = await world.Get<PdfPrinter>().PrintAsync(html);

        Assert.Equal(Enumerable.Range(1, 4).Select(n => $"https://leerwerk.voorbeeld.be/scan/{code[..14]}-{n}"), Poppler.Codes(pdf));
        Assert.Equal(await world.Db.FindAsync<string>("SELECT hash FROM document"), RenderDocument.HashOf(html));
        Assert.Equal(["promotor", "lwb", "deelnemer", "werkgever-gebruiker"], Enumerable.Range(1, 4).Select(n => Tekencode.Read($" {code[..14].ToLowerInvariant()} {n}")!.Value.Wie));
        Assert.All(["", "5", code[..14], code[..14] + "-5", code[..14] + "-0", "AAAA-1"], typed => Assert.Null(Tekencode.Read(typed)));
    }

    [Fact]
    public async Task A_signature_and_its_scan_are_kept_together_or_not_at_all()
    {
        await using var world = await TestWorld.StartAsync();
        var (coach, document, code) = await MadeAsync(world);
        var save = Save(world, coach);
        var revisie = await world.Db.FindAsync<long>("SELECT revisie FROM document");

        await Assert.ThrowsAsync<RuleBroken>(() => save.RunAsync(code, revisie, Foto, Dag.AddDays(1)));
        await Assert.ThrowsAsync<Moved>(() => save.RunAsync(code, revisie - 1, Foto, Dag));
        await Assert.ThrowsAsync<NotFound>(() => save.RunAsync("AAAA-BBBB-CCCC-1", revisie, Foto, Dag));
        await Assert.ThrowsAsync<NotFound>(async () => await Save(world, await world.AddMedewerkerAsync("bob")).RunAsync(code, revisie, Foto, Dag));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM scan"));
        await save.RunAsync(code, revisie, Foto, Dag);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await save.RunAsync(code, 0, CheckUpload.Check(Bestanden.Pdf(), [UploadSoort.Pdf]), null);

        var scans = await ScanRow.OfAsync(world.Db, document);
        Assert.Equal([("promotor", "png", Foto.Hash), ("promotor", "pdf", scans[1].Hash)], scans.Select(s => (s.Wie, s.Soort, s.Hash)));
        Assert.StartsWith("[{\"Wie\":\"promotor\",\"Op\":\"2010-03-01\",\"Hoe\":\"OP_PAPIER\"", await world.Db.FindAsync<string>("SELECT handtekeningen FROM document"), StringComparison.Ordinal);
        Assert.Equal(Foto.Inhoud, world.Get<Kluis>().OpenBytes(Luik.Persoon, (await world.Db.FindAsync<byte[]>("SELECT inhoud FROM scan ORDER BY id LIMIT 1"))!));
    }

    [Fact]
    public async Task A_scan_is_shown_in_a_box_or_given_to_keep_and_only_to_who_may_see_it()
    {
        await using var world = await TestWorld.StartAsync();
        var (coach, document, code) = await MadeAsync(world);
        await Save(world, coach).RunAsync(code, await world.Db.FindAsync<long>("SELECT revisie FROM document"), Foto, Dag);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await Save(world, coach).RunAsync(code, 0, CheckUpload.Check(Bestanden.Pdf(), [UploadSoort.Pdf]), null);
        await world.AddMedewerkerAsync("bob");
        using var an = await world.SignInAsync("an");
        using var bob = await world.SignInAsync("bob");
        var ids = (await ScanRow.OfAsync(world.Db, document)).Select(s => s.Id).ToList();

        var (photo, pdf) = (await an.GetAsync($"/document/{document}/scan/{ids[0]}"), await an.GetAsync($"/document/{document}/scan/{ids[1]}"));

        Assert.Equal(("image/png", ScanBladPage.Policy, "nosniff"), (photo.Content.Headers.ContentType!.MediaType, photo.Headers.GetValues("Content-Security-Policy").Single(), photo.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(Foto.Inhoud, await photo.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", pdf.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync($"/document/{document}/scan/{ids[0]}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync($"/scan/{code}")).StatusCode);
        using var nobody = world.Browse();
        Assert.Equal($"/aanmelden?terug=%2Fscan%2F{code}", (await nobody.GetAsync($"/scan/{code}")).Headers.Location!.PathAndQuery);
    }

    [Fact]
    public async Task On_a_telephone_four_photos_let_the_flow_go_on()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        var (_, document, code) = await MadeAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world, RealBrowser.Narrow);
        await browser.SignInAsync("an");
        var page = browser.Page;
        await browser.GoAsync("/scan");
        await browser.ShotAsync("scan-code");
        await page.GetByLabel("Code naast de handtekening").FillAsync(code.ToLowerInvariant());
        await browser.LeadsOnAsync(() => page.Keyboard.PressAsync("Enter"));
        await browser.ShotAsync("scan-begin");
        await SendAsync("<svg/>"u8.ToArray());
        await Assertions.Expect(page.GetByText(CheckUpload.GeenScan)).ToBeVisibleAsync();
        await browser.ShotAsync("scan-fout");

        foreach (var n in Enumerable.Range(1, 4))
        {
            Assert.Equal("brief", (await world.Db.FindAsync<string>("SELECT pad FROM wacht WHERE status = 'open'")));
            await browser.GoAsync($"/scan/{code[..14]}-{n}");
            await SendAsync(await PhotoAsync(page));
            await Assertions.Expect(page.GetByText("Deze handtekening staat er al: getekend op maandag 1 maart 2010, genoteerd door Medewerker an.")).ToBeVisibleAsync();
        }

        await browser.ShotAsync("scan-getekend");
        Assert.Equal("daarna", await world.Db.FindAsync<string>("SELECT pad FROM wacht WHERE status = 'open'"));
        Assert.Equal("ontvangen", await world.Db.FindAsync<string>("SELECT status FROM document"));
        await browser.GoAsync($"/document/{document}");
        await Assertions.Expect(page.GetByAltText("Blad 1, getekend door")).ToHaveCountAsync(4);
        await browser.ShotAsync("document-getekend");

        async Task SendAsync(byte[] bytes)
        {
            await page.GetByLabel("Foto of scan van het blad").SetInputFilesAsync(new FilePayload { Name = "IMG_0001.png", MimeType = "image/png", Buffer = bytes });
            await browser.LeadsOnAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Noteer de handtekening" }).ClickAsync());
        }
    }

    private static SaveScan Save(TestWorld world, CurrentUser wie) => new(world.Db, world.Klok, world.Get<Kluis>(), world.As<ReadTekencode>(wie), world.As<AdvanceDocument>(wie), wie);

    // A picture of whatever is on the screen stands for the photo.
    private static Task<byte[]> PhotoAsync(IPage page) => page.ScreenshotAsync();

    private static async Task<(CurrentUser Coach, string Document, string Code)> MadeAsync(TestWorld world)
    {
        var coach = await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, coach.Id, new Teken("proef").Taak("zoeken")
            .Stap("brief", "Leerwerk.Document", ("sjabloon", "tbs-overeenkomst"), ("document", "D18"), ("ontvanger", "partijen"), ("kanaal", "papier"), ("nalezen", "true"), ("wachtOp", "ondertekend(4)")).Taak("daarna").Pijl("zoeken", "brief").Pijl("brief", "daarna"));
        await traject.AnswerAsync(coach.Id, "tbs-voorstel", new { werkgever = "Tuinen Verzinsel", taken = "Snoeien", leerdoelen = "Klanten", contactpersoon = "Jan", eigenLoon = 12.35, loonWerkgever = 13.1, rechtsgrond = "TOESTEMMING" });
        await traject.DoneAsync("zoeken", "Klaar", ("tbs.start", Feit.Datum(new DateOnly(2010, 10, 1))), ("tbs.einde", Feit.Datum(new DateOnly(2010, 12, 31))));
        await world.Get<RenderDocument>().RunAsync();
        var row = Assert.Single(await world.Db.QueryAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b"));
        await world.As<AdvanceDocument>(coach).ApproveAsync(row.Id, row.Revisie);
        return (coach, row.Id, Tekencode.Shown((await world.Db.FindAsync<string>("SELECT tekencode FROM document"))!, "promotor"));
    }
}
