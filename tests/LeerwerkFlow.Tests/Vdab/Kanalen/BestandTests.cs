using System.Net;
using System.Text;
using LeerwerkFlow.Access;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Kanalen;

namespace LeerwerkFlow.Tests.Vdab.Kanalen;

public sealed class BestandTests
{
    [Fact]
    public async Task A_file_holds_the_exact_bytes_in_order_once_and_comes_again_the_same()
    {
        await using var world = await TestWorld.StartAsync(settings: "--Vdab:Kanaal=bestand");
        var co = await world.AddMedewerkerAsync("co", "coordinator");
        var een = await Rij.OneAsync(world, 4);
        var ander = (await Rij.ManyAsync(world, een, 1, 1))[0];
        await world.Db.WriteAsync([new("UPDATE melding SET status = 'VASTGEHOUDEN' WHERE traject = @Id AND sequence = 3", new { een.Id })]);
        using var browser = await world.SignInAsync("co");

        await browser.PostAsync("/bestanden?handler=Maak", [], "form[action*=Maak]");
        var first = await (await browser.GetAsync("/bestanden?handler=Download&nr=1")).Content.ReadAsByteArrayAsync();
        await Assert.ThrowsAsync<RuleBroken>(() => world.As<ExportMeldingen>(co).RunAsync());
        var again = await (await browser.GetAsync("/bestanden?handler=Download&nr=1")).Content.ReadAsByteArrayAsync();

        var bodies = await world.Db.QueryAsync<byte[]>("SELECT body FROM melding WHERE NOT (traject = @Id AND sequence >= 3) ORDER BY traject, sequence", new { een.Id });
        Assert.Equal(bodies.Select(b => Encoding.UTF8.GetString(b)), Encoding.UTF8.GetString(first).Split('\n')[..^1]);
        Assert.Equal(3, bodies.Length);
        Assert.Equal(first, again);
        Assert.Equal(["VERZONDEN", "VERZONDEN", "VASTGEHOUDEN", "KLAAR"], await Rij.StatusAsync(world, een.Id));
        Assert.Equal(("bestand", 1L, "2010-03-01T11:00:00.0000000Z"), await world.Db.FindAsync<(string, long, string)>("SELECT kanaal, bestand, verzonden FROM melding WHERE traject = @ander", new { ander }));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/bestanden?handler=Download&nr=2")).StatusCode);
        await world.AddMedewerkerAsync("x", "coordinator", "lwb-2");
        using var other = await world.SignInAsync("x");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/bestanden?handler=Download&nr=1")).StatusCode);
    }

    [Fact]
    public async Task Answers_are_all_taken_or_none_and_taking_them_again_changes_nothing()
    {
        await using var world = await TestWorld.StartAsync(settings: "--Vdab:Kanaal=bestand");
        var co = await world.AddMedewerkerAsync("co", "coordinator");
        var traject = await Rij.OneAsync(world, 3);
        await world.As<ExportMeldingen>(co).RunAsync();
        var ids = new[] { await Rij.IdAsync(world, traject.Id, 1), await Rij.IdAsync(world, traject.Id, 2), await Rij.IdAsync(world, traject.Id, 3) };
        const string Kop = "id;status;foutcode;ontvangstnummer\n";

        var wrong = await Assert.ThrowsAsync<RuleBroken>(() => TakeAsync(world, co, $"{Kop}{ids[0]};aanvaard;;MLP-000001\nonbekend;aanvaard;;\n\n{ids[1]};geweigerd;;\n{ids[2]};misschien;;\n{ids[0]};aanvaard;;\n{ids[2]};aanvaard\n"));
        Assert.Equal(["VERZONDEN", "VERZONDEN", "VERZONDEN"], await Rij.StatusAsync(world, traject.Id));
        var good = $"{Kop}{ids[0]};aanvaard;;MLP-000001\n{ids[1]};geweigerd;ONBEKEND_TRAJECT;\n";
        var first = await TakeAsync(world, co, good);
        var again = await TakeAsync(world, co, good);
        var turned = await Assert.ThrowsAsync<RuleBroken>(() => TakeAsync(world, co, $"{Kop}{ids[0]};geweigerd;DATUM;\n{ids[1]};aanvaard;;\n"));

        Assert.Equal(
            "Er is niets overgenomen. Regel 3: deze id staat in geen bestand van ons. Regel 5: een geweigerde melding heeft een foutcode nodig. Regel 6: de status is niet aanvaard of geweigerd. "
            + "Regel 7: deze id staat er al, op regel 2. Regel 8: hier staan 2 velden in plaats van 4.", wrong.Message);
        Assert.Equal((new ImportAntwoorden.Telling(1, 1, 0), new ImportAntwoorden.Telling(0, 0, 2)), (first, again));
        Assert.Equal("Er is niets overgenomen. Regel 2: VDAB aanvaardde deze melding al. Regel 3: VDAB weigerde deze melding al.", turned.Message);
        Assert.Equal(["AANVAARD", "GEWEIGERD", "VERZONDEN"], await Rij.StatusAsync(world, traject.Id));
        Assert.Equal("MLP-000001", await world.Db.FindAsync<string>("SELECT ontvangst FROM melding WHERE sequence = 1"));
        Assert.Equal(["De melding “Intake afgerond” is geweigerd door VDAB: ONBEKEND_TRAJECT."], await traject.IncidentsAsync());
    }

    [Theory]
    [InlineData("id,status,foutcode,ontvangstnummer\n", "De eerste regel")]
    [InlineData("id;status;foutcode;ontvangstnummer\n", "Er staan geen antwoorden")]
    [InlineData("", "De eerste regel")]
    [InlineData("id;status;foutcode;ontvangstnummer\n\u00e9", "geen tekst in UTF-8")]
    public async Task A_file_of_another_shape_is_refused(string tekst, string zin)
    {
        await using var world = await TestWorld.StartAsync(settings: "--Vdab:Kanaal=bestand");
        var co = await world.AddMedewerkerAsync("co", "coordinator");

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => world.As<ImportAntwoorden>(co).RunAsync(new MemoryStream(Encoding.Latin1.GetBytes(tekst))));

        Assert.Contains(zin, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_are_good_in_a_real_browser_and_take_a_file()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true, settings: "--Vdab:Kanaal=bestand");
        await world.AddMedewerkerAsync("co", "coordinator,beheerder");
        var traject = await Rij.OneAsync(world, 1);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("co");
        await browser.GoAsync("/bestanden");
        await browser.LeadsOnAsync(() => browser.Page.GetByText("Maak het bestand").ClickAsync());
        await browser.ShotAsync("bestanden");
        await browser.Page.GetByLabel("Bestand met antwoorden").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "antwoorden.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"id;status;foutcode;ontvangstnummer\r\n{await Rij.IdAsync(world, traject.Id, 1)};aanvaard;;MLP-000001\r\n"),
        });
        await browser.LeadsOnAsync(() => browser.Page.GetByText("Lees de antwoorden in").ClickAsync());

        Assert.Contains("Overgenomen: 1 aanvaard, 0 geweigerd. Al bekend: 0.", await browser.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await world.Db.WriteAsync([.. Circuit.After(traject.Id, new(401, false, null, "HANDTEKENING"), proef: false, world.Klok.Now)]);
        await browser.GoAsync("/kanaal");
        await browser.ShotAsync("kanaal");
    }

    private static Task<ImportAntwoorden.Telling> TakeAsync(TestWorld world, CurrentUser wie, string tekst) => world.As<ImportAntwoorden>(wie).RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(tekst)));
}
