using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab;

/// <summary>How many meldingen this person may see, per status.</summary>
internal static class CountMeldingen
{
    internal sealed record Telling(string Status, long Aantal);

    // SQLite joins in the order of a CROSS JOIN: per traject an index tells, and no melding is read. PostgreSQL chooses for itself.
    public static Task<Telling[]> RunAsync(Db db, CurrentUser user, CancellationToken ct = default) => db.QueryAsync<Telling>(
        $"SELECT n.status, COUNT(*) AS aantal FROM traject t CROSS JOIN melding n WHERE n.traject = t.id AND {Zicht.Lijst} GROUP BY n.status", user.ZichtArgs(), ct);
}
