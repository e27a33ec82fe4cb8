using LeerwerkFlow.Audit;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>The integrity of everything: journal chains and anchors, replay against the stored state, and rows that must belong together.</summary>
public sealed class CheckTrajecten(Db db, CheckJournaal journaal, Replay replay)
{
    private static readonly (string Zin, string Sql)[] Invarianten =
    [
        ("een lopend traject zonder open taak, datum, bericht, brief of melding", """
            SELECT t.id FROM traject t WHERE t.status <> 'afgerond' AND NOT EXISTS (SELECT 1 FROM wacht w WHERE w.traject = t.id AND w.status = 'open')
              AND NOT EXISTS (SELECT 1 FROM taak k WHERE k.traject = t.id AND k.status = 'open')
            """),
        ("een afgerond traject met iets dat nog openstaat", "SELECT t.id FROM traject t JOIN wacht w ON w.traject = t.id WHERE t.status = 'afgerond' AND w.status = 'open'"),
        ("een open taak zonder open wachtpunt", """
            SELECT k.traject FROM taak k LEFT JOIN wacht w ON w.traject = k.traject AND w.id = k.wacht
            WHERE k.wacht IS NOT NULL AND k.status = 'open' AND (w.status IS NULL OR w.status <> 'open')
            """),
        ("een stap die niet verder kon, zonder open taak", """
            SELECT w.traject FROM wacht w LEFT JOIN taak k ON k.traject = w.traject AND k.wacht = w.id AND k.status = 'open'
            WHERE w.soort = 'Incident' AND w.status = 'open' AND k.id IS NULL
            """),
        ("een gat in de volgorde van de meldingen", "SELECT t.id FROM traject t WHERE t.melding_nr <> (SELECT COUNT(*) FROM melding m WHERE m.traject = t.id)"),
        ("een mijlpaal zonder traject", "SELECT m.traject FROM mijlpaal m LEFT JOIN traject t ON t.id = m.traject WHERE t.id IS NULL"),
    ];

    /// <returns>What is wrong, one Dutch sentence each; empty when all is well. And how many trajecten were read.</returns>
    public async Task<(int Trajecten, IReadOnlyList<string> Fouten)> RunAsync(CancellationToken ct = default)
    {
        var fouten = (await journaal.RunAsync(ct)).Fouten.Select(f => f.ToString()).ToList();
        // zicht: an integrity check by the operator; ids only.
        foreach (var (zin, sql) in Invarianten)
            fouten.AddRange((await db.QueryAsync<string>(sql, ct: ct)).Select(id => $"{id}: {zin}."));

        // zicht: same.
        var states = await db.QueryAsync<Row>("SELECT id, staat FROM traject ORDER BY id", ct: ct);
        foreach (var row in states)
        {
            if (StateJson.Write(await replay.RunAsync(row.Id, ct: ct)) != row.Staat)
                fouten.Add($"{row.Id}: het journaal leidt niet tot de bewaarde toestand.");
        }

        return (states.Length, fouten);
    }

    private sealed record Row(string Id, string Staat);
}
