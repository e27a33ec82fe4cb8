using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Inbox.Links;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Trajecten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace LeerwerkFlow.Tests.Inbox.Links;

/// <summary>The link by which an external promotor does one taak (S16).</summary>
public sealed class TaaklinkTests
{
    private static readonly string Onbekend = "/p/" + new string('A', 32);

    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task A_link_does_the_taak_once_and_the_dossier_says_who(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var world = await TestWorld.StartAsync(settings: [$"--Store:Engine={engine}", $"--Store:Postgres={store.Options.Postgres}"]);
        var proef = await LinkProef.BeginAsync(world);
        var eigen = await world.Get<SaveConcept>().RunAsync(proef.An, proef.Taak, new Dictionary<string, string[]> { ["opvolging"] = ["MERKCOACH"] }, 0, Venster.None);
        var link = await proef.GiveAsync();
        using var anyone = world.Browse();
        using var tweede = world.Browse();

        var page = await anyone.OpenAsync(link);
        var oud = (IHtmlFormElement)(await tweede.OpenAsync(link)).QuerySelector("main form")!;
        var fout = await TestBrowser.ReadAsync(await anyone.SendFormAsync((IHtmlFormElement)page.QuerySelector("main form")!, link, [("technisch", "Met de snoeischaar")]));
        var goed = await anyone.SendFormAsync((IHtmlFormElement)fout.QuerySelector("main form")!, link, LinkProef.Antwoorden);
        var na = await anyone.GetAsync(link);
        var laat = await tweede.SendFormAsync(oud, link, [("opvolging", "Mijn lange tekst")]);

        Assert.Equal(("Maak het plan", "Een formulier invullen · LeerwerkFlow"), (page.QuerySelector("h1")!.TextContent, page.Title));
        Assert.Contains("Over Nora Voorbeeld · gevraagd door Medewerker an aan Rik Verzonnen. De link werkt tot en met maandag 15 maart 2010.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("MERK", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main a, .hoofdnav"));
        Assert.Equal("Met de snoeischaar", ((IHtmlTextAreaElement)fout.QuerySelector("[name=technisch]")!).Value);
        Assert.NotEmpty(fout.QuerySelectorAll(".foutenlijst li"));
        Assert.Equal(HttpStatusCode.Redirect, goed.StatusCode);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (na.StatusCode, laat.StatusCode));
        Assert.Contains("Rik Verzonnen vulde het in op maandag 1 maart 2010.", (await TestBrowser.ReadAsync(na)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mijn lange tekst", (await TestBrowser.ReadAsync(laat)).QuerySelector("[aria-labelledby=getypt]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["daarna"], await proef.Traject.WaitsAsync());
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM antwoord"));
        Assert.Equal(["MERKCOACH"], (await world.Get<SaveConcept>().FindAsync(proef.An, proef.Taak))!.Tekst["opvolging"]);
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM journaal j JOIN taaklink l ON j.actor = 'link-' || l.id"));
        using var an = await world.SignInAsync("an");
        Assert.Contains("Ingevuld via link, gegeven door Medewerker an aan Rik Verzonnen.", (await an.OpenAsync($"/taak/{proef.Taak}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("via link, gegeven door Medewerker an aan Rik Verzonnen", (await an.OpenAsync($"/traject/{proef.Traject.Id}?soort=taak")).QuerySelector(".tijdlijn")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_old_renewed_or_taken_back_looks_like_what_never_was()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await LinkProef.BeginAsync(world);
        using var anyone = world.Browse();
        var never = await DeadAsync(anyone, Onbekend);
        var link = await proef.GiveAsync();
        var open = await anyone.GetAsync(link);
        Assert.Equal(("noindex", "no-referrer", true), (open.Headers.GetValues("X-Robots-Tag").Single(), open.Headers.GetValues("Referrer-Policy").Single(), open.Headers.CacheControl!.NoStore));
        await anyone.SendFormAsync((IHtmlFormElement)(await anyone.OpenAsync(link)).QuerySelector("main form")!, link + "?handler=Concept", [("opvolging", "Half af")]);

        world.Time.Advance(TimeSpan.FromDays(14));
        await anyone.OpenAsync(link);
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(never, await DeadAsync(anyone, link));
        var nieuw = (await proef.ActAsync("Vernieuw"))!;
        Assert.Equal(never, await DeadAsync(anyone, link));
        Assert.Equal("Half af", ((IHtmlTextAreaElement)(await anyone.OpenAsync(nieuw)).QuerySelector("[name=opvolging]")!).Value);
        using (var an = await world.SignInAsync("an"))
            Assert.Equal("", ((IHtmlTextAreaElement)(await an.OpenAsync($"/taak/{proef.Taak}")).QuerySelector("[name=opvolging]")!).Value);
        await proef.ActAsync("TrekIn");
        Assert.Equal(never, await DeadAsync(anyone, nieuw));
        Assert.Empty(await world.Db.QueryAsync<string>("SELECT code FROM taaklink WHERE code = @code", new { code = nieuw[3..] }));
    }

    [Fact]
    public async Task Of_two_with_the_same_link_the_second_is_told_and_nothing_is_overwritten()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await LinkProef.BeginAsync(world);
        var link = await proef.GiveAsync();
        using var een = world.Browse();
        using var twee = world.Browse();
        var (form1, form2) = ((IHtmlFormElement)(await een.OpenAsync(link)).QuerySelector("main form")!, (IHtmlFormElement)(await twee.OpenAsync(link)).QuerySelector("main form")!);

        await een.SendFormAsync(form1, link + "?handler=Concept", [("opvolging", "Van de eerste"), ("Venster", "a"), ("Teller", "1")]);
        var told = await TestBrowser.ReadAsync(await twee.SendFormAsync(form2, link + "?handler=Concept", [("opvolging", "Van de tweede"), ("Venster", "b"), ("Teller", "1")]));

        Assert.Contains("Iemand anders heeft dezelfde link.", told.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Van de eerste", told.QuerySelector("[data-elders]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Van de tweede", ((IHtmlTextAreaElement)told.QuerySelector("[name=opvolging]")!).Value);
        Assert.Equal("Van de eerste", ((IHtmlTextAreaElement)(await een.OpenAsync(link)).QuerySelector("[name=opvolging]")!).Value);
    }

    [Fact]
    public async Task Only_what_was_released_is_shown_also_when_the_owner_may_read_more()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await LinkProef.BeginAsync(world);
        await proef.Traject.AnswerAsync("an", "intake", new { verslag = "MERKOPEN" }, new
        {
            randvoorwaarden = new object[] { new { domein = "MOBILITEIT", beschrijving = "GEDEELD", vrijgave = "2010-03-01" }, new { domein = "SCHULDEN", beschrijving = "MERKGEHEIM" } },
        });
        await world.Db.WriteAsync([new("INSERT INTO inzage (id, traject, medewerker, reden, wens, van, tot, gegeven, door) VALUES ('i', @Id, 'an', @reden, 0, '2010-01-01', '2011-01-01', '', 'an')", new { proef.Traject.Id, reden = Array.Empty<byte>() })]);
        var link = await proef.GiveAsync();
        using var anyone = world.Browse();

        var html = (await anyone.OpenAsync(link)).DocumentElement.OuterHtml;

        Assert.Contains("GEDEELD", html, StringComparison.Ordinal);
        var gevonden = await Taaklink.FindAsync(world.Db, link[3..], default);
        Assert.True((await world.Get<ReadTaak>().GetAsync(proef.An, proef.Taak)).ZietVertrouwelijk);
        Assert.False((await world.Get<ReadTaak>().GetAsync(gevonden!.AsPromotor(), proef.Taak)).ZietVertrouwelijk);
        Assert.DoesNotContain("MERK", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_given_for_a_promotors_taak_that_one_may_do_and_one_at_a_time()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await LinkProef.BeginAsync(world);
        var bo = await world.AddMedewerkerAsync("bo");
        var give = world.Get<GiveTaaklink>();

        await Assert.ThrowsAsync<NotFound>(() => give.RunAsync(bo with { Organisatie = "lwb-9" }, proef.Taak, 1, "Rik", 14));
        await Assert.ThrowsAsync<RuleBroken>(() => give.RunAsync(bo, proef.Taak, 1, "Rik", 14));
        Assert.Equal("Aan", (await Assert.ThrowsAsync<RuleBroken>(() => give.RunAsync(proef.An, proef.Taak, 1, " ", 14))).Veld);
        Assert.Equal("Dagen", (await Assert.ThrowsAsync<RuleBroken>(() => give.RunAsync(proef.An, proef.Taak, 1, "Rik", 100))).Veld);
        await give.RunAsync(proef.An, proef.Taak, 1, "Rik", 14);
        await Assert.ThrowsAsync<Moved>(() => give.RunAsync(proef.An, proef.Taak, 1, "Jan", 14));
        await world.Db.WriteAsync([new("UPDATE taak SET rol = 'coach'")]);
        Assert.Contains("taak van de promotor", (await Assert.ThrowsAsync<RuleBroken>(() => give.RunAsync(proef.An, proef.Taak, 1, "Rik", 14))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filled_in_together_stands_on_the_timeline_with_name_and_day()
    {
        await using var world = await TestWorld.StartAsync();
        var proef = await LinkProef.BeginAsync(world);
        using var an = await world.SignInAsync("an");

        await an.PostAsync($"/taak/{proef.Taak}", [.. LinkProef.Antwoorden, ("SamenMet", "Rik Verzonnen"), ("SamenOp", "2010-03-01")], "form[data-taak]");

        Assert.Contains("Medewerker an, samen met Rik Verzonnen op 01/03/2010", (await an.OpenAsync($"/traject/{proef.Traject.Id}")).QuerySelector(".tijdlijn")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>As the app logs when it ships.</summary>
    [Fact]
    public async Task No_log_line_holds_a_code_and_one_address_asks_so_often()
    {
        using var lines = new Lines();
        await using var world = await TestWorld.StartAsync(
            adapt: builder => builder.Logging.AddProvider(lines), settings: ["--Logging:LogLevel:Default=Information", "--Logging:LogLevel:Microsoft.AspNetCore=Warning", "--Access:TaaklinksPerMinuut=5"]);
        var proef = await LinkProef.BeginAsync(world);
        var link = await proef.GiveAsync();
        using var anyone = world.Browse();

        await anyone.PostAsync(link, LinkProef.Antwoorden);
        foreach (var path in new[] { link, Onbekend, "/k/" + link[3..] })
            await anyone.GetAsync(path);

        world.Get<ILogger<TaaklinkTests>>().LogInformation("gehoord");
        Assert.Contains("gehoord", lines.Seen);
        Assert.DoesNotContain(lines.Seen, l => l.Contains(link[3..], StringComparison.Ordinal));
        await anyone.GetAsync(Onbekend);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await anyone.GetAsync(Onbekend)).StatusCode);
    }

    private static async Task<string> DeadAsync(TestBrowser anyone, string link)
    {
        var answer = await anyone.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Seen { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Seen.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
