using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Vdab;

/// <summary>Tells a person once about each melding that left and of which VDAB did not say within two werkdagen that it accepts it (standards 2.4).</summary>
public sealed class FollowMelding(Db db, Klok klok)
{
    private const int Most = 500;

    public async Task RunAsync(CancellationToken ct = default)
    {
        // Both days count: what left on Monday is late from Thursday on.
        var voor = BrusselsTime.StartOf(Werkdagen.Add(klok.Vandaag, -2));
        // zicht: made by the system, seen by whoever may see the traject.
        var late = await db.QueryAsync<Laat>(
            """
            SELECT n.id, n.traject, n.mijlpaal, n.verzonden, t.coach FROM melding n JOIN traject t ON t.id = n.traject
            WHERE n.status = 'VERZONDEN' AND n.verzonden < @voor AND n.gemist IS NULL ORDER BY n.verzonden LIMIT @Most
            """,
            new { voor, Most },
            ct);
        await db.WriteAsync(
            [.. late.SelectMany(l => (Statement[])
            [
                new("UPDATE melding SET gemist = @nu WHERE id = @Id AND gemist IS NULL", new { l.Id, nu = klok.Now }, ExpectedRows: 1),
                RaiseIncident.Row(l.Traject, l.Coach, $"vdab/{l.Mijlpaal}", Reden(l), klok.Vandaag, klok.Now),
            ])],
            ct);
    }

    private static string Reden(Laat l) =>
        $"De melding “{Mijlpalen.Label(l.Mijlpaal)}” vertrok op {Web.Datum.Lang(BrusselsTime.DayOf(l.Verzonden))}, maar VDAB zei na twee werkdagen nog niet of ze aanvaard is. Vraag het na bij VDAB.";

    private sealed record Laat(string Id, string Traject, string Mijlpaal, DateTimeOffset Verzonden, string? Coach);
}
