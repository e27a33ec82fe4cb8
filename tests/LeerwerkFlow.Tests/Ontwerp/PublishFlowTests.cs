using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Ontwerp;

public sealed class PublishFlowTests
{
    private static readonly Teken Top = new Teken("top").Stap("begin", "Elsa.Start").Stap("eerste", "Leerwerk.Fase", ("flow", "deel")).Stap("slot", "Elsa.Finish")
        .Pijl("begin", "eerste", "Done").Pijl("eerste", "slot");

    [Fact]
    public async Task A_new_traject_follows_what_was_published_and_a_running_one_does_not()
    {
        await using var world = await TestWorld.StartAsync();
        var before = await Proeftraject.StartAsync(world, null, Top, Deel("bel"));
        var beheer = await world.AddMedewerkerAsync("beheer", "beheerder", null);

        var done = await PublishAsync(world, beheer, Deel("bel", "schrijf"));

        Assert.Equal(["top@2"], done.Versies);
        var after = await world.Get<StartTraject>().RunAsync(new("lwb-1", "Nora", "Voorbeeld", new Contact(), "v", null, null, "top"), "test");
        await before.DoneAsync("bel");
        Assert.Equal(("top@1", "afgerond"), await world.Db.FindAsync<(string, string)>("SELECT flowversie, status FROM traject WHERE id = @Id", new { before.Id }));
        await world.Get<AdvanceTraject>().RunAsync(after, (_, staat) => Stimuli.By(world.Klok, staat.Waits.Values.Single().Id, "Klaar", Teken.Geen), "test");
        Assert.Equal(("top@2", "lopend"), await world.Db.FindAsync<(string, string)>("SELECT flowversie, status FROM traject WHERE id = @after", new { after }));
        Assert.Equal("eerste/schrijf", await world.Db.FindAsync<string>("SELECT pad FROM wacht WHERE traject = @after AND status = 'open'", new { after }));
    }

    [Fact]
    public async Task A_version_says_who_made_it_and_the_journal_too()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, Top, Deel("bel"));
        var beheer = await world.AddMedewerkerAsync("beheer", "beheerder", null);

        await PublishAsync(world, beheer, Deel("bel", "schrijf"));

        Assert.Equal(["top@1 test bestand", "top@2 beheer ontwerp"], await world.Db.QueryAsync<string>("SELECT id || ' ' || door || ' ' || herkomst FROM flowversie ORDER BY id"));
        Assert.Equal(["gepubliceerd beheer deel top@2"], await world.Db.QueryAsync<string>("SELECT handeling || ' ' || actor || ' ' || flow || ' ' || flowversie FROM flowjournaal"));
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowversie v JOIN flowjournaal j ON j.hash = v.hash AND j.flowversie = v.id"));
    }

    [Fact]
    public async Task A_fase_changes_in_every_flow_that_plays_it()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, Top, Deel("bel"));
        var tweede = new Teken("tweede").Stap("eerste", "Leerwerk.Fase", ("flow", "deel")).Stap("slot", "Elsa.Finish").Pijl("eerste", "slot");
        await Proeftraject.StartAsync(world, null, tweede, Deel("bel"));
        var beheer = await world.AddMedewerkerAsync("beheer", "beheerder", null);

        Assert.Equal(["top@2", "tweede@2"], (await PublishAsync(world, beheer, Deel("bel", "schrijf"))).Versies);
    }

    [Fact]
    public async Task A_fase_that_one_of_its_flows_does_not_take_is_published_in_none()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, Top, Deel("bel"));
        var ruim = new Teken("a-ruim").Stap("eerste", "Leerwerk.Fase", ("flow", "deel")).Stap("slot", "Elsa.Finish").Pijl("eerste", "slot").Pijl("eerste", "slot", "Stopgezet");
        await Proeftraject.StartAsync(world, null, ruim, Deel("bel"));
        var beheer = await world.AddMedewerkerAsync("beheer", "beheerder", null);
        var stopt = new Teken("deel").Stap("begin", "Elsa.Start").Taak("bel").Pijl("begin", "bel", "Done").Stap("klaar", "Elsa.Complete", ("outcomes", new[] { "Stopgezet" })).Pijl("bel", "klaar");

        var refused = await Assert.ThrowsAsync<FlowRefused>(() => PublishAsync(world, beheer, stopt));

        Assert.Equal(("eerste", "de fase kan eindigen met “Stopgezet”, maar die uitgang is niet getekend."), (refused.Findings[0].Stap, refused.Findings[0].Zin));
        Assert.Equal((2L, 0L), await world.Db.FindAsync<(long, long)>("SELECT (SELECT COUNT(*) FROM flowversie), (SELECT COUNT(*) FROM flowjournaal)"));
    }

    [Fact]
    public async Task A_new_fase_is_published_first_and_then_the_flow_that_plays_it()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, Top, Deel("bel"));
        var beheer = await world.AddMedewerkerAsync("beheer", "beheerder", null);
        var nieuw = new Teken("nieuw").Stap("begin", "Elsa.Start").Taak("groet").Pijl("begin", "groet", "Done");
        var top = new Teken("top").Stap("begin", "Elsa.Start").Stap("eerste", "Leerwerk.Fase", ("flow", "deel")).Stap("tweede", "Leerwerk.Fase", ("flow", "nieuw")).Stap("slot", "Elsa.Finish")
            .Pijl("begin", "eerste", "Done").Pijl("eerste", "tweede").Pijl("tweede", "slot");

        Assert.Equal(["stap “tweede”: de flow “nieuw” bestaat niet; kies een fase die er is."], (await Assert.ThrowsAsync<FlowRefused>(() => PublishAsync(world, beheer, top))).Findings.Select(f => $"stap “{f.Stap}”: {f.Zin}"));
        Assert.Equal(["nieuw@1"], (await PublishAsync(world, beheer, nieuw)).Versies);
        Assert.Equal(["top@2"], (await PublishAsync(world, beheer, top)).Versies);

        Assert.Equal(["deel", "nieuw", "top"], (await world.Get<FlowVersies>().GetAsync("top@2")).Flows.All.Select(f => f.Id).Order());
        var opnieuw = new Teken("nieuw").Stap("begin", "Elsa.Start").Taak("groet").Taak("zwaai").Pijl("begin", "groet", "Done").Pijl("groet", "zwaai");
        Assert.Equal(["nieuw@2", "top@3"], (await PublishAsync(world, beheer, opnieuw)).Versies);
    }

    [Fact]
    public async Task An_organisatie_publishes_for_itself_only()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, Top, Deel("bel"));
        var eigen = await world.AddMedewerkerAsync("eigen", "beheerder", "lwb-1");
        await world.AddOrganisatieAsync("lwb-2");

        Assert.Equal(["top@lwb-1@2"], (await PublishAsync(world, eigen, Deel("bel", "schrijf"))).Versies);

        Assert.Equal("top@lwb-1@2", (await world.Get<FlowVersies>().NewestAsync("top", "lwb-1")).Id);
        Assert.Equal("top@1", (await world.Get<FlowVersies>().NewestAsync("top", "lwb-2")).Id);
        Assert.Equal("top@1", (await world.Get<FlowVersies>().NewestAsync("top", null)).Id);
    }

    [Fact]
    public async Task Publishing_what_is_published_makes_no_version_and_moved_boxes_stay_in_the_concept()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, Top, Deel("bel"));
        var beheer = await world.AddMedewerkerAsync("beheer", "beheerder", null);
        var moved = JsonNode.Parse(Deel("bel").Bestand.Tekst)!.AsObject();

        Assert.True((await PublishAsync(world, beheer, Deel("bel"))).WasAlready);
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowconcept"));
        moved["root"]!["activities"]![0]!["metadata"]!["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 5, ["y"] = 6 } };
        Assert.True((await world.As<PublishFlow>(beheer).RunAsync("deel", moved, "deel@1")).WasAlready);

        Assert.Equal((1L, 1L), await world.Db.FindAsync<(long, long)>("SELECT (SELECT COUNT(*) FROM flowversie), (SELECT COUNT(*) FROM flowconcept)"));
    }

    [Fact]
    public async Task A_flow_that_turns_for_ever_is_not_published()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, Top, Deel("bel"));
        var beheer = await world.AddMedewerkerAsync("beheer", "beheerder", null);
        var rond = new Teken("deel").Stap("begin", "Elsa.Start").Stap("kies", "Elsa.FlowDecision", ("condition", "true")).Stap("noteer", "Elsa.WriteLine", ("text", "x"))
            .Pijl("begin", "kies", "Done").Pijl("kies", "noteer", "True").Pijl("noteer", "kies", "Done");

        var refused = await Assert.ThrowsAsync<FlowRefused>(() => PublishAsync(world, beheer, rond));

        Assert.StartsWith("Geen enkele stap loopt vast en geen enkele lus draait rond zonder te wachten.", Assert.Single(refused.Findings).Zin, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_draw_publishes_nothing()
    {
        await using var world = await TestWorld.StartAsync();
        var coach = await world.AddMedewerkerAsync("coach");

        await Assert.ThrowsAsync<NotAllowed>(() => world.As<PublishFlow>(coach).RunAsync("top"));
        await Assert.ThrowsAsync<NotAllowed>(() => world.As<SaveFlowConcept>(coach).RunAsync("top", [], null));
        await Assert.ThrowsAsync<NotAllowed>(() => world.As<DiscardFlowConcept>(coach).RunAsync("top"));
    }

    [Fact]
    public async Task A_file_does_not_replace_what_was_drawn_here()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, Top, Deel("bel"));
        var beheer = await world.AddMedewerkerAsync("beheer", "beheerder", null);
        await PublishAsync(world, beheer, Deel("bel", "schrijf"));

        var again = await ImportAsync(world, Top, Deel("bel"));
        var update = await ImportAsync(world, Top, Deel("bel", "mail"));
        var twice = await ImportAsync(world, Top, Deel("bel", "mail"));

        Assert.Equal((0, 0), (again.Versies.Count, again.Voorstellen.Count));
        Assert.Equal((0, "top"), (update.Versies.Count, Assert.Single(update.Voorstellen)));
        Assert.Equal((0, 0), (twice.Versies.Count, twice.Voorstellen.Count));
        Assert.Equal("top@2", (await world.Get<FlowVersies>().NewestAsync("top", null)).Id);
        Assert.Equal(["gepubliceerd", "voorstel"], await world.Db.QueryAsync<string>("SELECT handeling FROM flowjournaal ORDER BY handeling"));
    }

    private static Teken Deel(params string[] taken)
    {
        var teken = new Teken("deel").Stap("begin", "Elsa.Start");
        foreach (var (taak, nr) in taken.Select((t, nr) => (t, nr)))
            teken.Taak(taak).Pijl(nr == 0 ? "begin" : taken[nr - 1], taak, nr == 0 ? "Done" : "Klaar");
        return teken.Stap("klaar", "Elsa.Complete", ("outcomes", new[] { "Klaar" })).Pijl(taken[^1], "klaar");
    }

    // On whatever is there now, as a designer that just opened it.
    private static async Task<Gepubliceerd> PublishAsync(TestWorld world, CurrentUser wie, Teken flow)
    {
        var (bestand, tekst) = flow.Bestand;
        var id = Path.GetFileNameWithoutExtension(bestand);
        var newest = (await world.Get<Definities>().LatestAsync(wie.Organisatie)).FirstOrDefault(d => d.Id == id);
        return await world.As<PublishFlow>(wie).RunAsync(id, JsonNode.Parse(tekst)!.AsObject(), newest?.VersieId);
    }

    private static async Task<Imported> ImportAsync(TestWorld world, params Teken[] flows)
    {
        var map = Directory.CreateDirectory(Path.Combine(world.DataDirectory, "flows", Guid.NewGuid().ToString("N"))).FullName;
        foreach (var (bestand, tekst) in flows.Select(f => f.Bestand))
            await File.WriteAllTextAsync(Path.Combine(map, bestand), tekst);
        return await world.Get<ImportFlows>().RunAsync(map, "test");
    }
}
