using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Trajecten;

/// <summary>A world with one leerwerkbedrijf, coach an and bo, coordinator co, a vacature and, when asked, the fictitious Jo in the shipped flow.</summary>
internal static class Voorbeeld
{
    public const string Vacature = "vac-1";

    public static readonly Contact Contact = new("0470 00 00 01", "jo@example.org", "Dorpsstraat 1", "9000", "Gent", new DateOnly(1980, 5, 17));

    public static async Task FillAsync(TestWorld world)
    {
        await world.AddOrganisatieAsync();
        await world.AddMedewerkerAsync("an");
        await world.AddMedewerkerAsync("bo");
        await world.AddMedewerkerAsync("co", "coordinator");
        var competenties = Competenties.Write([new("op-tijd-komen", "BASIS", "Op tijd komen"), new("snoeien", "BEROEP", "Snoeien")]);
        await world.Db.WriteAsync(
        [
            new("INSERT INTO regio (code, naam, totaal_vte, extern_vte, intern_vte) VALUES ('R1', 'Gent', 0, 0, 0)"),
            new("INSERT INTO promotor (id, soort, organisatie, naam, regio) VALUES ('p-1', 'intern', 'lwb-1', 'Groendienst Fictief', 'R1')"),
            new("INSERT INTO functieprofiel (id, organisatie, naam, competenties) VALUES ('f-1', 'lwb-1', 'Groenarbeider', @competenties)", new { competenties }),
            new(
                """
                INSERT INTO werkplek (id, organisatie, promotor, functieprofiel, naam, gemeente, vte, uurrooster, ploeg)
                VALUES ('w-1', 'lwb-1', 'p-1', 'f-1', 'Ploeg Noord', 'Gent', 100, 'ma-vr 8-16', 'Noord')
                """),
            new(
                """
                INSERT INTO vacature (id, organisatie, werkplek, titel, taken, vereisten, voorwaarden, plaatsen, vte)
                VALUES ('vac-1', 'lwb-1', 'w-1', 'Groenarbeider', 'Snoeien en maaien', 'Graag buiten', '38 uur', 2, 100)
                """),
        ]);
        await world.Get<ImportFlows>().RunAsync(Path.Combine(AppContext.BaseDirectory, "workflows"), "test");
    }

    /// <summary>Jo of coach an, at the toeleiding.</summary>
    public static Task<string> StartAsync(TestWorld world, string voornaam = "Jo", string? coach = "an") =>
        world.Get<StartTraject>().RunAsync(new("lwb-1", voornaam, "Fictief", Contact, Vacature, coach, "Vera van VDAB"), "an");

    /// <summary>Jo in the first half of the werkervaring, begun on 1 March 2010 for twelve months.</summary>
    public static async Task<string> StartWorkAsync(TestWorld world, string voornaam = "Jo", string? coach = "an")
    {
        var id = await StartAsync(world, voornaam, coach);
        (string Pad, string Uitkomst)[] steps =
        [
            ("toeleiding/vacature", "Klaar"), ("toeleiding/kennismaken", "Klaar"), ("toeleiding/uitnodiging-vdab", "Klaar"), ("toeleiding/attest", "Positief"),
            ("toeleiding/attest-registreren", "Klaar"), ("toeleiding/validering", "Positief"), ("toeleiding/validering-registreren", "Klaar"), ("toeleiding/gesprek", "Aangeworven"),
            ("toeleiding/contract", "Getekend"), ("toeleiding/contract-registreren", "Klaar"), ("toeleiding/coach", "Klaar"), ("toeleiding/cvs", "Klaar"), ("toeleiding/wacht-start", "Klaar"),
            ("intake/uitnodigen", "Klaar"), ("intake/intake", "Klaar"), ("iup/instroomprofiel", "Klaar"), ("iup/begeleidingsplan", "Klaar"), ("iup/iup-standaard", "Klaar"),
        ];
        foreach (var (pad, uitkomst) in steps)
            await DoAsync(world, id, pad, uitkomst);
        return id;
    }

    /// <summary>Ends the open wait at a place, as a person would today; the contract brings its facts.</summary>
    public static Task DoAsync(TestWorld world, string traject, string pad, string uitkomst) => world.Get<AdvanceTraject>().RunAsync(
        traject,
        (_, state) => Stimuli.By(world.Klok, state.Waits[pad].Id, uitkomst, pad.EndsWith("/contract", StringComparison.Ordinal) ? Contracted(world.Klok.Vandaag) : null),
        "an");

    /// <summary>An open taak of a person that no step made.</summary>
    public static Task AddTaakAsync(TestWorld world, string traject, string id, string? medewerker, DateOnly termijn, string rol = "coach") => world.Db.WriteAsync([new(
        """
        INSERT INTO taak (id, traject, soort, pad, titel, rol, formulier, medewerker, status, termijn, geopend)
        VALUES (@id, @traject, 'incident', '', @titel, @rol, 'incident', @medewerker, 'open', @termijn, '2010-03-01')
        """,
        new { id, traject, titel = $"Taak {id}", rol, medewerker, termijn })]);

    private static SortedMap<Feit> Contracted(DateOnly dag) => Stimuli.NoFeiten
        .SetItem("start", Feit.Datum(dag)).SetItem("contract.datum", Feit.Datum(dag)).SetItem("lengte.gepland", Feit.Getal(12)).SetItem("vte", Feit.Getal(1));
}
