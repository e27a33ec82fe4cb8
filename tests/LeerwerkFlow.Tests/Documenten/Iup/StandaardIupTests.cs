using System.Net;
using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Iup;
using LeerwerkFlow.Documenten.Post;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Documenten.Post;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Documenten.Iup;

/// <summary>The standard IUP goes to the named trajectbegeleider of VDAB, after the deelnemer saw it, and the timeline tells how (S14).</summary>
public sealed class StandaardIupTests
{
    private static readonly DateOnly Vandaag = new(2010, 3, 1);

    [Fact]
    public async Task Nothing_goes_to_VDAB_before_the_deelnemer_saw_it()
    {
        await using var world = await TestWorld.StartAsync();
        var (coach, _, id) = await MadeAsync(world);
        var (use, mail, gezien) = (world.As<AdvanceDocument>(coach), world.As<MailDocument>(coach), world.As<NoteGezien>(coach));
        const string Zin = "De deelnemer zag dit IUP nog niet. Overloop het eerst samen en noteer die dag. Daarna kan het naar VDAB.";

        Assert.Equal(Zin, (await Assert.ThrowsAsync<RuleBroken>(async () => await use.SendAsync(id, await RevisieAsync(world, id), "PRINT"))).Message);
        Assert.Equal(Zin, (await Assert.ThrowsAsync<RuleBroken>(async () => await mail.RunAsync(id, await RevisieAsync(world, id), "tom@vdab.example"))).Message);
        foreach (var dag in new DateOnly?[] { null, Vandaag.AddDays(1), Vandaag.AddDays(-1) })
            Assert.Equal("Gezien", (await Assert.ThrowsAsync<RuleBroken>(async () => await gezien.RunAsync(id, await RevisieAsync(world, id), dag))).Veld);
        Assert.Equal("nagelezen", await world.Db.FindAsync<string>("SELECT status FROM document"));

        await gezien.RunAsync(id, await RevisieAsync(world, id), Vandaag);
        await mail.RunAsync(id, await RevisieAsync(world, id), "tom@vdab.example");

        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM mail"));
    }

    [Fact]
    public async Task The_copy_that_was_given_when_the_profile_was_made_is_enough()
    {
        await using var world = await TestWorld.StartAsync();
        var (coach, _, id) = await MadeAsync(world, kopie: "2010-02-26");

        await world.As<AdvanceDocument>(coach).SendAsync(id, await RevisieAsync(world, id), "OVERHANDIGD");

        Assert.Equal(("verstuurd", "OVERHANDIGD"), await world.Db.FindAsync<(string, string)>("SELECT status, bezorgd FROM document"));
    }

    [Theory]
    [InlineData(null, null, "Weg")]
    [InlineData("DUIF", null, "Weg")]
    [InlineData("VDAB_SCHERM", null, "Kenmerk")]
    [InlineData("VDAB_SCHERM", "85.07.30-033.61", "Kenmerk")]
    [InlineData("VDAB_SCHERM", "85073003361", "Kenmerk")]
    [InlineData("VDAB_SCHERM", "Ze is ziek", "Kenmerk")]
    public async Task It_is_said_how_it_got_there_and_VDABs_screens_gave_a_reference(string? weg, string? kenmerk, string veld)
    {
        await using var world = await TestWorld.StartAsync();
        var (coach, _, id) = await MadeAsync(world, kopie: "2010-02-26");

        Assert.Equal(veld, (await Assert.ThrowsAsync<RuleBroken>(async () => await world.As<AdvanceDocument>(coach).SendAsync(id, await RevisieAsync(world, id), weg, kenmerk))).Veld);
    }

    [Fact]
    public async Task The_timeline_tells_who_saw_it_how_it_went_and_who_confirmed_it()
    {
        await using var world = await TestWorld.StartAsync();
        var (_, traject, id) = await MadeAsync(world);
        using var an = await world.SignInAsync("an");
        var path = $"/document/{id}";

        await an.PostAsync(path, [("Gezien", "2010-03-01")], "form[action$='handler=Gezien']");
        await an.PostAsync(path, [("Weg", "VDAB_SCHERM"), ("Kenmerk", "MLP/2010/77")], "form[action$='handler=Verstuurd']");
        world.Time.Advance(TimeSpan.FromDays(2));
        var zonder = await TestBrowser.ReadAsync(await an.PostAsync(path, [("BevestigdDoor", " ")], "form[action$='handler=Aangekomen']"));
        await an.PostAsync(path, [("AangekomenOp", "2010-03-02")], "form[action$='handler=Aangekomen']");
        var tijdlijn = (await an.OpenAsync($"/traject/{traject.Id}?soort=document")).QuerySelector("main")!.TextContent;

        Assert.Equal("Vul in wie bij VDAB bevestigde dat het aankwam.", zonder.QuerySelector("#BevestigdDoor-fout")!.TextContent);
        Assert.Equal(["daarna"], await traject.WaitsAsync());
        foreach (var zin in new[] { "brief: gezien door de deelnemer", "brief: naar trajectbegeleider Tom Verzonnen van VDAB, geregistreerd in de schermen van VDAB, kenmerk MLP/2010/77", "brief: ontvangen, bevestigd door Tom Verzonnen" })
            Assert.Contains(zin, tijdlijn, StringComparison.Ordinal);
        Assert.Contains("2 mrt 2010, bevestigd door Tom Verzonnen", (await an.OpenAsync(path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_of_one_IUP_opens_that_one_only_until_its_term_or_until_it_is_closed()
    {
        await using var world = await TestWorld.StartAsync();
        var (coach, traject, een) = await MadeAsync(world, kopie: "2010-02-26");
        var (_, _, twee) = await MadeAsync(world, kopie: "2010-02-26", coach: coach);
        using var an = await world.SignInAsync("an");
        await an.PostAsync($"/traject/{traject.Id}/begeleider", [("Naam", "Tom Verzonnen"), ("Adres", "tom@vdab.example")]);
        Assert.Equal("tom@vdab.example", (await an.OpenAsync($"/document/{een}")).QuerySelector("#Adres")!.GetAttribute("value"));
        var (linkEen, linkTwee) = (await LinkAsync(world, coach, een), await LinkAsync(world, coach, twee));
        using var tom = world.Browse();
        Assert.Equal(HttpStatusCode.Redirect, (await tom.PostAsync(linkEen, [("Dag", "14"), ("Maand", "3"), ("Jaar", "1985")])).StatusCode);

        var inhoud = await (await tom.GetAsync(linkEen + "/inhoud")).Content.ReadAsStringAsync();
        Assert.Equal(await world.Db.FindAsync<string>("SELECT hash FROM document WHERE id = @een", new { een }), RenderDocument.HashOf(inhoud));
        foreach (var cookie in tom.Cookies.GetAllCookies().ToList())
            tom.Cookies.Add(new Cookie(cookie.Name, cookie.Value, linkTwee, cookie.Domain));
        foreach (var elders in new[] { linkTwee + "/inhoud", linkTwee + "/pdf", $"/document/{een}", $"/document/{een}/inhoud", $"/traject/{traject.Id}" })
            Assert.Equal(HttpStatusCode.Redirect, (await tom.GetAsync(elders)).StatusCode);
        Assert.Contains("brief: gelezen bij VDAB, met de link in de mail", (await an.OpenAsync($"/traject/{traject.Id}?soort=document")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await world.As<CloseMail>(coach).RunAsync(een, await RevisieAsync(world, een));
        Assert.Equal("Deze link werkt niet", (await tom.OpenAsync(linkEen)).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await tom.GetAsync(linkEen + "/inhoud")).StatusCode);
        Assert.Equal("Lees je document", (await tom.OpenAsync(linkTwee)).QuerySelector("h1")!.TextContent);
        world.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal("Deze link werkt niet", (await tom.OpenAsync(linkTwee)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Another_coach_does_not_change_who_gets_it_and_no_address_is_no_address()
    {
        await using var world = await TestWorld.StartAsync();
        var (_, traject, _) = await MadeAsync(world);
        await world.AddMedewerkerAsync("bob");
        using var an = await world.SignInAsync("an");
        using var bob = await world.SignInAsync("bob");
        var path = $"/traject/{traject.Id}/begeleider";

        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync(path)).StatusCode);
        var fout = await TestBrowser.ReadAsync(await an.PostAsync(path, [("Naam", "Tom"), ("Adres", "tom")]));
        Assert.StartsWith("Dit is geen mailadres.", fout.QuerySelector("#Adres-fout")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_are_good_in_a_real_browser()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        var (coach, traject, id) = await MadeAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("an");
        await browser.GoAsync($"/traject/{traject.Id}/begeleider");
        await browser.ShotAsync("begeleider");
        await browser.GoAsync($"/document/{id}");
        await browser.ShotAsync("iup-nog-niet-gezien");
        await browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Noteer de dag" }).FocusAsync();
        await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));
        await browser.Page.GetByText("Op een andere manier versturen").ClickAsync();
        await browser.ShotAsync("iup-te-versturen");
        await world.As<AdvanceDocument>(coach).SendAsync(id, await RevisieAsync(world, id), "PRINT");
        await browser.GoAsync($"/document/{id}");
        await browser.ShotAsync("iup-verstuurd");
    }

    // Approved, and ready to go.
    private static async Task<(CurrentUser Coach, Proeftraject Traject, string Id)> MadeAsync(TestWorld world, string? kopie = null, CurrentUser? coach = null)
    {
        coach ??= await world.AddMedewerkerAsync("an");
        var flow = new Teken("proef").Taak("eerst").Stap("brief", "Leerwerk.Document", ("sjabloon", "iup-standaard"), ("document", "D10"), ("ontvanger", "trajectbegeleider"), ("kanaal", "e-mail"), ("nalezen", "true"), ("wachtOp", "verstuurd"))
            .Taak("daarna").Pijl("eerst", "brief").Pijl("brief", "daarna");
        var traject = await Proeftraject.StartAsync(world, coach.Id, flow);
        await MailProef.ContactAsync(world, new(Geboortedatum: new DateOnly(1985, 3, 14)));
        await traject.AnswerAsync(coach.Id, "iup", new { beoogdeJob = "Tuinman", datumGesprek = "2010-02-26", kopieDatum = kopie });
        await traject.DoneAsync("eerst");
        await world.Get<RenderDocument>().RunAsync();
        var id = (await world.Db.FindAsync<string>("SELECT id FROM document WHERE traject = @Id", new { traject.Id }))!;
        await world.As<AdvanceDocument>(coach).ApproveAsync(id, await RevisieAsync(world, id));
        return (coach, traject, id);
    }

    private static async Task<string> LinkAsync(TestWorld world, CurrentUser coach, string id)
    {
        var map = Path.Combine(world.DataDirectory, "post");
        var eerder = Directory.Exists(map) ? Directory.GetFiles(map) : [];
        await world.As<MailDocument>(coach).RunAsync(id, await RevisieAsync(world, id), "tom@vdab.example");
        await world.Get<SendMail>().RunAsync();
        return MailProef.LinkOf(MimeKit.MimeMessage.Load(Assert.Single(Directory.GetFiles(map).Except(eerder))));
    }

    private static Task<long> RevisieAsync(TestWorld world, string id) => world.Db.FindAsync<long>("SELECT revisie FROM document WHERE id = @id", new { id });
}
