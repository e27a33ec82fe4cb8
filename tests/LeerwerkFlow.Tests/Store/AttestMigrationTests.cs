using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Store;

/// <summary>The migration <c>attest</c>, on a database in which documents were made already.</summary>
public sealed class AttestMigrationTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task An_older_database_keeps_its_documents_without_a_code_and_two_never_share_one(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        await using (var db = await test.OpenAsync([.. Migration.Shipped().TakeWhile(m => m.Naam != "attest")]))
        {
            await db.WriteAsync(
            [
                new("INSERT INTO organisatie (id, code, naam) VALUES ('o', 'o', 'O')"),
                new("INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) VALUES ('d', 'o', 'Nora', 'Voorbeeld', 'nora voorbeeld', @leeg)", new { leeg = Array.Empty<byte>() }),
                new("INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door) VALUES ('f@1', 'f', 1, 'h', '{}', '2010-03-01T08:00:00.000Z', 'systeem')"),
                new("INSERT INTO traject (id, nummer, organisatie, deelnemer, flowversie, status, staat, revisie, aangemaakt) VALUES ('t', 1, 'o', 'd', 'f@1', 'lopend', '{}', 1, '2010-03-01T08:00:00.000Z')"),
                .. new[] { "a", "b" }.Select(id => new Statement(
                    """
                    INSERT INTO document (id, traject, aanleiding, sjabloon, code, titel, ontvanger, kanaal, nalezen, wacht_op, status, gevraagd, datum)
                    VALUES (@id, 't', @id, 'attest-competenties', 'D13', 'Attest', 'deelnemer', 'gesprek', 0, 'gevraagd', 'gemaakt', '2010-03-01T08:00:00.000Z', '2010-03-01')
                    """,
                    new { id })),
            ]);
        }

        await using var newer = await test.OpenAsync([.. Migration.Shipped()]);
        await newer.WriteAsync([new("UPDATE document SET controlecode = 'ABCDEFGHJKMN' WHERE id = 'a'")]);

        Assert.Equal(["a ABCDEFGHJKMN", "b -"], await newer.QueryAsync<string>("SELECT id || ' ' || COALESCE(controlecode, '-') FROM document ORDER BY id"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => newer.WriteAsync([new("UPDATE document SET controlecode = 'ABCDEFGHJKMN' WHERE id = 'b'")]));
    }
}
