using LeerwerkFlow.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>The program that is killed while it brings a filled database of an older version to this one.</summary>
internal static class Migreren
{
    public const int Oud = 10;
    public const int Rijen = 20_000;

    /// <param name="args">The engine, the connection string, the data directory.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        Console.WriteLine(Spelen.Begonnen);
        await (await Db.OpenAsync(new(args[0], args[1], args[2]), NullLogger.Instance)).DisposeAsync();
        return 0;
    }

    /// <summary>Meldingen of an older version: a later migration writes every one of them again.</summary>
    public static async Task FillAsync(Db db) => await db.WriteAsync(
    [
        new("INSERT INTO organisatie (id, code, naam) VALUES ('o', 'o', 'O')"),
        new("INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) VALUES ('d', 'o', 'Nora', 'Voorbeeld', 'nora voorbeeld', @leeg)", new { leeg = Array.Empty<byte>() }),
        new("INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door) VALUES ('f@1', 'f', 1, 'h', '{}', '2010-03-01T08:00:00.000Z', 'systeem')"),
        new("INSERT INTO traject (id, nummer, organisatie, deelnemer, flowversie, status, staat, revisie, melding_nr, aangemaakt) VALUES ('t', 1, 'o', 'd', 'f@1', 'lopend', '{}', 1, @Rijen, '2010-03-01T08:00:00.000Z')", new { Rijen }),
        new("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @Rijen) INSERT INTO melding (id, traject, sequence, mijlpaal, versie, datum, body, status, aangemaakt) SELECT 'm-' || n.i, 't', n.i, 'NAZORGGESPREK_GEVOERD', n.i, '2010-03-01', @body, 'AANVAARD', '2010-03-01T08:00:00.000Z' FROM n",
            new { Rijen, body = new byte[400] }),
    ]);
}
