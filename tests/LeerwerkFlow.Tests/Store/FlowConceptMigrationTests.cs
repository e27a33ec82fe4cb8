using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Store;

/// <summary>0002_flowconcept, on a database in which a traject already waits.</summary>
public sealed class FlowConceptMigrationTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task An_older_database_keeps_its_trajecten_and_their_version(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using (var db = await test.OpenAsync([.. Migration.Shipped().Take(1)]))
        {
            await db.WriteAsync(
            [
                new("INSERT INTO organisatie (id, code, naam) VALUES ('o', 'o', 'O')"),
                new("INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) VALUES ('d', 'o', 'Nora', 'Voorbeeld', 'nora voorbeeld', @leeg)", new { leeg = Array.Empty<byte>() }),
                new("INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door) VALUES ('f@1', 'f', 1, 'h', '{}', '2010-03-01T08:00:00.000Z', 'systeem')"),
                new("INSERT INTO traject (id, nummer, organisatie, deelnemer, flowversie, status, staat, revisie, aangemaakt) VALUES ('t', 1, 'o', 'd', 'f@1', 'opgeschort', '{}', 3, '2010-03-01T08:00:00.000Z')"),
                new("INSERT INTO wacht (traject, id, pad, soort, titel, hier, loopt_door, tot_en_met, status, geopend) VALUES ('t', 'w', 'w', 'Moment', 'w', '2010-03-01', 0, 0, 'open', '2010-03-01T08:00:00.000Z')"),
            ]);
        }

        await using var newer = await test.OpenAsync([.. Migration.Shipped().Take(2)]);

        Assert.Equal("t opgeschort 3 f@1 bestand", await newer.FindAsync<string>("SELECT t.id || ' ' || t.status || ' ' || t.revisie || ' ' || v.id || ' ' || v.herkomst FROM traject t JOIN flowversie v ON v.id = t.flowversie"));
        Assert.Equal("open", await newer.FindAsync<string>("SELECT status FROM wacht"));
        Assert.Equal(0, await newer.FindAsync<long>("SELECT (SELECT COUNT(*) FROM flowconcept) + (SELECT COUNT(*) FROM flowvoorstel) + (SELECT COUNT(*) FROM flowjournaal)"));
    }
}
