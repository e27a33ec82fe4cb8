using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Store;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>F15: trajecten that throw when they wake, because their state, their version or a date of them cannot be read. Each is one incident that a person sees; the others go on.</summary>
public sealed class GifTests(ITestOutputHelper output)
{
    // More than the clockwork takes in one question, all of them due before the others.
    private const int Veel = 2_100;

    private static readonly string[] Vergif =
    [
        "UPDATE traject SET staat = '{' WHERE id = @id",
        "UPDATE traject SET staat = replace(staat, '\"Stap\":\"wacht\"', '\"Stap\":\"weg\"') WHERE id = @id",
        "UPDATE traject SET flowversie = 'kapot@1' WHERE id = @id",
        "UPDATE traject SET staat = replace(staat, 'hier + 1 dagen', 'hier + + dagen') WHERE id = @id",
    ];

    [Theory, MemberData(nameof(Databases.Engines), MemberType = typeof(Databases)), Trait("Fault", "F15")]
    public async Task Each_poison_is_one_incident_and_the_others_go_on(string engine)
    {
        var campagne = new Campagne("F15", 40, output);
        await using var test = await Databases.CreateAsync(engine);
        await Veld.PrepareAsync(test.Options, Mini.Eens);
        await using var veld = await Veld.OpenAsync(test.Options);
        await veld.Db.WriteAsync([new("INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door, herkomst) SELECT 'kapot@1', 'kapot', 1, 'kapot', '{}', gepubliceerd, door, herkomst FROM flowversie WHERE id = 'eens@1'")]);
        var giftig = new List<string>();
        for (var n = 0; n < 8; n++)
            giftig.Add(await veld.StartAsync("eens"));
        await AddAsync(veld, giftig[0], campagne.N <= 40 ? Veel : campagne.N / 10);
        veld.Time.Advance(TimeSpan.FromDays(1));
        var buren = new List<string>();
        for (var n = 0; n < campagne.N; n++)
            buren.Add(await veld.StartAsync("eens"));
        await veld.Db.WriteAsync([.. giftig.Select((id, n) => new Statement(Vergif[n % Vergif.Length], new { id }))]);
        var alle = await veld.Db.FindAsync<long>("SELECT COUNT(*) FROM traject") - buren.Count;

        veld.Time.Advance(TimeSpan.FromDays(1));
        await veld.Get<DueWork>().RunAsync();
        var sinds = System.Diagnostics.Stopwatch.StartNew();
        await veld.Get<DueWork>().RunAsync();
        sinds.Stop();

        Assert.Equal(buren.Count, await veld.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE titel = 'daarna' AND status = 'open'"));
        Assert.Equal(
            (alle, alle), (await veld.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE soort = 'incident'"), await veld.Db.FindAsync<long>("SELECT COUNT(DISTINCT traject) FROM taak WHERE soort = 'incident' AND status = 'open'")));
        Assert.All(giftig, id => Assert.DoesNotContain(id, buren));

        // Mended and the incident closed: it is tried again, and goes on.
        var genezen = giftig[2];
        await veld.Db.WriteAsync([new("UPDATE traject SET flowversie = 'eens@1' WHERE id = @genezen", new { genezen }), new("UPDATE taak SET status = 'klaar' WHERE traject = @genezen AND soort = 'incident'", new { genezen })]);
        await veld.Get<DueWork>().RunAsync();
        Assert.Equal(1, await veld.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE traject = @genezen AND titel = 'daarna' AND status = 'open'", new { genezen }));
        campagne.Report($"{engine} {alle} poison beside {buren.Count}: {alle} incidents, {buren.Count} neighbours woke, the next round took {sinds.ElapsedMilliseconds} ms");
    }

    // Copies of one traject, poisoned: cheap, and their journals need not be right.
    private static Task AddAsync(Veld veld, string id, int aantal) => veld.Db.WriteAsync([.. Enumerable.Range(0, aantal).SelectMany(n => (Statement[])
    [
        new(
            """
            INSERT INTO traject (id, nummer, organisatie, deelnemer, vacature, werkplek, promotor, flowversie, status, staat, revisie, journaal_nr, journaal_hash, melding_nr, aangemaakt)
            SELECT @nieuw, @nummer, organisatie, deelnemer, vacature, werkplek, promotor, flowversie, status, '{', revisie, journaal_nr, journaal_hash, melding_nr, aangemaakt FROM traject WHERE id = @id
            """,
            new { nieuw = $"TR-GIF-{n:000000}", nummer = 500_000 + n, id }),
        new(
            """
            INSERT INTO wacht (traject, id, pad, soort, titel, formule, hier, loopt_door, tot_en_met, datum, vervalt, waarom, status, geopend)
            SELECT @nieuw, id, pad, soort, titel, formule, hier, loopt_door, tot_en_met, datum, vervalt, waarom, status, geopend FROM wacht WHERE traject = @id
            """,
            new { nieuw = $"TR-GIF-{n:000000}", id }),
    ])]);
}
