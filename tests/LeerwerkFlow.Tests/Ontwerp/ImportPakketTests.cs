using System.Text.Json.Nodes;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Ontwerp;

public sealed class ImportPakketTests
{
    [Fact]
    public async Task A_package_makes_a_version_that_new_trajecten_follow_and_running_ones_do_not()
    {
        await using var world = await TestWorld.StartAsync();
        var before = await Proeftraject.StartAsync(world, null, PakketMap.Top, PakketMap.Deel("bel"));

        var plan = await world.Get<ImportPakket>().RunAsync(PakketMap.Of(PakketMap.Top, PakketMap.Deel("bel", "schrijf")), "lwb-1", "wie");

        Assert.Equal(["top@lwb-1@2"], plan.Versies);
        Assert.Equal(["Flow deel Vervangt", "Flow top Gelijk", "Formulier incident Gelijk"], plan.Regels.Select(r => $"{r.Soort} {r.Naam} {r.Stand}"));
        Assert.Equal("top@1", await world.Db.FindAsync<string>("SELECT flowversie FROM traject WHERE id = @Id", new { before.Id }));
        Assert.Equal("top@lwb-1@2", (await world.Get<FlowVersies>().NewestAsync("top", "lwb-1")).Id);
        Assert.Equal("top@1", (await world.Get<FlowVersies>().NewestAsync("top", null)).Id);
        Assert.Equal(["top@1 bestand", "top@lwb-1@2 pakket"], await world.Db.QueryAsync<string>("SELECT id || ' ' || herkomst FROM flowversie ORDER BY id"));
        Assert.Equal(["gepubliceerd wie top top@lwb-1@2"], await world.Db.QueryAsync<string>("SELECT handeling || ' ' || actor || ' ' || flow || ' ' || flowversie FROM flowjournaal"));
    }

    [Fact]
    public async Task The_same_package_twice_changes_nothing_the_second_time()
    {
        await using var world = await TestWorld.StartAsync();
        var zip = PakketMap.Of(PakketMap.Top, PakketMap.Deel("bel"));

        Assert.Equal(["top@1"], (await world.Get<ImportPakket>().RunAsync(zip, null, "wie")).Versies);
        Assert.Empty((await world.Get<ImportPakket>().RunAsync(zip, null, "wie")).Versies);

        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowversie"));
    }

    [Fact]
    public async Task A_fase_that_another_flow_plays_too_changes_there_as_well()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, PakketMap.Top, PakketMap.Deel("bel"));
        var tweede = new Teken("tweede").Stap("eerste", "Leerwerk.Fase", ("flow", "deel")).Stap("slot", "Elsa.Finish").Pijl("eerste", "slot");
        await Proeftraject.StartAsync(world, null, tweede, PakketMap.Deel("bel"));

        Assert.Equal(["top@2", "tweede@2"], (await world.Get<ImportPakket>().RunAsync(PakketMap.Of(PakketMap.Top, PakketMap.Deel("bel", "schrijf")), null, "wie")).Versies);
    }

    [Fact]
    public async Task A_preview_writes_nothing_and_one_that_grew_old_is_not_agreed_with()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, PakketMap.Top, PakketMap.Deel("bel"));
        var zip = PakketMap.Of(PakketMap.Top, PakketMap.Deel("bel", "schrijf"));
        var import = world.Get<ImportPakket>();

        var plan = await import.PreviewAsync(zip, null);
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowversie"));
        await import.RunAsync(PakketMap.Of(PakketMap.Top, PakketMap.Deel("mail")), null, "ander");
        await Assert.ThrowsAsync<Moved>(() => import.RunAsync(zip, null, "wie", basis: plan.Basis));

        Assert.Equal(["top@1", "top@2"], await world.Db.QueryAsync<string>("SELECT id FROM flowversie ORDER BY id"));
    }

    [Theory]
    [InlineData("formulieren/incident.json", "{ \"naam\": \"incident\", \"titel\": \"Anders\", \"velden\": [] }", "het formulier “incident” is hier anders dan in het pakket.")]
    [InlineData("formulieren/vreemd.json", "{}", "het formulier “vreemd” bestaat hier niet.")]
    [InlineData("brieven/vreemd.sbnhtml", "Dag", "de brief “vreemd” bestaat hier niet.")]
    public async Task What_this_installation_does_not_have_is_named(string pad, string tekst, string zin)
    {
        await using var world = await TestWorld.StartAsync();

        var refused = await RefusedAsync<RuleBroken>(world, PakketMap.With([(pad, tekst)], PakketMap.Top, PakketMap.Deel("bel")));

        Assert.Equal(["Dit pakket past niet bij deze installatie. Vraag de beheerder om de bestanden gelijk te zetten.", zin, "Er is niets overgenomen."], refused.Message.Split('\n'));
    }

    [Fact]
    public async Task Other_letters_rules_and_scenarios_stay_as_they_are_here()
    {
        await using var world = await TestWorld.StartAsync();
        var zip = PakketMap.With([("brieven/_contact.sbnhtml", "Bel ons niet"), ("regels/vreemd.json", "{}"), ("scenarios/normaal.json", "{}")], PakketMap.Top, PakketMap.Deel("bel"));

        var plan = await world.Get<ImportPakket>().RunAsync(zip, null, "wie");

        Assert.Equal(["Brief _contact", "Regels vreemd", "Scenario normaal"], plan.Regels.Where(r => r.Stand == PakketStand.BlijftHier).Select(r => $"{r.Soort} {r.Naam}"));
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM regelset"));
    }

    [Theory]
    [InlineData("{ kapot", "Het bestand “flows/deel.json” in dit pakket is geen leesbare JSON (lijn 1). Er is niets overgenomen.")]
    [InlineData("{ \"definitionId\": \"ander\" }", "Het bestand “flows/deel.json” in dit pakket is niet de flow “deel”: zijn “definitionId” is een andere. Er is niets overgenomen.")]
    public async Task A_flow_that_cannot_be_read_takes_the_whole_package_with_it(string tekst, string zin)
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal(zin, (await RefusedAsync<RuleBroken>(world, PakketMap.With([("flows/deel.json", tekst)], PakketMap.Top))).Message);
    }

    [Fact]
    public async Task A_flow_that_nobody_plays_is_refused()
    {
        await using var world = await TestWorld.StartAsync();
        var los = new Teken("los").Stap("begin", "Elsa.Start").Taak("bel").Pijl("begin", "bel", "Done");

        Assert.Equal("De flow “los” zit in dit pakket, maar “top” speelt hem niet. Er is niets overgenomen.", (await RefusedAsync<RuleBroken>(world, PakketMap.Of(PakketMap.Top, PakketMap.Deel("bel"), los))).Message);
    }

    [Fact]
    public async Task A_script_a_loose_box_and_a_missing_fase_are_findings_and_nothing_is_published()
    {
        await using var world = await TestWorld.StartAsync();
        var los = PakketMap.Deel("bel").Taak("los");
        var script = JsonNode.Parse(PakketMap.Deel("bel").Bestand.Tekst)!;
        script["root"]!["activities"]![1]!["titel"]!["expression"]!["type"] = "JavaScript";

        Assert.Contains("scripts worden nooit uitgevoerd", (await RefusedAsync<FlowRefused>(world, PakketMap.With([("flows/deel.json", script.ToJsonString())], PakketMap.Top))).Message, StringComparison.Ordinal);
        Assert.Equal("deel, stap “los”: deze stap hangt los: er komt geen pijl aan. Verbind hem of verwijder hem.", (await RefusedAsync<FlowRefused>(world, PakketMap.Of(PakketMap.Top, los))).Message);
        Assert.Contains("de flow “deel” bestaat niet", (await RefusedAsync<FlowRefused>(world, PakketMap.Of(PakketMap.Top))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_that_somebody_draws_on_is_left_alone()
    {
        await using var world = await TestWorld.StartAsync();
        await Proeftraject.StartAsync(world, null, PakketMap.Top, PakketMap.Deel("bel"));
        var beheer = await world.AddMedewerkerAsync("beheer", "beheerder", null);
        await world.As<SaveFlowConcept>(beheer).RunAsync("deel", JsonNode.Parse(PakketMap.Deel("mail").Bestand.Tekst)!.AsObject(), "deel@1");

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => world.Get<ImportPakket>().RunAsync(PakketMap.Of(PakketMap.Top, PakketMap.Deel("schrijf")), null, "wie"));

        Assert.StartsWith("Aan de flow “deel” wordt hier getekend.", refused.Message, StringComparison.Ordinal);
        Assert.Equal((1L, 1L), await world.Db.FindAsync<(long, long)>("SELECT (SELECT COUNT(*) FROM flowversie), (SELECT COUNT(*) FROM flowconcept)"));
    }

    [Fact]
    public async Task A_very_long_flow_is_answered_within_five_seconds()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal("deel: deze flow heeft 5002 stappen. Meer dan 2000 kan niet: splits hem in fasen.", (await RefusedAsync<FlowRefused>(world, Lang(5_000))).Message);
        Assert.Equal(["top@1"], (await world.Get<ImportPakket>().PreviewAsync(Lang(1_900), null).WaitAsync(TimeSpan.FromSeconds(5))).Versies);

        static byte[] Lang(int taken) => PakketMap.Of(PakketMap.Top, PakketMap.Deel([.. Enumerable.Range(1, taken).Select(nr => $"t{nr}")]));
    }

    [Fact]
    public async Task A_file_of_the_program_does_not_replace_what_a_package_brought()
    {
        await using var world = await TestWorld.StartAsync();
        await world.Get<ImportPakket>().RunAsync(PakketMap.Of(PakketMap.Top, PakketMap.Deel("bel")), null, "wie");

        await Proeftraject.StartAsync(world, null, PakketMap.Top, PakketMap.Deel("mail"));

        Assert.Equal(["top@1"], await world.Db.QueryAsync<string>("SELECT id FROM flowversie"));
        Assert.Equal(["top"], await world.Db.QueryAsync<string>("SELECT flow FROM flowvoorstel"));
    }

    private static async Task<T> RefusedAsync<T>(TestWorld world, byte[] zip)
        where T : Exception
    {
        var refused = await Assert.ThrowsAsync<T>(() => world.Get<ImportPakket>().RunAsync(zip, null, "wie").WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.Equal((0L, 0L), await world.Db.FindAsync<(long, long)>("SELECT (SELECT COUNT(*) FROM flowversie), (SELECT COUNT(*) FROM flowjournaal)"));
        return refused;
    }
}
