using LeerwerkFlow.Inbox;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;

namespace LeerwerkFlow.Tests.Inbox;

/// <summary>Every figure above the inbox is the number of lines that its pages show, whoever asks and wherever a page ends.</summary>
public sealed class PostvakTellingTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Counts_are_the_lines(string engine)
    {
        await using var store = await Databases.CreateAsync(engine);
        await using var inbox = await InboxWorld.StartAsync(store: store);
        await inbox.World.Klok.MoveAsync(new DateOnly(2010, 3, 3));
        var had = 0;
        foreach (var extra in new[] { 0, Postvak.PageSize - 1, Postvak.PageSize, Postvak.PageSize + 1, (2 * Postvak.PageSize) + 3 })
        {
            await AddAsync(inbox, had, extra);
            had = extra;
            await AssertTrueAsync(inbox);
            Assert.Equal(extra, (await LinesAsync(inbox, inbox.Bo, false, null)).Count(r => r.Titel == "Extra"));
        }
    }

    private static async Task AssertTrueAsync(InboxWorld inbox)
    {
        foreach (var wie in new[] { inbox.An, inbox.Bo, inbox.Carla })
        {
            foreach (var team in new[] { false, true })
            {
                var counted = (await inbox.Get<Postvak>().ReadAsync(wie, new(team))).Aantallen;
                var lines = await LinesAsync(inbox, wie, team, null);
                Assert.Equal(lines.Count, lines.Select(r => r.Id).Distinct().Count());
                Assert.Equal(lines.GroupBy(r => r.Groep).Select(g => (g.Key, g.LongCount())).Order(), counted.Select(c => (c.Key, c.Value)).Order());
                foreach (var (groep, aantal) in counted)
                    Assert.Equal(aantal, (await LinesAsync(inbox, wie, team, groep)).Count(r => r.Groep == groep));
            }
        }
    }

    // Of Bo, over all groups; beside them as many closed ones, which no figure may see.
    private static async Task AddAsync(InboxWorld inbox, int van, int tot)
    {
        string?[] dagen = ["2010-02-26", "2010-03-02", "2010-03-03", "2010-03-04", "2010-03-07", "2010-03-08", null];
        foreach (var status in new[] { "open", "klaar" })
            await inbox.World.Db.WriteAsync([.. Enumerable.Range(van, tot - van).Select(i => new Statement(
                "INSERT INTO taak (id, traject, soort, pad, titel, rol, formulier, medewerker, status, termijn, geopend) VALUES (@id, @Traject, 'stap', 'werk/extra', 'Extra', 'coach', 'incident', 'bo', @status, @termijn, '2010-03-01T11:00:00.0000000Z')",
                new { id = $"{status}-{i:000}", inbox.Traject, status, termijn = dagen[i % dagen.Length] }))]);
    }

    private static async Task<List<PostvakRegel>> LinesAsync(InboxWorld inbox, LeerwerkFlow.Access.CurrentUser wie, bool team, string? groep)
    {
        List<PostvakRegel> lines = [];
        for (var pagina = 1; ; pagina++)
        {
            var lijst = await inbox.Get<Postvak>().ReadAsync(wie, new(team, groep, Pagina: pagina));
            lines.AddRange(lijst.Regels);
            if (!lijst.HasMore)
                return lines;
        }
    }
}
