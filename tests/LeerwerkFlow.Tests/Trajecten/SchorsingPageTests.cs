using System.Net;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Tests.Scenarios;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Trajecten;

/// <summary>Suspensions as they are typed wrong: each is refused with what to do, and nothing of it is kept.</summary>
public sealed class SchorsingPageTests
{
    private const string AlGeschorst = "Van 03/05/2010 tot en met 13/06/2010 is het traject al geschorst. Kies dagen die daarbuiten vallen, bijvoorbeeld vanaf 14/06/2010.";

    private static readonly (string Van, string Tot, string Veld, string Zin)[] Fout =
    [
        ("2010-06-13", "2010-07-20", "Van", AlGeschorst),
        ("2010-04-01", "2010-05-03", "Van", AlGeschorst),
        ("2010-04-01", "", "Van", AlGeschorst),
        ("2010-05-10", "2010-05-12", "Van", AlGeschorst),
        ("2010-05-03", "2010-06-13", "Van", "Deze schorsing staat er al: van 03/05/2010 tot en met 13/06/2010."),
        ("2010-07-10", "2010-07-09", "Tot", "De laatste dag van de schorsing ligt vóór de eerste. Kijk de datums na."),
        ("2010-02-28", "2010-03-20", "Van", "De schorsing begint voor de start van de werkervaring (01/03/2010). Kies een dag vanaf dan."),
        ("2011-09-01", "", "Van", "Het traject eindigt op 31/08/2011. Een schorsing kan ten laatste op die dag beginnen."),
        ("2011-03-01", "", "Van", "De schorsing begint meer dan een jaar na vandaag. Kijk het jaartal na."),
        ("2010-07-01", "2100-07-01", "Tot", "De schorsing duurt meer dan twee jaar. Kijk het jaartal na, of laat de laatste dag leeg als je die nog niet weet."),
        ("2011-02-29", "", "Van", "'2011-02-29' kan hier niet. Kijk na of het bestaat en juist geschreven is."),
        ("2010-07-01", "2100-02-29", "Tot", "'2100-02-29' kan hier niet. Kijk na of het bestaat en juist geschreven is."),
    ];

    [Fact]
    public async Task Days_that_cannot_be_are_refused_beside_their_field_and_nothing_is_kept()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var an = await world.SignInAsync("an");
        var seen = await TestBrowser.ReadAsync(await an.PostAsync($"/traject/{id}/schorsen", [("Van", "2010-05-03"), ("Tot", "2010-06-13")]));
        await WijzigingPageTests.ConfirmAsync(an, seen, $"/traject/{id}/schorsen");
        var before = await world.Db.FindAsync<string>("SELECT staat FROM traject");

        foreach (var (van, tot, veld, zin) in Fout)
        {
            var answer = await an.PostAsync($"/traject/{id}/schorsen", [("Van", van), ("Tot", tot), ("Toelichting", "stil")]);

            var page = await TestBrowser.ReadAsync(answer);
            Assert.Equal((HttpStatusCode.BadRequest, zin), (answer.StatusCode, page.QuerySelector($"#{veld}-fout")?.TextContent));
            Assert.Null(page.QuerySelector("section[aria-labelledby=gevolgen]"));
            Assert.Equal("stil", page.QuerySelector("#Toelichting")!.TextContent);
        }

        Assert.Equal(before, await world.Db.FindAsync<string>("SELECT staat FROM traject"));
        Assert.Empty(await world.Db.QueryAsync<string>("SELECT id FROM vertrouwelijke_reden"));
    }

    [Fact]
    public async Task An_open_suspension_is_ended_before_another_and_one_before_it_may_still_be_noted()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        var change = world.Get<ChangeTraject>();
        Task DoAsync(Wijziging wijziging) => RunAsync(world, change, id, wijziging);
        await DoAsync(new Wijziging.Schors(new(2010, 5, 3), null));

        Assert.Equal("Er loopt al een schorsing sinds 03/05/2010. Hervat eerst het traject.", await RefusedAsync(() => DoAsync(new Wijziging.Schors(new(2010, 6, 1), new(2010, 6, 2)))));
        Assert.Equal("De schorsing begon op 03/05/2010. Haar laatste dag kan niet vroeger zijn: kijk de datum na.", await RefusedAsync(() => DoAsync(new Wijziging.Hervat(new(2010, 5, 2)))));
        Assert.Equal("De laatste dag ligt meer dan een jaar na vandaag. Kijk het jaartal na, of wacht met hervatten.", await RefusedAsync(() => DoAsync(new Wijziging.Hervat(new(2100, 5, 2)))));
        await DoAsync(new Wijziging.Schors(new(2010, 3, 1), new(2010, 4, 4)));
        await DoAsync(new Wijziging.Hervat(new(2010, 5, 31)));
        Assert.Equal("Er loopt geen schorsing: het traject loopt al.", await RefusedAsync(() => DoAsync(new Wijziging.Hervat(new(2010, 5, 31)))));
        Assert.Equal("De start staat al op 01/03/2010. Er is niets te verbeteren.", await RefusedAsync(() => DoAsync(new Wijziging.Begindatum(new(2010, 3, 1)))));
        Assert.Equal("De nieuwe start ligt meer dan een jaar van de start die nu genoteerd is (01/03/2010). Kijk het jaartal na.", await RefusedAsync(() => DoAsync(new Wijziging.Begindatum(new(2009, 2, 28)))));

        // 35 and 29 days: the second one counts no day.
        Assert.Equal("2010-10-05", await world.Db.FindAsync<string>("SELECT datum FROM wacht WHERE status = 'open' AND titel = 'Wacht tot de tussentijdse evaluatie'"));
    }

    [Fact]
    public async Task At_the_clock_change_it_is_already_the_next_day()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        world.Time.Advance(new DateTimeOffset(2010, 3, 27, 23, 30, 0, TimeSpan.Zero) - world.Time.GetUtcNow());
        using var an = await world.SignInAsync("an");

        Assert.Equal("2010-03-28", (await an.OpenAsync($"/traject/{id}/schorsen")).QuerySelector("#Van")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Another_coach_an_instructeur_and_a_traject_that_ended_are_told_so()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        await world.AddMedewerkerAsync("ins", "instructeur");
        var id = await Voorbeeld.StartAsync(world);
        using var an = await world.SignInAsync("an");
        using var bo = await world.SignInAsync("bo");
        using var ins = await world.SignInAsync("ins");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), ((await bo.GetAsync($"/traject/{id}/schorsen")).StatusCode, (await ins.GetAsync($"/traject/{id}/schorsen")).StatusCode));
        await world.Get<PlayScenario>().RunAsync(id, Scenario.Parse("geweigerd", Played.Text("geweigerd")), new(2011, 1, 1), "an");
        var answer = await an.PostAsync($"/traject/{id}/schorsen", [("Van", "2010-03-10")]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Dit traject is afgerond: aan de planning verandert niets meer.", (await TestBrowser.ReadAsync(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task RunAsync(TestWorld world, ChangeTraject change, string id, Wijziging wijziging) =>
        await change.RunAsync(id, await world.Db.FindAsync<long>("SELECT revisie FROM traject WHERE id = @id", new { id }), wijziging, "an");

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RuleBroken>(act)).Message;
}
