using LeerwerkFlow.Access;
using LeerwerkFlow.Inbox.Zoeken;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;

namespace LeerwerkFlow.Tests.Inbox.Zoeken;

public sealed class FindWerkTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Accents_and_order_do_not_count_and_every_word_must_be_found(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var inbox = await InboxWorld.StartAsync(store: store);
        await inbox.World.Db.WriteAsync(
        [
            new("UPDATE deelnemer SET voornaam = 'Zoë', naam = 'Müller', zoek = @zoek", new { zoek = Zoekwoord.Of("Zoë Müller") }),
            new("UPDATE taak SET titel = 'Bel de coördinator' WHERE titel = 'Voer het gesprek'"),
        ]);

        foreach (var zoek in new[] { "zoe", "ZOË mul", "müller zoë", inbox.Traject.ToLowerInvariant() })
            Assert.Equal([inbox.Traject], (await FindAsync(inbox, inbox.An, zoek)).Mensen.Select(m => m.Id));
        foreach (var zoek in new[] { "coordinator", "Coördinator muller", "bel zoë" })
            Assert.Equal(["Bel de coördinator"], (await FindAsync(inbox, inbox.An, zoek)).Taken.Select(t => t.Titel));
        foreach (var zoek in new[] { "zoë janssens", "coordinator janssens", "%", "_", "", "  " })
            Assert.Equal((0, 0), ((await FindAsync(inbox, inbox.An, zoek)).Mensen.Count, (await FindAsync(inbox, inbox.An, zoek)).Taken.Count));
    }

    [Fact]
    public async Task Only_what_is_in_sight_is_found()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var elders = await inbox.World.AddMedewerkerAsync("cas", "coordinator", "lwb-2");
        var ine = await inbox.World.AddMedewerkerAsync("ine", "instructeur");

        Assert.Equal((1, 4), await CountAsync(inbox, inbox.An));
        Assert.Equal((1, 4), await CountAsync(inbox, inbox.Carla));
        // A colleague sees the titles of the team, not the dossier.
        Assert.Equal((0, 4), await CountAsync(inbox, inbox.Bo));
        Assert.Equal((0, 0), await CountAsync(inbox, elders));
        Assert.Equal((0, 0), await CountAsync(inbox, ine));
    }

    [Fact]
    public async Task A_page_shows_ten_and_more_when_asked()
    {
        await using var inbox = await InboxWorld.StartAsync();
        await inbox.World.Db.WriteAsync([.. Enumerable.Range(0, 12).Select(i => new Statement(
            "INSERT INTO taak (id, traject, soort, pad, titel, rol, formulier, medewerker, status, geopend) VALUES (@id, @Traject, 'stap', 'werk/x', 'Zeldzaam werk', 'coach', 'incident', 'an', 'open', '2010-03-01T11:00:00.0000000Z')",
            new { id = $"x{i}", inbox.Traject }))]);
        using var browser = await inbox.World.SignInAsync("an");

        var page = await browser.OpenAsync("/zoek?q=zeldzaam");
        var more = await browser.OpenAsync(page.QuerySelector("main a[href*='taken=20']")!.GetAttribute("href")!);

        Assert.Equal((10, 12), (page.QuerySelectorAll(".taken li").Length, more.QuerySelectorAll(".taken li").Length));
        Assert.Null(more.QuerySelector("main a[href*='taken=30']"));
        Assert.Equal("gezocht", await inbox.World.Db.FindAsync<string>("SELECT handeling FROM verwerking WHERE handeling = 'gezocht'"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Names_of_before_are_folded(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using (var old = await test.OpenAsync([.. Migration.Shipped().Where(m => m.Nr < 18)]))
            await old.WriteAsync(
            [
                new("INSERT INTO organisatie (id, code, naam) VALUES ('o', 'o', 'O')"),
                new("INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) VALUES ('d', 'o', 'Zoë', 'Müller-Şahin', 'zoë müller-şahin', @leeg)", new { leeg = Array.Empty<byte>() }),
            ]);

        await using var db = await test.OpenAsync();

        Assert.Equal("zoe muller-sahin", await db.FindAsync<string>("SELECT zoek FROM deelnemer"));
    }

    private static Task<Gevonden> FindAsync(InboxWorld inbox, CurrentUser wie, string zoek) => inbox.Get<FindWerk>().RunAsync(wie, zoek, 10, 10);

    private static async Task<(int, int)> CountAsync(InboxWorld inbox, CurrentUser wie) =>
        await FindAsync(inbox, wie, "fictief") is var found ? (found.Mensen.Count, found.Taken.Count) : default;
}
