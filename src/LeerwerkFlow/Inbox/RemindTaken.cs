using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>Marks the open taken whose day of reminding or escalating has come; the lists show it. Nothing is sent, and asking twice changes nothing.</summary>
public sealed class RemindTaken(Db db, Klok klok)
{
    public Task RunAsync(CancellationToken ct = default) => db.WriteAsync(
        [new(
            """
            UPDATE taak SET opvolging = CASE WHEN escalatie <= @vandaag THEN 'escalatie' ELSE 'herinnering' END
            WHERE status = 'open' AND ((escalatie <= @vandaag AND COALESCE(opvolging, '') <> 'escalatie') OR (herinnering <= @vandaag AND opvolging IS NULL))
            """,
            new { vandaag = klok.Vandaag })],
        ct);
}
