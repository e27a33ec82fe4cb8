using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Inbox;

/// <summary>The taak of a step that could not go on: for whoever is coordinator, bound to the incident's wait, so that it closes with it.</summary>
internal static class IncidentTaak
{
    public const string Formulier = "incident-stap";
    private const int Werkdagen = 2;

    public static Statement Open(WaitOpened e, StepWriting step) => new(
        """
        INSERT INTO taak (id, traject, wacht, soort, pad, titel, rol, formulier, status, termijn, outreach, geopend)
        VALUES (@id, @traject, @wacht, 'incident', @Pad, @titel, 'coordinator', @formulier, 'open', @termijn, 0, @Now)
        """,
        new
        {
            id = Guid.CreateVersion7(step.Now).ToString(),
            traject = step.Traject.Id,
            wacht = e.Id,
            e.Pad,
            titel = $"Stap “{Gevolgen.Titel(step.Flows, e.Wait)}” kon niet verder",
            formulier = Formulier,
            termijn = Flows.Kalender.Werkdagen.Add(step.Hier, Werkdagen),
            step.Now,
        });

    public static Statement Explain(IncidentRaised e, StepWriting step) => new(
        "UPDATE taak SET reden = @Reden WHERE traject = @traject AND wacht = @Id AND soort = 'incident'", new { e.Reden, traject = step.Traject.Id, e.Id }, ExpectedRows: 1);
}
