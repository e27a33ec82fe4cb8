using System.Text;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Bench.Vdab;

/// <summary>Very many meldingen of one LWB, ten a traject: rows only, made in the database itself where they need not be right to the byte.</summary>
internal static class Meldingmassa
{
    public const string Wachtwoord = "een vrolijke zebra 7";
    private const int PerTraject = 10;
    private const int PerStatement = 50_000;
    private const int PerTransaction = 1000;
    private const string Organisatie = "lwb-1";

    /// <summary>Numbers <c>i</c> from @van to before @tot, each with a day.</summary>
    private const string Tel =
        """
        WITH RECURSIVE n(i) AS (SELECT @van UNION ALL SELECT i + 1 FROM n WHERE i < @tot - 1), r AS (SELECT i, '20' || (10 + i % 15) || '-0' || (1 + i % 9) || '-1' || (i % 10) AS dag FROM n)
        """;

    private const string Id = "'0198c0de-7b1a-7c3e-9f10-' || (100000000000 + i)";

    private static readonly string[] Namen = [.. Mijlpalen.All.Take(PerTraject)];

    /// <param name="geleverd">Accepted, each with the attempt that did it.</param>
    /// <param name="wachtend">Due, of other trajecten: first number 1 of each, then number 2.</param>
    public static async Task FillAsync(Db db, int geleverd, int wachtend, DateTimeOffset nu)
    {
        var mijlpaal = $"CASE i % {PerTraject} {string.Concat(Namen.Select((naam, m) => $"WHEN {m} THEN '{naam}' "))}END";
        var (trajecten, body, leeg) = (geleverd / PerTraject, Body("TR-1000001", new string('0', 36), 1), Array.Empty<byte>());
        await db.WriteAsync([.. Meldinghuis.House(Organisatie), new("UPDATE medewerker SET wachtwoord = @hash, stempel = 'begin'", new { hash = Access.Wachtwoord.Hash(Wachtwoord, 10) })]);
        await RowsAsync(db, trajecten + (wachtend / PerTraject), new { leeg }, $"{Tel} INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) SELECT 'd-' || i, '{Organisatie}', 'Nora', 'Voorbeeld ' || i, 'nora voorbeeld ' || i, @leeg FROM r");
        await RowsAsync(db, trajecten + (wachtend / PerTraject), new { nu }, $"{Tel} INSERT INTO traject (id, nummer, organisatie, deelnemer, coach, flowversie, status, staat, revisie, aangemaakt) SELECT 'TR-' || (1000000 + i), i, '{Organisatie}', 'd-' || i, CASE WHEN i % 2 = 0 THEN 'an' END, 'f', 'lopend', '{{}}', 1, @nu FROM r");
        await RowsAsync(db, geleverd, new { body }, $"{Tel} INSERT INTO melding (id, traject, sequence, mijlpaal, versie, datum, body, status, poging, kanaal, verzonden, ontvangst, aangemaakt) SELECT {Id}, 'TR-' || (1000000 + i / {PerTraject}), 1 + i % {PerTraject}, {mijlpaal}, 1, dag, @body, 'AANVAARD', 1, 'webhook', dag || 'T11:00:05.0000000Z', 'V-' || i, dag || 'T11:00:00.0000000Z' FROM r");
        await RowsAsync(db, geleverd, new { nu }, $"{Tel} INSERT INTO aflevering (melding, poging, tijdstip, antwoord, uitleg) SELECT {Id}, 1, dag || 'T11:00:05.0000000Z', 200, 'Antwoord 200' FROM r");
        foreach (var rows in Enumerable.Range(0, wachtend).Chunk(PerTransaction))
            await db.WriteAsync([.. rows.Select(w => Wachtend(trajecten + (w % (wachtend / PerTraject)), 1 + (w / (wachtend / PerTraject)), geleverd + w, nu.AddMilliseconds(w - wachtend)))]);
        // PostgreSQL does this by itself a little later; SQLite never does.
        if (db.Dialect == Dialect.Postgres)
            await db.WriteAsync([new("ANALYZE")]);
    }

    private static Statement Wachtend(int nr, int sequence, int id, DateTimeOffset nu)
    {
        var (traject, melding) = ($"TR-{1_000_000 + nr}", $"0198c0de-7b1a-7c3e-9f10-{100_000_000_000 + id}");
        return new(
            "INSERT INTO melding (id, traject, sequence, mijlpaal, versie, datum, body, status, volgende, aangemaakt) VALUES (@melding, @traject, @sequence, @mijlpaal, 1, @dag, @body, 'KLAAR', @nu, @nu)",
            new { melding, traject, sequence, mijlpaal = Namen[sequence - 1], dag = new DateOnly(2026, 1, sequence), body = Body(traject, melding, sequence), nu });
    }

    private static async Task RowsAsync(Db db, int aantal, object args, string sql)
    {
        for (var van = 0; van < aantal; van += PerStatement)
        {
            var all = args.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(args));
            (all["van"], all["tot"]) = (van, Math.Min(aantal, van + PerStatement));
            await db.WriteAsync([new(sql, all)]);
        }
    }

    // As long as a real one, with the fields that the receiver reads.
    private static byte[] Body(string traject, string id, int sequence) => Encoding.UTF8.GetBytes(
        $$$"""
        {"specversion":"1.0","id":"{{{id}}}","type":"be.leerwerkflow.mijlpaal.{{{Namen[sequence - 1].ToLowerInvariant()}}}","source":"/organisaties/{{{Organisatie}}}/trajecten/{{{traject}}}","subject":"mijlpaal/{{{Namen[sequence - 1]}}}/1","time":"2026-01-01T08:00:00Z","recordedtime":"2026-01-01T08:00:00Z","sequence":"{{{sequence:000000}}}","partitionkey":"{{{traject}}}","correlationid":"{{{traject}}}","causationid":"{{{traject}}}","dataclassification":"confidential","dataregulation":"GDPR","datacategory":"standard","dataschema":"urn:leerwerkflow:schema:mijlpaal:1","datacontenttype":"application/json","data":{"trajectId":"{{{traject}}}","klantReferentie":"d","partner":{"code":"{{{Organisatie}}}"},"mijlpaal":"{{{Namen[sequence - 1]}}}","mijlpaalDatum":"2026-01-01","uitkomst":null,"regelgeving":"WEP-2008","versie":1,"vervangt":null}}
        """);
}
