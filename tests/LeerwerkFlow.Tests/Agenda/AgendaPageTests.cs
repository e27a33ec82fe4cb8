using System.Net;
using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Agenda;
using LeerwerkFlow.Tests.Inbox;
using LeerwerkFlow.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeerwerkFlow.Tests.Agenda;

public sealed class AgendaPageTests
{
    [Fact]
    public async Task A_week_shows_afspraken_taken_holidays_and_absence_of_the_own_agenda()
    {
        await using var agenda = await AgendaWorld.StartAsync();
        await agenda.World.Get<SaveAfwezigheid>().RunAsync(agenda.An, new(null, 0, "an", new(2010, 4, 8), new(2010, 4, 9), "bo", new Dictionary<string, string>()));
        await agenda.PlanAsync(agenda.Vraag("2010-04-06", "09:30"));
        await agenda.World.Db.WriteAsync([new("UPDATE taak SET termijn = '2010-04-07', medewerker = 'an' WHERE titel = (SELECT MIN(titel) FROM taak)")]);
        using var an = await agenda.World.SignInAsync("an");
        using var bo = await agenda.World.SignInAsync("bo");
        using var co = await agenda.World.SignInAsync("co");

        var week = await an.OpenAsync("/agenda?week=2010-04-08");

        var dagen = week.QuerySelectorAll(".week > li").Select(d => string.Join(' ', string.Join(' ', d.Children.Select(c => c.TextContent)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(["maandag 5 apr Feestdag: paasmaandag Niets gepland", "dinsdag 6 apr 9.30 tot 10.30 uur Jo Fictief Kerkstraat 1"], dagen[..2]);
        Assert.StartsWith("woensdag 7 apr Taken, laatste dag ", dagen[2], StringComparison.Ordinal);
        Assert.Equal(["donderdag 8 apr Afwezig tot en met 9 apr Niets gepland", "zaterdag 10 apr Niets gepland"], [dagen[3], dagen[5]]);
        Assert.Equal(["/agenda?week=2010-03-29", "/agenda?week=2010-03-01", "/agenda?week=2010-04-12"], week.QuerySelectorAll(".weekkeuze a").Select(a => a.GetAttribute("href")));
        Assert.DoesNotContain("Jo", (await bo.OpenAsync("/agenda?week=2010-04-05")).QuerySelector(".week")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bo.GetAsync("/agenda?coach=an")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await co.GetAsync("/agenda?coach=uma")).StatusCode);
        Assert.Contains("Jo Fictief", (await co.OpenAsync("/agenda?week=2010-04-05&coach=an")).QuerySelector(".week")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2100-02-29", "1 mrt 2010")]
    [InlineData("2028-02-29", "28 feb 2028")]
    [InlineData("2100-03-01", "1 mrt 2100")]
    [InlineData("0001-01-01", "3 jan 2000")]
    [InlineData("9999-12-31", "23 dec 2199")]
    public async Task A_week_begins_on_monday_whatever_day_was_asked(string dag, string maandag)
    {
        await using var agenda = await AgendaWorld.StartAsync();
        using var an = await agenda.World.SignInAsync("an");

        Assert.StartsWith($"Week van {maandag} tot en met", (await an.OpenAsync($"/agenda?week={dag}")).QuerySelector(".paginakop p")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_dossier_an_afspraak_is_planned_past_a_warning_and_stands_on_the_timeline()
    {
        await using var agenda = await AgendaWorld.StartAsync();
        using var an = await agenda.World.SignInAsync("an");
        var nieuw = (await an.OpenAsync($"/traject/{agenda.Jo}")).QuerySelectorAll("a.knop").Single(a => a.TextContent == "Plan een afspraak").GetAttribute("href")!;
        (string, string)[] avond = [("Dag", "2010-03-02"), ("Uur", "17:00"), ("Soort", "werkplek"), ("Plaats", "Het park")];

        var fout = await an.PostAsync(nieuw, [("Dag", "2100-02-29"), ("Uur", "17:00")]);
        var vraag = await TestBrowser.ReadAsync(await an.PostAsync(nieuw, avond));
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)vraag.QuerySelector("section[aria-labelledby=plan] form")!;
        Assert.Empty(await agenda.RowsAsync());
        var klaar = await an.SendFormAsync(form, nieuw, [("Gezien", vraag.QuerySelector("#Gezien")!.GetAttribute("value")!)]);

        Assert.Equal(HttpStatusCode.BadRequest, fout.StatusCode);
        Assert.Equal("Deze dag bestaat niet. Kijk dag, maand en jaar na.", (await TestBrowser.ReadAsync(fout)).QuerySelector("#Dag-fout")!.TextContent);
        Assert.Contains("Dit valt buiten het uurrooster van Jo Fictief: ma-vr 8-16.", vraag.QuerySelector(".bericht-let")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, klaar.StatusCode);
        Assert.Equal(["2010-03-02 17:00 1 0"], await agenda.RowsAsync());
        Assert.Equal("Afspraak om 17.00 uur", (await an.OpenAsync($"/traject/{agenda.Jo}?soort=gesprek")).QuerySelector($".tijdlijn a[href='{klaar.Headers.Location}']")!.TextContent);
        Assert.Contains("afspraak-bekeken", await agenda.World.Db.QueryAsync<string>("SELECT handeling FROM verwerking"));
    }

    [Fact]
    public async Task Who_comes_second_sees_what_the_first_kept_beside_what_was_typed()
    {
        await using var agenda = await AgendaWorld.StartAsync();
        var vraag = agenda.Vraag();
        await agenda.PlanAsync(vraag);
        using var an = await agenda.World.SignInAsync("an");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)(await an.OpenAsync($"/afspraak/{vraag.Id}")).QuerySelector("section[aria-labelledby=plan] form")!;
        await agenda.PlanAsync(vraag with { Revisie = 1, Uur = "11:00" });

        var answer = await an.SendFormAsync(form, $"/afspraak/{vraag.Id}", [("Uur", "14:00")]);

        var page = await TestBrowser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("14:00", page.QuerySelector("#Uur")!.GetAttribute("value"));
        Assert.Contains("Nu bewaard: 11:00", page.QuerySelector("section[aria-labelledby=plan]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_invitation_names_nobody_else_and_never_why()
    {
        await using var agenda = await AgendaWorld.StartAsync();
        var mo = await agenda.MoreAsync(1);
        var groep = agenda.Vraag() with { Soort = "groep", Trajecten = [agenda.Jo, mo[0]] };
        await agenda.ForceAsync(groep);
        using var an = await agenda.World.SignInAsync("an");
        using var bo = await agenda.World.SignInAsync("bo");
        using var uma = await agenda.World.SignInAsync("uma");
        var adres = (await an.OpenAsync($"/afspraak/{groep.Id}")).QuerySelector("a[download]")!.GetAttribute("href")!;

        var request = await an.GetAsync(adres);
        await agenda.World.Get<CancelAfspraak>().RunAsync(agenda.An, groep.Id, 1);
        var cancel = await an.GetAsync(adres);

        Assert.Equal("text/calendar; charset=utf-8; method=REQUEST", request.Content.Headers.ContentType!.ToString());
        Snapshot.Match((await request.Content.ReadAsStringAsync()).Replace("\r\n", "\n", StringComparison.Ordinal).Replace(groep.Id, "ID", StringComparison.Ordinal), "uitnodiging");
        var weg = await cancel.Content.ReadAsStringAsync();
        Assert.All(new[] { "METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1", $"UID:{groep.Id}@leerwerkflow" }, lijn => Assert.Contains(lijn + "\r\n", weg, StringComparison.Ordinal));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [(await bo.GetAsync(adres)).StatusCode, (await uma.GetAsync(adres)).StatusCode]);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [(await bo.GetAsync($"/afspraak/{groep.Id}")).StatusCode, (await uma.GetAsync($"/afspraak/nieuw?traject={agenda.Jo}")).StatusCode]);
        Assert.Equal(HttpStatusCode.NotFound, (await an.GetAsync($"/afspraak/{groep.Id}?handler=Ics&voor={new string('0', 12)}")).StatusCode);
    }

    [Fact]
    public async Task A_feed_is_neutral_private_shown_once_renewed_and_taken_back()
    {
        var log = new ProblemsTests.Lines();
        await using var agenda = await AgendaWorld.StartAsync(adapt: b => b.Services.AddSingleton<ILoggerProvider>(log), settings: ["--Logging:LogLevel:Default=Information", "--Access:FeedsPerMinuut=6"]);
        await agenda.PlanAsync(agenda.Vraag());
        await agenda.PlanAsync(agenda.Vraag("2010-03-03") with { Soort = "huisbezoek", Plaats = "Dorpsstraat 1" });
        var af = agenda.Vraag("2010-03-04");
        await agenda.PlanAsync(af);
        await agenda.World.Get<CancelAfspraak>().RunAsync(agenda.An, af.Id, 1);
        using var an = await agenda.World.SignInAsync("an");
        using var anyone = agenda.World.Browse();

        var eerste = await MakeAsync();
        var feed = await anyone.GetAsync(eerste);
        var ics = await feed.Content.ReadAsStringAsync();
        Assert.Equal(("no-store", "noindex", "no-referrer"), (feed.Headers.CacheControl!.ToString(), feed.Headers.GetValues("X-Robots-Tag").Single(), feed.Headers.GetValues("Referrer-Policy").Single()));
        Assert.Equal((2, 2, 1), (Count("BEGIN:VEVENT"), Count("SUMMARY:Afspraak\r\n"), Count("LOCATION:Kerkstraat 1\r\n")));
        Assert.All(new[] { "Jo", "Fictief", "Dorpsstraat", "METHOD", "ATTENDEE", "ORGANIZER", "Medewerker" }, woord => Assert.DoesNotContain(woord, ics, StringComparison.Ordinal));
        Assert.DoesNotContain(eerste, (await an.OpenAsync("/agenda")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(64, (await agenda.World.Db.FindAsync<string>("SELECT geheim FROM agendafeed"))!.Length);

        var tweede = await MakeAsync();
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK], [(await anyone.GetAsync(eerste)).StatusCode, (await anyone.GetAsync(tweede)).StatusCode]);
        await agenda.World.Db.WriteAsync([new("UPDATE medewerker SET actief = 0 WHERE id = 'an'")]);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync(tweede)).StatusCode);
        await agenda.World.Db.WriteAsync([new("UPDATE medewerker SET actief = 1 WHERE id = 'an'")]);
        await agenda.World.Get<Agendafeed>().RevokeAsync(agenda.An);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], [(await anyone.GetAsync(tweede)).StatusCode, (await anyone.GetAsync("/agenda/feed/A.ics")).StatusCode, (await anyone.GetAsync(tweede)).StatusCode]);
        Assert.All(new[] { eerste, tweede }, adres => Assert.DoesNotContain(log.Seen, l => l.Contains(adres.Split('/')[^1][..32], StringComparison.Ordinal)));
        agenda.World.Get<ILogger<AgendaPageTests>>().LogInformation("Gehoord");
        Assert.Contains("Gehoord", log.Seen);

        int Count(string lijn) => ics.Split(lijn).Length - 1;

        async Task<string> MakeAsync() => new Uri((await TestBrowser.ReadAsync(await an.PostAsync("/agenda", [], "section[aria-labelledby=feed] form"))).QuerySelector("#adres")!.GetAttribute("value")!).AbsolutePath;
    }

    [Fact]
    public async Task From_a_taak_that_is_a_talk_an_afspraak_is_planned_once()
    {
        await using var inbox = await InboxWorld.StartAsync(shipped: true);
        var taak = await inbox.IdAsync("Voer het gesprek");
        using var an = await inbox.World.SignInAsync("an");
        var plan = (await an.OpenAsync($"/taak/{taak}")).QuerySelectorAll("aside a.knop").Single(a => a.TextContent == "Plan of bekijk de afspraak").GetAttribute("href")!;

        var klaar = await an.PostAsync(plan, [("Dag", "2010-03-02"), ("Uur", "10:00"), ("Plaats", "Kerkstraat 1")], "section[aria-labelledby=plan] form");

        Assert.Equal(HttpStatusCode.Redirect, klaar.StatusCode);
        Assert.Equal(taak, await inbox.World.Db.FindAsync<string>("SELECT taak FROM afspraak"));
        Assert.Equal(klaar.Headers.Location, (await an.GetAsync(plan)).Headers.Location);
    }
}
