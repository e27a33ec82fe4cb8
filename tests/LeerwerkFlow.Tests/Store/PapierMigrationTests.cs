using System.Data.Common;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Store;

/// <summary>The migration <c>papier</c> on both engines: versions and scans beside a document, and codes that are never shared.</summary>
public sealed class PapierMigrationTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Versions_and_scans_stand_beside_a_document(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using var db = await test.OpenAsync([.. Migration.Shipped()]);
        var leeg = Array.Empty<byte>();
        await db.WriteAsync(
        [
            new("INSERT INTO organisatie (id, code, naam) VALUES ('o', 'o', 'O')"),
            new("INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord, moet_wijzigen, stempel) VALUES ('m', 'o', 'M', 'm', 'coach', 'x', 0, 's')"),
            new("INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) VALUES ('d', 'o', 'Nora', 'Voorbeeld', 'nora voorbeeld', @leeg)", new { leeg }),
            new("INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door) VALUES ('f@1', 'f', 1, 'h', '{}', '2010-03-01T08:00:00.000Z', 'systeem')"),
            new("INSERT INTO traject (id, nummer, organisatie, deelnemer, flowversie, status, staat, revisie, aangemaakt) VALUES ('t', 1, 'o', 'd', 'f@1', 'lopend', '{}', 1, '2010-03-01T08:00:00.000Z')"),
            .. new[] { "a", "b" }.Select(id => new Statement(
                "INSERT INTO document (id, traject, aanleiding, sjabloon, code, titel, ontvanger, kanaal, nalezen, wacht_op, status, gevraagd, datum, tekencode) "
                + "VALUES (@id, 't', @id, 's', 'D18', 'T', 'partijen', 'papier', 0, 'ondertekend(4)', 'gemaakt', '2010-03-01T08:00:00.000Z', '2010-03-01', @id)",
                new { id })),
            new("INSERT INTO documentversie (document, versie, inhoud, hash, reden, door, bewaard) SELECT 'a', COALESCE(MAX(versie), 1) + 1, @leeg, 'h', @leeg, 'm', '2010-03-01T08:00:00.000Z' FROM documentversie WHERE document = 'a'", new { leeg }),
            new("INSERT INTO scan (id, document, wie, soort, inhoud, hash, door, bewaard) VALUES ('s', 'a', 'lwb', 'png', @leeg, 'h', 'm', '2010-03-01T08:00:00.000Z')", new { leeg }),
        ]);

        Assert.Equal(2, await db.FindAsync<long>("SELECT versie FROM documentversie"));
        await Assert.ThrowsAnyAsync<DbException>(() => db.WriteAsync([new("UPDATE document SET tekencode = 'a' WHERE id = 'b'")]));
        await Assert.ThrowsAnyAsync<DbException>(() => db.WriteAsync([new("UPDATE scan SET soort = 'exe'")]));
        await Assert.ThrowsAnyAsync<DbException>(() => db.WriteAsync([new("UPDATE documentversie SET versie = 1")]));
    }
}
