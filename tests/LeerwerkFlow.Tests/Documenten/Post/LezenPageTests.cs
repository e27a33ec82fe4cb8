using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Browser;
using LeerwerkFlow.Tests.Store;

namespace LeerwerkFlow.Tests.Documenten.Post;

/// <summary>The page behind the link of a mail.</summary>
public sealed class LezenPageTests
{
    private static readonly string Onbekend = "/lezen/" + new string('A', 32);

    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task The_right_date_of_birth_shows_the_letter_as_it_is_kept_and_the_document_has_arrived(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var world = await TestWorld.StartAsync(settings: [$"--Store:Engine={engine}", $"--Store:Postgres={test.Options.Postgres}"]);
        var (proef, link) = await SentAsync(world, "ontvangen");
        using var anyone = world.Browse();
        using var an = await world.SignInAsync("an");

        var page = await anyone.GetAsync(link);
        Assert.Equal(HttpStatusCode.Redirect, (await anyone.GetAsync(link + "/inhoud")).StatusCode);
        Assert.Equal("aanvaard 1 verstuurd", await proef.StandAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(anyone, link, "14", "3", "1985")).StatusCode);
        var open = await anyone.OpenAsync(link);
        var brief = await anyone.GetAsync(open.QuerySelector("iframe[sandbox]")!.GetAttribute("src")!);
        var pdf = await anyone.GetAsync(open.QuerySelector("a[download]")!.GetAttribute("href")!);

        Assert.All([page, brief, pdf], a => Assert.Equal(("noindex", "no-referrer", true), (a.Headers.GetValues("X-Robots-Tag").Single(), a.Headers.GetValues("Referrer-Policy").Single(), a.Headers.CacheControl!.NoStore)));
        Assert.Equal(InhoudPage.Policy, brief.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(await world.Db.FindAsync<string>("SELECT hash FROM document"), RenderDocument.HashOf(await brief.Content.ReadAsStringAsync()));
        Assert.Contains("LeerwerkbedrijfDeBrug", Poppler.Text(await pdf.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.Equal("aanvaard 1 ontvangen", await proef.StandAsync());
        Assert.Equal(["daarna"], await proef.Traject.WaitsAsync());
        Assert.Contains("Gelezen op 1 mrt 2010.", (await an.OpenAsync(proef.Path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", (await an.OpenAsync("/documenten?lijst=mail")).QuerySelector("tbody")?.TextContent ?? "");
        Assert.Contains("document-gelezen-met-link", await world.Db.QueryAsync<string>("SELECT handeling FROM verwerking WHERE medewerker = 'lezer-van-link'"));
        using var other = world.Browse();
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync(link + "/pdf")).StatusCode);
    }

    [Fact]
    public async Task After_five_wrong_dates_the_link_is_dead_and_looks_like_one_that_never_was()
    {
        await using var world = await TestWorld.StartAsync();
        var (proef, link) = await SentAsync(world);
        using var anyone = world.Browse();
        using var an = await world.SignInAsync("an");

        var form = (IHtmlFormElement)(await anyone.OpenAsync(link)).QuerySelector("main form")!;
        var geen = await TestBrowser.ReadAsync(await AnswerAsync(anyone, link, "31", "2", "1985"));
        var eerste = await TestBrowser.ReadAsync(await AnswerAsync(anyone, link, "15", "3", "1985"));
        for (var n = 2; n <= 5; n++)
            await AnswerAsync(anyone, link, "1", "1", $"{1980 + n}");
        var dood = await anyone.OpenAsync(link);
        var juist = await TestBrowser.ReadAsync(await anyone.SendFormAsync(form, link, [("Dag", "14"), ("Maand", "3"), ("Jaar", "1985")]));

        Assert.StartsWith("Vul de dag, de maand en het jaar in met cijfers.", geen.QuerySelector(".fout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Deze geboortedatum klopt niet. Je kunt het nog 4 keer proberen.", eerste.QuerySelector(".fout")!.TextContent);
        Assert.Contains("Bel je coach of het leerwerkbedrijf.", dood.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(dood.ToHtml(), (await anyone.OpenAsync(Onbekend)).ToHtml());
        Assert.Equal(dood.ToHtml(), juist.ToHtml());
        Assert.Equal("aanvaard 1 verstuurd", await proef.StandAsync());
        Assert.Contains("De link is dicht: er is 5 keer een foute geboortedatum ingevuld.", (await an.OpenAsync(proef.Path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_works_thirty_days_and_what_is_withdrawn_opens_no_more_not_even_for_who_has_it_open()
    {
        await using var world = await TestWorld.StartAsync();
        var (_, link) = await SentAsync(world);
        using var anyone = world.Browse();
        world.Time.Advance(TimeSpan.FromDays(30));
        await AnswerAsync(anyone, link, "14", "3", "1985");
        Assert.Equal(HttpStatusCode.OK, (await anyone.GetAsync(link + "/inhoud")).StatusCode);

        foreach (var (dicht, open) in new[] { ("document SET status = 'geannuleerd'", "document SET status = 'verstuurd'"), ("document SET ingetrokken = 'x'", "document SET ingetrokken = NULL"), ("mail SET gesloten = 'x'", "mail SET gesloten = NULL") })
        {
            await world.Db.WriteAsync([new("UPDATE " + dicht)]);
            Assert.Equal(HttpStatusCode.Redirect, (await anyone.GetAsync(link + "/inhoud")).StatusCode);
            Assert.Equal("Deze link werkt niet", (await anyone.OpenAsync(link)).QuerySelector("h1")!.TextContent);
            await world.Db.WriteAsync([new("UPDATE " + open)]);
        }

        Assert.Equal(HttpStatusCode.OK, (await anyone.GetAsync(link + "/inhoud")).StatusCode);
        world.Time.Advance(TimeSpan.FromHours(12));
        Assert.Equal("Deze link werkt niet", (await anyone.OpenAsync(link)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Bedrijven_are_asked_nothing_but_only_a_person_who_clicks_has_read_it()
    {
        await using var world = await TestWorld.StartAsync();
        var (proef, link) = await SentAsync(world, ontvanger: "bedrijven", sjabloon: "profielmailing");
        using var anyone = world.Browse();
        Assert.Null((await anyone.OpenAsync(link)).QuerySelector("#Dag"));
        Assert.Equal("aanvaard 1 verstuurd", await proef.StandAsync());

        await anyone.PostAsync(link, []);

        Assert.NotNull((await anyone.OpenAsync(link)).QuerySelector("iframe"));
        Assert.Equal("aanvaard 1 ontvangen", await proef.StandAsync());
    }

    [Fact]
    public async Task Who_reads_before_we_know_that_it_was_accepted_gets_no_second_mail()
    {
        await using var door = new SmtpDoor(new Gesprek(Data: null));
        await using var world = await TestWorld.StartAsync(settings: door.Settings);
        var (proef, link) = await SentAsync(world, door: door);
        Assert.Equal("klaar 1 gemaakt", await proef.StandAsync());
        using var anyone = world.Browse();

        await AnswerAsync(anyone, link, "14", "3", "1985");
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await proef.SendAsync();

        Assert.Equal("aanvaard 1 ontvangen", await proef.StandAsync());
        Assert.Single(door.Kept);
    }

    [Fact]
    public async Task One_address_asks_thirty_pages_a_minute()
    {
        await using var world = await TestWorld.StartAsync();
        using var anyone = world.Browse();
        for (var n = 0; n < 30; n++)
            Assert.Equal(HttpStatusCode.OK, (await anyone.GetAsync(Onbekend)).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await anyone.GetAsync(Onbekend)).StatusCode);
    }

    [Fact]
    public async Task The_pages_are_good_in_a_real_browser()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true);
        var proef = await MailProef.MakeAsync(world);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("an");
        await browser.GoAsync(proef.Path);
        await browser.ShotAsync("document-te-mailen");
        await browser.Page.GetByLabel("Mailadres").FocusAsync();
        await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));
        await browser.ShotAsync("document-mail-vertrekt");
        var (_, link) = await SentAsync(world, proef: proef);
        await browser.GoAsync(proef.Path);
        await browser.Page.GetByText("De mail kwam terug").ClickAsync();
        await browser.ShotAsync("document-gemaild");
        await browser.GoAsync(link);
        await browser.ShotAsync("lezen-vraag");
        await browser.Page.GetByLabel("Dag").FocusAsync();
        foreach (var key in new[] { "1", "Tab", "3", "Tab", "1", "9", "8", "5" })
            await browser.Page.Keyboard.PressAsync(key);
        await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));
        await browser.ShotAsync("lezen-fout");
        await browser.GoAsync(Onbekend);
        await browser.ShotAsync("lezen-dicht");
        await world.Db.WriteAsync([new("UPDATE mail SET status = 'teruggekomen', reden = @reden", new { reden = world.Get<Kluis>().Seal(Luik.Persoon, "5.1.1 smtp; 550 User unknown") })]);
        foreach (var (path, name) in new[] { (proef.Path, "document-mail-terug"), ("/documenten?lijst=mail", "documenten-mail") })
        {
            await browser.GoAsync(path);
            await browser.ShotAsync(name);
        }

        await world.Db.WriteAsync([new("UPDATE mail SET status = 'aanvaard'")]);
        await browser.GoAsync(link);
        foreach (var (label, value) in new[] { ("Dag", "14"), ("Maand", "3"), ("Jaar", "1985") })
            await browser.Page.GetByLabel(label).FillAsync(value);
        await browser.LeadsOnAsync(() => browser.Page.Keyboard.PressAsync("Enter"));
        await browser.Page.FrameLocator("iframe").Locator("h1").WaitForAsync();
        await browser.ShotAsync("lezen-open");
    }

    private static async Task<(MailProef Proef, string Link)> SentAsync(
        TestWorld world, string wachtOp = "verstuurd", string ontvanger = "deelnemer", string sjabloon = "afsluitbrief", SmtpDoor? door = null, MailProef? proef = null)
    {
        if (proef is null)
            await (proef = await MailProef.MakeAsync(world, wachtOp, ontvanger, sjabloon)).AskAsync();
        await proef.SendAsync();
        return (proef, MailProef.LinkOf(door?.Last ?? MimeKit.MimeMessage.Load(Directory.GetFiles(Path.Combine(world.DataDirectory, "post")).Single())));
    }

    private static Task<HttpResponseMessage> AnswerAsync(TestBrowser browser, string link, string dag, string maand, string jaar) => browser.PostAsync(link, [("Dag", dag), ("Maand", maand), ("Jaar", jaar)]);
}
