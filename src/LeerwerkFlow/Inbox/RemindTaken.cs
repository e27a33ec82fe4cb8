using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>Marks the open taken whose day of reminding or escalating has come; the lists show it. Nothing is sent, and asking twice changes nothing.</summary>
public sealed class RemindTaken(Db db, Klok klok)
{
    // Two statements, so that each walks an index of its own and never all taken that were ever done.
    public Task RunAsync(CancellationToken ct = default) => db.WriteAsync(
        [
            new("UPDATE taak SET opvolging = 'escalatie' WHERE status = 'open' AND escalatie <= @vandaag AND COALESCE(opvolging, '') <> 'escalatie'", new { vandaag = klok.Vandaag }),
            new("UPDATE taak SET opvolging = 'herinnering' WHERE status = 'open' AND herinnering <= @vandaag AND opvolging IS NULL", new { vandaag = klok.Vandaag }),
        ],
        ct);
}
