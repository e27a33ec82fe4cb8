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
    public Task RunAsync(string traject, string pad, string reden, string? wacht, CancellationToken ct = default) => db.WriteAsync([Once(traject, pad, reden, klok.Vandaag, klok.Now, wacht)], ct);

    /// <summary>The incident as part of another transaction, for the coach of the traject, unless one for the same reason stands open.</summary>
    public static Statement Once(string traject, string pad, string reden, DateOnly vandaag, DateTimeOffset now, string? wacht = null) => new(
        // zicht: made by the system, seen by whoever may see the traject.
        """
        INSERT INTO taak (id, traject, wacht, soort, pad, titel, rol, formulier, code, medewerker, status, termijn, outreach, reden, geopend)
        SELECT @id, t.id, NULL, 'incident', @pad, 'Kijk dit na', 'coach', 'incident', @wacht, t.coach, 'open', @termijn, 0, @reden, @now FROM traject t
        WHERE t.id = @traject AND NOT EXISTS (SELECT 1 FROM taak k WHERE k.traject = @traject AND k.soort = 'incident' AND k.status = 'open' AND k.reden = @reden AND COALESCE(k.code, '') = @code)
        """,
        new { id = Guid.CreateVersion7().ToString(), traject, pad, termijn = Flows.Kalender.Werkdagen.Add(vandaag, 2), reden, now, wacht, code = wacht ?? "" });

    /// <summary>The incident as part of another transaction.</summary>
    public static Statement Row(string traject, string? coach, string pad, string reden, DateOnly vandaag, DateTimeOffset now) => new(
        """
        INSERT INTO taak (id, traject, wacht, soort, pad, titel, rol, formulier, medewerker, status, termijn, outreach, reden, geopend)
        VALUES (@id, @traject, NULL, 'incident', @pad, 'Kijk dit na', 'coach', 'incident', @coach, 'open', @termijn, 0, @reden, @now)
        """,
        new { id = Guid.CreateVersion7().ToString(), traject, pad, coach, termijn = Flows.Kalender.Werkdagen.Add(vandaag, 2), reden, now });
}
