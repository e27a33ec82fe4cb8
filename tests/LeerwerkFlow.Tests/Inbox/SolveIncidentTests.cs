using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Inbox;

/// <summary>A step that cannot choose, and what the coordinator may do about it. The flow asks the fact <c>werk</c>, which nobody knows at the start.</summary>
public sealed class SolveIncidentTests
{
    private const string Vraag = "Stap “kies” kon niet verder";

    private sealed record Rij(string Id, string Titel, string Rol, string? Medewerker, string Status, string? Reden, string? Uitkomst, string? GeslotenDoor);

    [Fact]
    public async Task The_answer_of_the_coach_is_kept_and_the_coordinator_gets_a_taak()
    {
        await using var world = await TestWorld.StartAsync();
        var (traject, an, _) = await StartAsync(world);

        var fouten = await CompleteAsync(world, an, "vraag");

        Assert.Empty(fouten);
        Assert.Equal("klaar", Assert.Single(await TakenAsync(world, "vraag")).Status);
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM antwoord WHERE formulier = 'incident'"));
        var taak = Assert.Single(await world.Db.QueryAsync<Rij>("SELECT id, titel, rol, medewerker, status, reden, uitkomst, gesloten_door FROM taak WHERE soort = 'incident'"));
        Assert.Equal((Vraag, "coordinator", null, "open"), (taak.Titel, taak.Rol, taak.Medewerker, taak.Status));
        Assert.Equal("Stap “kies” kan niet kiezen: een gegeven uit de voorwaarde is nog niet bekend. Vul het eerst in.", taak.Reden);
        Assert.Equal(["kies"], await traject.WaitsAsync());
        await AssertSoundAsync(world, traject);
    }

    [Fact]
    public async Task The_fact_is_filled_in_and_the_step_tried_again()
    {
        await using var world = await TestWorld.StartAsync();
        var (traject, an, carla) = await StartAsync(world);
        await CompleteAsync(world, an, "vraag");

        var uit = await SolveAsync(world, carla, "Opnieuw", [("feitWerk", "ja")]);

        Assert.Equal((0, null), (uit.Fouten.Count, uit.Terug));
        Assert.Equal(["gevonden"], await traject.WaitsAsync());
        Assert.Equal(("klaar", "carla"), Assert.Single(await TakenAsync(world, Vraag)) is var taak ? (taak.Status, taak.GeslotenDoor) : default);
        Assert.Equal([("Stap “kies” kon niet verder", "an"), ("Stap “kies” opnieuw geprobeerd", "carla")], await LinesAsync(world));
        await AssertSoundAsync(world, traject);
    }

    [Fact]
    public async Task Only_declared_facts_of_their_own_kind_are_taken()
    {
        await using var world = await TestWorld.StartAsync();
        var (traject, an, carla) = await StartAsync(world);
        await CompleteAsync(world, an, "vraag");

        var wrong = await SolveAsync(world, carla, "Opnieuw", [("feitWerk", "misschien")]);
        await SolveAsync(world, carla, "Opnieuw", [("feitWerk", "nee"), ("feitLengte", "12"), ("lengte", "12")]);

        Assert.Equal("Kies bij ‘Heeft werk’ een antwoord uit de lijst.", wrong.Fouten["feitWerk"]);
        Assert.Equal(["zoeken"], await traject.WaitsAsync());
        Assert.DoesNotContain("lengte", await StateAsync(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trying_again_without_the_fact_brings_the_taak_back_once()
    {
        await using var world = await TestWorld.StartAsync();
        var (traject, an, carla) = await StartAsync(world);
        await CompleteAsync(world, an, "vraag");

        var uit = await SolveAsync(world, carla, "Opnieuw", []);

        var taken = await TakenAsync(world, Vraag);
        Assert.Equal(["klaar", "open"], taken.Select(t => t.Status).Order());
        Assert.Equal(taken.Single(t => t.Status == "open").Id, uit.Terug);
        await AssertSoundAsync(world, traject);
    }

    [Fact]
    public async Task Skipping_asks_why_and_follows_the_first_arrow()
    {
        await using var world = await TestWorld.StartAsync();
        var (traject, an, carla) = await StartAsync(world);
        await CompleteAsync(world, an, "vraag");

        var without = await SolveAsync(world, carla, "Overslaan", []);
        var uit = await SolveAsync(world, carla, "Overslaan", [("reden", "AL_GEBEURD"), ("toelichting", "Nagekeken met VDAB.")]);

        Assert.Equal("Kies een antwoord bij ‘Waarom sla je over of beëindig je?’.", without.Fouten["reden"]);
        Assert.Empty(uit.Fouten);
        Assert.Equal(["gevonden"], await traject.WaitsAsync());
        Assert.Contains(("Stap “kies” overgeslagen: de stap is al buiten het programma gebeurd", "carla"), await LinesAsync(world));
        Assert.Contains("\"Waarde\":\"\\\"AL_GEBEURD\\\"\"", await world.Db.FindAsync<string>("SELECT stimulus FROM journaal ORDER BY nr DESC LIMIT 1"), StringComparison.Ordinal);
        await AssertSoundAsync(world, traject);
    }

    [Fact]
    public async Task Another_reason_is_written_out_and_stays_out_of_the_journal()
    {
        await using var world = await TestWorld.StartAsync();
        var (_, an, carla) = await StartAsync(world);
        await CompleteAsync(world, an, "vraag");

        var without = await SolveAsync(world, carla, "Overslaan", [("reden", "ANDERS")]);
        await SolveAsync(world, carla, "Overslaan", [("reden", "ANDERS"), ("toelichting", "Zeldzaam geval.")]);

        Assert.Equal("Schrijf op wat de andere reden is.", without.Fouten["toelichting"]);
        Assert.DoesNotContain(await world.Db.QueryAsync<string>("SELECT stimulus || ' ' FROM journaal UNION SELECT titel FROM gebeurtenis"), t => t.Contains("Zeldzaam", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ending_is_confirmed_and_cancels_what_is_open()
    {
        await using var world = await TestWorld.StartAsync();
        var (traject, an, carla) = await StartAsync(world, naast: true);
        await CompleteAsync(world, an, "vraag");

        var first = await SolveAsync(world, carla, "Beeindigen", [("reden", "VERGISSING")]);
        Assert.True(first.VraagtBevestiging);
        Assert.Equal(["andere", "kies"], await traject.WaitsAsync());
        var second = await SolveAsync(world, carla, "Beeindigen", [("reden", "VERGISSING")], zeker: true);

        Assert.False(second.VraagtBevestiging);
        Assert.Empty(await traject.WaitsAsync());
        Assert.Equal("afgerond Fout", await world.Db.FindAsync<string>("SELECT status || ' ' || uitkomst FROM traject"));
        Assert.Equal(["geannuleerd", "klaar", "klaar"], (await world.Db.QueryAsync<string>("SELECT status FROM taak ORDER BY status")));
        await AssertSoundAsync(world, traject);
    }

    [Fact]
    public async Task Two_incidents_side_by_side_are_solved_one_by_one()
    {
        await using var world = await TestWorld.StartAsync();
        var (carla, traject) = (await PeopleAsync(world), await Proeftraject.StartAsync(world, "an", new Teken("proef").Onbekend("werk", "jaNee", "Heeft werk").Stap("begin", "Elsa.Start")
            .Stap("vork", "Elsa.FlowFork", ("branches", new[] { "A", "B" })).Stap("kies", "Elsa.FlowDecision", ("condition", "werk")).Stap("keur", "Elsa.FlowDecision", ("condition", "werk == false"))
            .Taak("een").Taak("twee").Pijl("begin", "vork", "Done").Pijl("vork", "kies", "A").Pijl("vork", "keur", "B").Pijl("kies", "een", "True").Pijl("keur", "twee", "True")));

        Assert.Equal(["Stap “keur” kon niet verder", Vraag], (await world.Db.QueryAsync<string>("SELECT titel FROM taak WHERE status = 'open' ORDER BY titel")).Order());
        await SolveAsync(world, carla, "Overslaan", [("reden", "NIET_NODIG")]);

        Assert.Equal(["een", "keur"], await traject.WaitsAsync());
        Assert.Equal("open", Assert.Single(await TakenAsync(world, "Stap “keur” kon niet verder")).Status);
        await AssertSoundAsync(world, traject);
    }

    [Fact]
    public async Task An_interrupt_of_the_phase_closes_the_taak()
    {
        await using var world = await TestWorld.StartAsync();
        await PeopleAsync(world);
        var fase = new Teken("werkfase").Onbekend("werk", "jaNee", "Heeft werk").Stap("kies", "Elsa.FlowDecision", ("condition", "werk")).Taak("gevonden").Pijl("kies", "gevonden", "True");
        var top = new Teken("proef").Onbekend("werk", "jaNee", "Heeft werk").Stap("begin", "Elsa.Start").Stap("fase", "Leerwerk.Fase", ("flow", "werkfase")).Taak("afronden")
            .Pijl("begin", "fase", "Done").Pijl("fase", "afronden", "Stopgezet");
        var traject = await Proeftraject.StartAsync(world, "an", top, fase);
        Assert.Equal(["fase/kies"], await traject.WaitsAsync());

        await world.Get<ChangeTraject>().RunAsync(traject.Id, await traject.RevisionAsync(), new Wijziging.Stop(new(2010, 3, 1), false), "carla");

        var taak = Assert.Single(await TakenAsync(world, Vraag));
        Assert.Equal(("geannuleerd", "het traject is stopgezet"), (taak.Status, taak.Reden));
        Assert.Equal(["afronden"], await traject.WaitsAsync());
        await AssertSoundAsync(world, traject);
    }

    [Fact]
    public async Task A_join_whose_other_branch_never_comes_is_let_through_by_the_coordinator()
    {
        await using var world = await TestWorld.StartAsync();
        var carla = await PeopleAsync(world);
        var traject = await Proeftraject.StartAsync(world, "an", new Teken("proef").Stap("begin", "Elsa.Start").Stap("vork", "Elsa.FlowFork", ("branches", new[] { "A" }))
            .Stap("keuze", "Elsa.FlowDecision", ("condition", "true")).Taak("nooit").Stap("samen", "Elsa.FlowJoin", ("mode", "WaitAll")).Taak("klaar")
            .Pijl("begin", "vork", "Done").Pijl("vork", "keuze", "A").Pijl("keuze", "samen", "True").Pijl("keuze", "nooit", "False").Pijl("nooit", "samen").Pijl("samen", "klaar", "Done"));
        var taak = await world.Get<ReadTaak>().GetAsync(carla, Assert.Single(await TakenAsync(world, "Stap “proef” kon niet verder")).Id);
        var dossier = await world.Get<ReadTaak>().OpenAsync(carla, taak);

        Assert.StartsWith("“proef” gaat verder waar het bleef staan.", dossier.Uitwegen[0].Zin, StringComparison.Ordinal);
        Assert.StartsWith("Wat hier nog loopt, stopt.", dossier.Uitwegen[1].Zin, StringComparison.Ordinal);
        await world.Get<SolveIncident>().RunAsync(carla, new(new(taak.Id, taak.Revisie, "Opnieuw", InboxWorld.Post()), dossier.Trajectrevisie, false));

        Assert.Equal(["klaar"], await traject.WaitsAsync());
        await AssertSoundAsync(world, traject);
    }

    [Fact]
    public async Task A_coach_may_not_decide_and_the_taak_cannot_be_completed_as_another()
    {
        await using var world = await TestWorld.StartAsync();
        var (_, an, carla) = await StartAsync(world);
        await CompleteAsync(world, an, "vraag");

        await Assert.ThrowsAsync<NotAllowed>(() => SolveAsync(world, an, "Opnieuw", []));
        await Assert.ThrowsAsync<RuleBroken>(() => CompleteAsync(world, carla, Vraag, "Overslaan"));
    }

    [Fact]
    public async Task Consequences_that_are_no_longer_true_are_shown_again_first()
    {
        await using var world = await TestWorld.StartAsync();
        var (traject, an, carla) = await StartAsync(world, naast: true);
        await CompleteAsync(world, an, "vraag");
        var before = await traject.RevisionAsync();
        await CompleteAsync(world, an, "andere");

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => SolveAsync(world, carla, "Overslaan", [("reden", "NIET_NODIG")], revisie: before));

        Assert.StartsWith("In dit traject is intussen iets veranderd.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["kies"], await traject.WaitsAsync());
    }

    private static async Task<CurrentUser> PeopleAsync(TestWorld world)
    {
        await world.AddMedewerkerAsync("an");
        return await world.AddMedewerkerAsync("carla", "coordinator");
    }

    /// <param name="naast">True: a second branch with a taak of its own.</param>
    private static async Task<(Proeftraject Traject, CurrentUser An, CurrentUser Carla)> StartAsync(TestWorld world, bool naast = false)
    {
        var carla = await PeopleAsync(world);
        var flow = new Teken("proef").Onbekend("werk", "jaNee", "Heeft werk").Stap("begin", "Elsa.Start").Stap("vork", "Elsa.FlowFork", ("branches", naast ? new[] { "A", "B" } : ["A"]))
            .Taak("vraag").Stap("kies", "Elsa.FlowDecision", ("condition", "werk")).Taak("gevonden").Taak("zoeken")
            .Pijl("begin", "vork", "Done").Pijl("vork", "vraag", "A").Pijl("vraag", "kies").Pijl("kies", "gevonden", "True").Pijl("kies", "zoeken", "False");
        flow = naast ? flow.Taak("andere").Pijl("vork", "andere", "B") : flow;
        return (await Proeftraject.StartAsync(world, "an", flow), new("an", "Medewerker an", "lwb-1", new HashSet<Role> { Role.Coach }), carla);
    }

    private static async Task<IReadOnlyDictionary<string, string>> CompleteAsync(TestWorld world, CurrentUser wie, string titel, string uitkomst = "Klaar")
    {
        var taak = await world.Get<ReadTaak>().GetAsync(wie, Assert.Single(await TakenAsync(world, titel)).Id);
        return await world.Get<CompleteTaak>().RunAsync(wie, new(taak.Id, taak.Revisie, uitkomst, InboxWorld.Post(("gedaan", "Gesproken."))));
    }

    private static async Task<IncidentUitkomst> SolveAsync(TestWorld world, CurrentUser wie, string uitkomst, (string, string)[] gepost, bool zeker = false, long? revisie = null)
    {
        var id = (await TakenAsync(world, Vraag)).Single(t => t.Status == "open").Id;
        var taak = await world.Get<ReadTaak>().GetAsync(wie, id);
        var nu = await world.Db.FindAsync<long>("SELECT revisie FROM traject WHERE id = @Traject", new { taak.Traject });
        return await world.Get<SolveIncident>().RunAsync(wie, new(new(id, taak.Revisie, uitkomst, InboxWorld.Post(gepost)), revisie ?? nu, zeker));
    }

    private static Task<Rij[]> TakenAsync(TestWorld world, string titel) =>
        world.Db.QueryAsync<Rij>("SELECT id, titel, rol, medewerker, status, reden, uitkomst, gesloten_door FROM taak WHERE titel = @titel ORDER BY geopend, id", new { titel });

    private static Task<(string Titel, string Actor)[]> LinesAsync(TestWorld world) =>
        world.Db.QueryAsync<(string, string)>("SELECT titel, actor FROM gebeurtenis WHERE soort = 'incident' ORDER BY nr, volg");

    private static async Task<string> StateAsync(TestWorld world) => await world.Db.FindAsync<string>("SELECT staat FROM traject") ?? "";

    private static async Task AssertSoundAsync(TestWorld world, Proeftraject traject)
    {
        Assert.Empty((await world.Get<CheckTrajecten>().RunAsync()).Fouten);
        Assert.Equal(await StateAsync(world), StateJson.Write(await world.Get<Replay>().RunAsync(traject.Id)));
    }
}
