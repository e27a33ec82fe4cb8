using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Store;

/// <summary>0003_ontwerp, on a database in which somebody is redrawing a flow and a version was published.</summary>
public sealed class OntwerpMigrationTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task An_older_database_keeps_its_concepten_and_its_journal(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using (var db = await test.OpenAsync([.. Migration.Shipped().Take(2)]))
        {
            await db.WriteAsync(
            [
                new("INSERT INTO medewerker (id, naam, gebruikersnaam, rollen, wachtwoord) VALUES ('m', 'M', 'm', 'beheerder', 'x')"),
                new("INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door) VALUES ('f@1', 'f', 1, 'h', '{}', '2010-03-01T08:00:00.000Z', 'm')"),
                new("INSERT INTO flowconcept (flow, inhoud, revisie, door, bijgewerkt) VALUES ('f', '{}', 4, 'm', '2010-03-01T08:00:00.000Z')"),
                new("INSERT INTO flowjournaal (id, tijdstip, actor, flow, handeling, flowversie, hash, revisie) VALUES ('j', '2010-03-01T08:00:00.000Z', 'm', 'f', 'gepubliceerd', 'f@1', 'h', 3)"),
            ]);
        }

        await using var newer = await test.OpenAsync([.. Migration.Shipped().Take(3)]);

        Assert.Equal("f@1 3 geen", await newer.FindAsync<string>("SELECT flowversie || ' ' || revisie || ' ' || COALESCE(reden, tweede, 'geen') FROM flowjournaal"));
        Assert.Equal("f 4", await newer.FindAsync<string>("SELECT flow || ' ' || revisie FROM flowconcept"));
        Assert.Equal(0, await newer.FindAsync<long>("SELECT (SELECT COUNT(*) FROM aanwezigheid) + (SELECT COUNT(*) FROM opmerking) + (SELECT COUNT(*) FROM publicatievraag)"));
    }
}
