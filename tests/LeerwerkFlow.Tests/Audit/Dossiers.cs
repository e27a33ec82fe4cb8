using System.Globalization;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Audit;

/// <summary>Trajecten with nothing but a journal, written as a use case would.</summary>
internal static class Dossiers
{
    private static readonly DateTimeOffset Moment = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static async Task StartAsync(Db db, params string[] trajecten)
    {
        await db.WriteAsync([
            new("INSERT INTO organisatie (id, code, naam) VALUES ('o1', 'O1', 'O')"),
            new("INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) VALUES ('d1', 'o1', 'A', 'B', 'b', @leeg)", new { leeg = Array.Empty<byte>() }),
            new("INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door) VALUES ('v1', 'wep', 1, 'h', '{}', 'x', 'm1')"),
            .. trajecten.Select((id, i) => new Statement(
                """
                INSERT INTO traject (id, nummer, organisatie, deelnemer, flowversie, status, staat, revisie, aangemaakt)
                VALUES (@id, @i, 'o1', 'd1', 'v1', 'lopend', '{}', 0, 'x')
                """,
                new { id, i }))]);
    }

    public static async Task StepAsync(Db db, string traject, params Gebeurtenis[] regels)
    {
        var nr = await db.FindAsync<long>("SELECT journaal_nr FROM traject WHERE id = @traject", new { traject });
        var vorige = await db.FindAsync<string>("SELECT journaal_hash FROM traject WHERE id = @traject", new { traject });
        var staat = $$"""{"stap":{{(nr + 1).ToString(CultureInfo.InvariantCulture)}}}""";
        var entry = Journal.Write(new(traject, nr + 1, Moment, new DateOnly(2027, 3, 1), "m1", "v1", """{"soort":"hervat"}""", staat, vorige!, regels));
        await db.WriteAsync([
            new("UPDATE traject SET staat = @staat, revisie = revisie + 1, journaal_nr = @nr, journaal_hash = @hash WHERE id = @traject AND revisie = @was",
                new { staat, nr = nr + 1, hash = entry.Hash, traject, was = nr }, ExpectedRows: 1),
            .. entry.Statements]);
    }
}
