using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>Counts for each leerwerkbedrijf how it stands towards VDAB, as a row of the day that ended. A day that was counted stays as it was.</summary>
public sealed class CountDag(Db db)
{
    /// <param name="dag">Meldingen that were made after it do not count.</param>
    public Task RunAsync(DateOnly dag, CancellationToken ct = default)
    {
        string Count(string stand) => $"CAST(COALESCE(SUM(CASE WHEN m.stand = '{stand}' THEN 1 ELSE 0 END), 0) AS BIGINT)";
        return db.WriteAsync(
            [new(
                $"""
                INSERT INTO aansluiting_dag (organisatie, dag, weet, onderweg, vastgehouden, opzij, geweigerd)
                SELECT o.id, @dag, {string.Join(", ", Stand.Labels.Keys.Select(Count))} FROM organisatie o
                  LEFT JOIN (SELECT t.organisatie, {Stand.Sql} AS stand FROM melding n JOIN traject t ON t.id = n.traject WHERE n.aangemaakt < @einde) m ON m.organisatie = o.id
                WHERE NOT EXISTS (SELECT 1 FROM aansluiting_dag g WHERE g.organisatie = o.id AND g.dag = @dag)
                GROUP BY o.id
                """,
                new { dag, einde = BrusselsTime.StartOf(Duur.LastDayOfDays(dag, 2)) })],
            ct);
    }
}
