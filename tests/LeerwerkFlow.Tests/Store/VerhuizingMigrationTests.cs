using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Store;

/// <summary>0004_verhuizing, on a database in which a traject already waits.</summary>
public sealed class VerhuizingMigrationTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task An_older_database_keeps_its_trajecten_and_can_move_them(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using (var db = await test.OpenAsync([.. Migration.Shipped().TakeWhile(m => m.Nr < 4)]))
        {
            await db.WriteAsync(
            [
                new("INSERT INTO organisatie (id, code, naam) VALUES ('o', 'o', 'O')"),
                new("INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord) VALUES ('m', 'o', 'M', 'm', 'coordinator', '')"),
                new("INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) VALUES ('d', 'o', 'Nora', 'Voorbeeld', 'nora voorbeeld', @leeg)", new { leeg = Array.Empty<byte>() }),
                new("INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door) VALUES ('f@1', 'f', 1, 'h', '{}', '2010-03-01T08:00:00.000Z', 'systeem')"),
                new("INSERT INTO traject (id, nummer, organisatie, deelnemer, flowversie, status, staat, revisie, aangemaakt) VALUES ('t', 1, 'o', 'd', 'f@1', 'opgeschort', '{}', 3, '2010-03-01T08:00:00.000Z')"),
            ]);
        }

        await using var newer = await test.OpenAsync([.. Migration.Shipped().TakeWhile(m => m.Nr <= 4)]);
        await newer.WriteAsync([new("INSERT INTO verhuizing (id, traject, nr, van, naar, revisie, dag, op, door, reden, rijen) VALUES ('z', 't', 1, 'f@1', 'f@1', 4, '2010-03-01', '2010-03-01T08:00:00.000Z', 'm', 'r', '{}')")]);

        Assert.Equal("t opgeschort 3 z", await newer.FindAsync<string>("SELECT t.id || ' ' || t.status || ' ' || t.revisie || ' ' || z.id FROM traject t JOIN verhuizing z ON z.traject = t.id"));
    }
}
