using LeerwerkFlow.Access;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Tests.Store;
using LeerwerkFlow.Trajecten;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Inbox;

/// <summary>
/// The real app with a small flow: at once a gesprek for the coach (An), two steps for the coordinator of which the second needs other eyes, a message that is awaited, and
/// the choice of another coach. It is 1 March 2010; Jo Fictief is the deelnemer.
/// </summary>
internal sealed class InboxWorld : IAsyncDisposable
{
    private const string Gesprek =
        """
        { "naam": "verslag", "soort": "lange-tekst", "label": "Verslag", "verplicht": true },
        { "naam": "start", "soort": "datum", "label": "Eerste dag", "feit": "start" },
        { "naam": "reden", "soort": "lange-tekst", "label": "Wat speelt er?", "vertrouwelijk": true }
        """;

    private const string Bericht =
        """
        { "naam": "soort", "soort": "keuze", "label": "Welk bericht?", "keuzes": [{ "code": "AFWIJKING", "label": "Afwijking" }], "verplicht": true },
        { "naam": "antwoord", "soort": "keuze", "label": "Wat is het antwoord?", "keuzesUit": "antwoorden", "verplicht": true },
        { "naam": "datum", "soort": "datum", "label": "Datum", "max": "vandaag", "verplicht": true }
        """;

    private readonly FormulierMap forms = new();

    private InboxWorld()
    {
    }

    public TestWorld World { get; private set; } = null!;

    public string Traject { get; private set; } = "";

    public CurrentUser An { get; private set; } = null!;

    public CurrentUser Bo { get; private set; } = null!;

    public CurrentUser Carla { get; private set; } = null!;

    /// <param name="shipped">True: the gesprek is the shipped form <c>intake</c>, as long and as wide as it is.</param>
    /// <param name="store">Another database than the one of SQLite.</param>
    public static async Task<InboxWorld> StartAsync(bool kestrel = false, bool shipped = false, Databases? store = null)
    {
        var inbox = new InboxWorld();
        inbox.forms.With("gesprek.json", FormulierMap.Form("gesprek", Gesprek)).With("bericht-registreren.json", FormulierMap.Form("bericht-registreren", Bericht))
            .With("incident.json", FormulierMap.Form("incident", """{ "naam": "gedaan", "soort": "tekst", "label": "Wat heb je gedaan?", "verplicht": true }"""))
            .With("coach-toewijzen.json", FormulierMap.Form("coach-toewijzen", """{ "naam": "coach", "soort": "keuze", "label": "Coach", "keuzesUit": "coaches", "verplicht": true }"""));
        inbox.World = await TestWorld.StartAsync(kestrel, builder => Replace(builder.Services, shipped ? null : inbox.forms.Load()), $"--Store:Engine={store?.Options.Engine ?? "sqlite"}", $"--Store:Postgres={store?.Options.Postgres}");
        inbox.An = await inbox.World.AddMedewerkerAsync("an");
        inbox.Bo = await inbox.World.AddMedewerkerAsync("bo");
        inbox.Carla = await inbox.World.AddMedewerkerAsync("carla", "coordinator");
        await ImportAsync(inbox.World, shipped ? "intake" : "gesprek");
        await AddWerkplekAsync(inbox.World);
        inbox.Traject = await inbox.World.Get<StartTraject>().RunAsync(new("lwb-1", "Jo", "Fictief", new Contact(), "v1", "an", null, "proef"), "carla");
        return inbox;
    }

    public T Get<T>()
        where T : notnull => World.Get<T>();

    /// <summary>The newest taak with this title, whoever may see it.</summary>
    public async Task<string> IdAsync(string titel) =>
        await World.Db.FindAsync<string>("SELECT id FROM taak WHERE titel = @titel ORDER BY geopend DESC, id DESC", new { titel }) ?? throw new InvalidOperationException(titel);

    public async Task<Taak> TaakAsync(string titel) => await Get<ReadTaak>().GetAsync(Carla, await IdAsync(titel));

    public async Task<IReadOnlyDictionary<string, string>> CompleteAsync(CurrentUser wie, string titel, string? uitkomst, params (string Naam, string Tekst)[] gepost)
    {
        var taak = await TaakAsync(titel);
        return await Get<CompleteTaak>().RunAsync(wie, new(taak.Id, taak.Revisie, uitkomst, Post(gepost)));
    }

    public static Dictionary<string, string[]> Post(params (string Naam, string Tekst)[] gepost) => gepost.ToDictionary(p => p.Naam, p => new[] { p.Tekst });

    public Task<string[]> TitlesAsync(CurrentUser wie, bool team = false, string? zoek = null) => TitlesAsync(wie, new(team, Zoek: zoek));

    public async Task<string[]> TitlesAsync(CurrentUser wie, PostvakVraag vraag) => [.. (await Get<Postvak>().ReadAsync(wie, vraag)).Regels.Select(r => r.Titel)];

    public async Task ChangeAsync(Wijziging wijziging)
    {
        var revisie = await World.Db.FindAsync<long>("SELECT revisie FROM traject WHERE id = @Traject", new { Traject });
        await Get<ChangeTraject>().RunAsync(Traject, revisie, wijziging, "carla");
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        forms.Dispose();
    }

    private static void Replace(IServiceCollection services, Formulieren? forms)
    {
        if (forms is not null)
            services.AddSingleton(forms);
    }

    private static async Task ImportAsync(TestWorld world, string gesprek)
    {
        var fase = new Teken("werkfase").Stap("begin", "Elsa.Start").Stap("start", "Leerwerk.Feit", ("feit", "start"), ("soort", "datum"), ("waarde", "2010-03-01"))
            .Stap("lengte", "Leerwerk.Feit", ("feit", "lengte"), ("soort", "getal"), ("waarde", "12"))
            .Stap("tot", "Leerwerk.Feit", ("feit", "einde"), ("soort", "formule"), ("waarde", "start + lengte maanden"))
            .Stap("vork", "Elsa.FlowFork", ("branches", new[] { "A", "B", "C", "D" }))
            .Stap("gesprek", "Leerwerk.Taak", ("titel", "Voer het gesprek"), ("rol", "coach"), ("formulier", gesprek), ("termijn", "start + 5 dagen"),
                ("herinnering", "start + 2 dagen"), ("escalatie", "start + 10 dagen"), ("uitkomsten", new[] { "Klaar", "GeenGehoor" }),
                ("brieven", new[] { "uitnodiging-gesprek", "gespreksblad", "tbs-overeenkomst" }))
            .Stap("eerst", "Leerwerk.Taak", ("titel", "Vraag het na"), ("rol", "coordinator"), ("formulier", "incident"))
            .Stap("tweede", "Leerwerk.Taak", ("titel", "Kijk het na"), ("rol", "coordinator"), ("formulier", "incident"), ("vierOgenMet", "eerst"))
            .Stap("bericht", "Leerwerk.WachtOpBericht", ("soort", "AFWIJKING"), ("antwoorden", new[] { "Toegestaan", "Geweigerd" }), ("uiterlijk", "hier + 1 maand"))
            .Stap("coach", "Leerwerk.Taak", ("titel", "Kies een coach"), ("rol", "coordinator"), ("formulier", "coach-toewijzen"), ("termijn", "einde"))
            .Stap("na", "Leerwerk.Taak", ("titel", "Maak kennis"), ("rol", "coach"), ("formulier", "incident"))
            .Stap("rustig", "Leerwerk.Taak", ("titel", "Vul samen in"), ("rol", "promotor"), ("formulier", "incident"))
            .Pijl("begin", "start", "Done").Pijl("start", "lengte").Pijl("lengte", "tot").Pijl("tot", "vork").Pijl("vork", "gesprek", "A").Pijl("vork", "eerst", "B").Pijl("vork", "bericht", "C").Pijl("vork", "coach", "D")
            .Pijl("eerst", "tweede").Pijl("coach", "na").Pijl("gesprek", "rustig");
        var top = new Teken("proef").Stap("begin", "Elsa.Start").Stap("werk", "Leerwerk.Fase", ("flow", "werkfase")).Stap("einde", "Elsa.WriteLine", ("text", "gestopt"))
            .Pijl("begin", "werk", "Done").Pijl("werk", "einde", "Stopgezet");
        var folder = Directory.CreateTempSubdirectory("flows-");
        foreach (var (bestand, tekst) in new[] { top.Bestand, fase.Bestand })
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, bestand), tekst);
        await world.Get<ImportFlows>().RunAsync(folder.FullName, "test");
        folder.Delete(recursive: true);
    }

    internal static Task AddWerkplekAsync(TestWorld world) => world.Db.WriteAsync([.. new[]
    {
        "INSERT INTO regio (code, naam, totaal_vte, extern_vte, intern_vte) VALUES ('R', 'Regio', 0, 0, 0)",
        "INSERT INTO promotor (id, soort, organisatie, naam, regio) VALUES ('p1', 'intern', 'lwb-1', 'Promotor (fictief)', 'R')",
        """INSERT INTO functieprofiel (id, organisatie, naam, competenties) VALUES ('f1', 'lwb-1', 'Groen', '[{"code":"SAMENWERKEN","categorie":"BASIS","naam":"Samenwerken"}]')""",
        "INSERT INTO werkplek (id, organisatie, promotor, functieprofiel, naam, gemeente, vte, uurrooster) VALUES ('w1', 'lwb-1', 'p1', 'f1', 'Park', 'Gent', 100, 'dag')",
        "INSERT INTO vacature (id, organisatie, werkplek, titel, taken, vereisten, voorwaarden, plaatsen, vte) VALUES ('v1', 'lwb-1', 'w1', 'Groenwerker', 't', 'v', 'w', 1, 100)",
    }.Select(sql => new Statement(sql))]);
}
