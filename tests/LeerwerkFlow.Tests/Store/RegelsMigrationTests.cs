using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Store;

/// <summary>0005_regels, on a database with a promotor and a person who chooses.</summary>
public sealed class RegelsMigrationTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task An_older_database_gets_room_for_rules_blocks_and_packages(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using (var db = await test.OpenAsync([.. Migration.Shipped().Where(m => m.Nr < 5)]))
        {
            await db.WriteAsync(
            [
                new("INSERT INTO organisatie (id, code, naam) VALUES ('o', 'o', 'O')"),
                new("INSERT INTO regio (code, naam, totaal_vte, extern_vte, intern_vte) VALUES ('R', 'Regio', 0, 0, 0)"),
                new("INSERT INTO promotor (id, soort, organisatie, naam, regio) VALUES ('p', 'intern', 'o', 'P', 'R')"),
                new("INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord) VALUES ('m', 'o', 'M', 'm', 'coordinator', '-')"),
            ]);
        }

        await using var newer = await test.OpenAsync([.. Migration.Shipped().Where(m => m.Nr <= 5)]);
        await newer.WriteAsync(
        [
            new("INSERT INTO blokkeuze (organisatie, promotor, blok, nr, aan, tijdstip, door) VALUES ('o', 'p', 'blok_pop', 1, NULL, '2010-03-01', 'm')"),
            new("INSERT INTO pakket (door, hash, inhoud, ontvangen) VALUES ('m', 'h', @zip, '2010-03-01')", new { zip = new byte[] { 1, 2 } }),
            new("INSERT INTO regelset (naam, versie, inhoud, hash, bron, reden, stand, door, voorgesteld) VALUES ('r', 1, '{}', 'h', 'b', 'r', 'geldig', 'systeem', '2010-03-01')"),
        ]);

        Assert.Equal([1, 2], (await newer.FindAsync<byte[]>("SELECT inhoud FROM pakket"))!);
        Assert.Equal("r 0 1", await newer.FindAsync<string>("SELECT naam || ' ' || basis || ' ' || revisie FROM regelset"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => newer.WriteAsync([new("UPDATE regelset SET stand = 'misschien'")]));
    }
}
