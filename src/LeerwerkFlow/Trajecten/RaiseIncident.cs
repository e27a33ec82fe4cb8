using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>A taak without a step: something that a person must look at because the flow does not (a refused melding, a moved date, a fault).</summary>
public sealed class RaiseIncident(Db db, Klok klok)
{
    /// <summary>The incident as part of a step's transaction, for the coach of the traject.</summary>
    public static Statement Statement(StepWriting step, string pad, string reden) => Row(step.Traject.Id, step.Traject.Coach, pad, reden, step.Hier, step.Now);

    /// <summary>The incident on its own; asking twice for the same open reason makes one.</summary>
    public Task RunAsync(string traject, string pad, string reden, CancellationToken ct = default) => RunAsync(traject, pad, reden, null, ct);

    /// <param name="wacht">Id of the wait that rests until somebody closes the incident, or null.</param>
    public async Task RunAsync(string traject, string pad, string reden, string? wacht, CancellationToken ct = default)
    {
        // zicht: made by the system, seen by whoever may see the traject.
        var open = await db.FindAsync<long?>("SELECT 1 FROM taak WHERE traject = @traject AND soort = 'incident' AND status = 'open' AND reden = @reden AND COALESCE(code, '') = @code", new { traject, reden, code = wacht ?? "" }, ct);
        if (open is not null)
            return;
        // zicht: same.
        var coach = await db.FindAsync<string>("SELECT coach FROM traject WHERE id = @traject", new { traject }, ct);
        await db.WriteAsync([Row(traject, coach, pad, reden, klok.Vandaag, klok.Now, wacht)], ct);
    }

    /// <summary>The incident as part of another transaction.</summary>
    public static Statement Row(string traject, string? coach, string pad, string reden, DateOnly vandaag, DateTimeOffset now, string? wacht = null) => new(
        """
        INSERT INTO taak (id, traject, wacht, soort, pad, titel, rol, formulier, code, medewerker, status, termijn, outreach, reden, geopend)
        VALUES (@id, @traject, NULL, 'incident', @pad, 'Kijk dit na', 'coach', 'incident', @wacht, @coach, 'open', @termijn, 0, @reden, @now)
        """,
        new { id = Guid.CreateVersion7().ToString(), traject, pad, wacht, coach, termijn = Flows.Kalender.Werkdagen.Add(vandaag, 2), reden, now });
}
