using System.Net;
using System.Text.Json.Nodes;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Ontwerp.Studio;

public sealed class DefinitieWriteTests
{
    private static readonly Teken Klein = new Teken("klein")
        .Stap("begin", "Elsa.Start").Taak("bel").Taak("schrijf", "Gedaan", "Niet").Stap("slot", "Elsa.Finish")
        .Pijl("begin", "bel", "Done").Pijl("bel", "schrijf").Pijl("schrijf", "slot", "Gedaan").Pijl("schrijf", "bel", "Niet");

    private const string Stale = "Deze flow is intussen ergens anders gewijzigd. Er is niets bewaard: open hem opnieuw en teken je wijziging daar nog eens.";

    [Fact]
    public async Task A_save_is_a_concept_and_what_is_published_stays()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Klein);
        var studio = await StudioBrowser.BeheerderAsync(world);
        var model = await studio.OpenAsync("klein");
        Assert.Equal(("klein@1", 1, true, true), ((string)model["id"]!, (int)model["version"]!, (bool)model["isPublished"]!, (bool)model["isLatest"]!));

        StudioBrowser.Write(model, "bel", "titel", "Bel twee keer");
        var saved = await studio.SaveAsync(model);

        Assert.Equal(("klein@2r1", 2, false, true), ((string)saved["id"]!, (int)saved["version"]!, (bool)saved["isPublished"]!, (bool)saved["isLatest"]!));
        Assert.Equal("Bel twee keer", (string?)StudioBrowser.Stap(await studio.OpenAsync("klein"), "bel")["titel"]!["expression"]!["value"]);
        var published = await studio.GetAsync("workflow-definitions/by-definition-id/klein?versionOptions=Published");
        Assert.Equal(("klein@1", "bel"), ((string)published["id"]!, (string?)StudioBrowser.Stap(published.AsObject(), "bel")["titel"]!["expression"]!["value"]));
        Assert.Equal("klein@2r2", (string?)(await studio.SaveAsync(saved))["id"]);
    }

    [Fact]
    public async Task A_title_changed_and_changed_back_leaves_nothing_to_publish()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Klein);
        var studio = await StudioBrowser.BeheerderAsync(world);
        var before = await world.Db.FindAsync<string>("SELECT inhoud FROM flowversie");
        var model = await studio.OpenAsync("klein");

        StudioBrowser.Write(model, "bel", "titel", "iets anders");
        model = await studio.SaveAsync(model);
        StudioBrowser.Write(model, "bel", "titel", "bel");
        StudioBrowser.Stap(model, "bel")["metadata"]!["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 12.0, ["y"] = 3 } };
        await studio.SaveAsync(model);

        var concept = JsonNode.Parse((await world.Db.FindAsync<string>("SELECT inhoud FROM flowconcept"))!)!.AsObject();
        Assert.Equal(CanonicalFlow.Write(JsonNode.Parse(before!)!["klein"]!.AsObject()), CanonicalFlow.Write(concept));
        var answer = await studio.PostAsync("workflow-definitions/klein/publish");
        Assert.True((bool)answer["alreadyPublished"]!);
        Assert.Equal(1, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowversie"));
    }

    [Fact]
    public async Task A_stale_save_is_refused_and_the_concept_stays()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Klein);
        var one = await StudioBrowser.BeheerderAsync(world);
        var two = await StudioBrowser.BeheerderAsync(world, naam: "ander");
        var mine = await one.OpenAsync("klein");
        var theirs = await two.OpenAsync("klein");
        StudioBrowser.Write(mine, "bel", "titel", "van mij");
        var saved = await one.SaveAsync(mine);

        Assert.Equal([Stale], await two.RefusedAsync("workflow-definitions", StudioBrowser.Wish(theirs)));
        Assert.Equal([Stale], await two.RefusedAsync("workflow-definitions", StudioBrowser.Wish(theirs, publish: true)));
        await one.SaveAsync(saved);
        Assert.Equal([Stale], await one.RefusedAsync("workflow-definitions", StudioBrowser.Wish(saved)));

        Assert.Equal((2L, "beheer"), await world.Db.FindAsync<(long, string)>("SELECT revisie, door FROM flowconcept"));
        Assert.Equal("van mij", (string?)StudioBrowser.Stap(await two.OpenAsync("klein"), "bel")["titel"]!["expression"]!["value"]);
    }

    [Fact]
    public async Task A_concept_that_was_thrown_away_takes_no_more_saves()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Klein);
        var studio = await StudioBrowser.BeheerderAsync(world);
        var old = await studio.SaveAsync(await studio.OpenAsync("klein"));

        Assert.Equal(HttpStatusCode.NoContent, (await studio.SendAsync("workflow-definitions/klein", "{}", method: HttpMethod.Delete)).StatusCode);

        Assert.Equal([Stale], await studio.RefusedAsync("workflow-definitions", StudioBrowser.Wish(old)));
        var next = await studio.SaveAsync(await studio.OpenAsync("klein"));
        Assert.Equal("klein@2r2", (string?)next["id"]);
        Assert.Equal([Stale], await studio.RefusedAsync("workflow-definitions", StudioBrowser.Wish(old)));
        Assert.Equal(["verworpen beheer klein 1"], await world.Db.QueryAsync<string>("SELECT handeling || ' ' || actor || ' ' || flow || ' ' || revisie FROM flowjournaal"));
    }

    [Fact]
    public async Task Scripts_and_unknown_steps_are_refused_step_by_step()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Klein);
        var studio = await StudioBrowser.BeheerderAsync(world);
        var model = await studio.OpenAsync("klein");
        StudioBrowser.Write(model, "bel", "titel", "getVariable('x')", "JavaScript");
        StudioBrowser.Stap(model, "slot")["type"] = "Elsa.RunJavaScript";

        var zinnen = await studio.RefusedAsync("workflow-definitions", StudioBrowser.Wish(model));

        Assert.Equal(
            [
                "Stap “bel”: hier staat een script (JavaScript); scripts worden nooit uitgevoerd. Schrijf een waarde of een voorwaarde.",
                "Stap “slot”: de soort “Elsa.RunJavaScript” bestaat niet; kies een stap uit het palet.",
            ],
            zinnen);
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowconcept"));
    }

    [Fact]
    public async Task A_script_inside_a_case_or_a_nested_step_is_seen()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Klein);
        var studio = await StudioBrowser.BeheerderAsync(world);
        var model = await studio.OpenAsync("klein");
        StudioBrowser.Stap(model, "slot")["cases"] = new JsonArray(new JsonObject { ["label"] = "A", ["condition"] = new JsonObject { ["type"] = "CSharp", ["value"] = "1" } });
        StudioBrowser.Stap(model, "bel")["body"] = new JsonObject { ["id"] = "diep", ["type"] = "Elsa.RunPython" };

        var zinnen = await studio.RefusedAsync("workflow-definitions", StudioBrowser.Wish(model));

        Assert.Equal(
            [
                "Stap “diep”: de soort “Elsa.RunPython” bestaat niet; kies een stap uit het palet.",
                "Stap “slot”: hier staat een script (CSharp); scripts worden nooit uitgevoerd. Schrijf een waarde of een voorwaarde.",
            ],
            zinnen);
    }

    [Fact]
    public async Task An_unfinished_drawing_is_kept_and_cannot_be_published()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Klein);
        var studio = await StudioBrowser.BeheerderAsync(world);
        var model = await studio.OpenAsync("klein");
        model["root"]!["activities"]!.AsArray().Add(new JsonObject { ["id"] = "nieuw", ["type"] = "Leerwerk.Taak", ["metadata"] = new JsonObject { ["displayText"] = "Nieuwe taak" } });
        model = await studio.SaveAsync(model);

        Assert.Equal(
            ["Stap “nieuw”: “Titel” is niet ingevuld.", "Stap “nieuw”: “Rol” is niet ingevuld.", "Stap “nieuw”: “Formulier” is niet ingevuld."],
            await studio.RefusedAsync("workflow-definitions/klein/publish"));
        foreach (var (invoer, waarde) in new[] { ("titel", "Nieuw"), ("rol", "coach"), ("formulier", "bestaat-niet") })
            StudioBrowser.Write(model, "nieuw", invoer, waarde);
        Assert.Equal(
            ["Stap “Nieuwe taak”: deze stap hangt los: er komt geen pijl aan. Verbind hem of verwijder hem."],
            await studio.RefusedAsync("workflow-definitions", StudioBrowser.Wish(model, publish: true)));
        StudioBrowser.Draw(model, "bel", "nieuw");
        Assert.Contains(
            await studio.RefusedAsync("workflow-definitions", StudioBrowser.Wish(model, publish: true)),
            zin => zin.Contains("Het formulier “bestaat-niet” bij “Nieuwe taak” bestaat niet.", StringComparison.Ordinal));

        Assert.Equal(("klein@2r1", 1L), ((string?)(await studio.OpenAsync("klein"))["id"], await world.Db.FindAsync<long>("SELECT COUNT(*) FROM flowversie")));
    }

    [Fact]
    public async Task A_way_without_an_end_is_not_published()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Klein);
        var studio = await StudioBrowser.BeheerderAsync(world);
        var model = await studio.OpenAsync("klein");
        var pijlen = model["root"]!["connections"]!.AsArray();
        pijlen.Single(p => (string?)p!["source"]!["port"] == "Gedaan")!["target"]!["activity"] = "bel";
        model["root"]!["activities"]!.AsArray().Remove(StudioBrowser.Stap(model, "slot"));

        Assert.Contains("Vanaf “", Assert.Single(await studio.RefusedAsync("workflow-definitions", StudioBrowser.Wish(model, publish: true))), StringComparison.Ordinal);
        Assert.Equal((0L, 1L, 0L), await world.Db.FindAsync<(long, long, long)>("SELECT (SELECT COUNT(*) FROM flowconcept), (SELECT COUNT(*) FROM flowversie), (SELECT COUNT(*) FROM flowjournaal)"));
    }

    [Fact]
    public async Task A_new_flow_gets_its_name_as_id()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Klein);
        var studio = await StudioBrowser.BeheerderAsync(world);
        var model = new JsonObject { ["definitionId"] = "", ["name"] = "Nieuwe fase", ["root"] = new JsonObject { ["id"] = "schema", ["type"] = "Elsa.Flowchart", ["activities"] = new JsonArray(), ["connections"] = new JsonArray() } };

        var saved = await studio.SaveAsync(model);

        Assert.Equal(("nieuwe-fase@1r1", "nieuwe-fase", true), ((string)saved["id"]!, (string)saved["definitionId"]!, (bool)saved["customProperties"]!["token"]!));
        Assert.Equal(["Er bestaat al een flow “nieuwe-fase”. Open die, of kies een andere naam."], await studio.RefusedAsync("workflow-definitions", StudioBrowser.Wish(model)));
        Assert.Equal(["Deze flow is leeg; teken minstens één stap."], await studio.RefusedAsync("workflow-definitions/nieuwe-fase/publish"));
    }

    [Theory]
    [InlineData("workflow-definitions/klein/retract", "Een gepubliceerde flow kan je niet intrekken: nieuwe trajecten hebben hem nodig. Publiceer een verbeterde versie.")]
    [InlineData("workflow-definitions/klein/execute", "Een traject begint bij een toeleiding, niet hier. Ga naar Trajecten en kies Nieuwe toeleiding.")]
    [InlineData("bulk-actions/delete/workflow-definitions/by-definition-id", "Een gepubliceerde flow kan je niet verwijderen: er lopen trajecten op. Publiceer een verbeterde versie.")]
    [InlineData("bulk-actions/retract/workflow-definitions/by-definition-ids", "Gepubliceerde flows kan je niet intrekken: nieuwe trajecten hebben ze nodig. Publiceer een verbeterde versie.")]
    [InlineData("bulk-actions/delete/workflow-instances/by-id", "Trajecten stop je in hun dossier, niet hier.")]
    public async Task What_would_take_something_away_is_refused(string path, string zin)
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Klein);
        var studio = await StudioBrowser.BeheerderAsync(world);

        Assert.Equal([zin], await studio.RefusedAsync(path));
    }

    [Fact]
    public async Task A_shipped_fase_is_changed_and_published_with_the_whole_traject()
    {
        await using var world = await TestWorld.StartAsync();
        await world.Get<ImportFlows>().RunAsync(Path.Combine(AppContext.BaseDirectory, "workflows"), "test");
        var studio = await StudioBrowser.BeheerderAsync(world);
        var model = await studio.OpenAsync("intake");
        StudioBrowser.Write(model, "uitnodigen", "titel", "Bel de deelnemer op een rustig moment");

        var answer = await studio.PostAsync("workflow-definitions", StudioBrowser.Wish(model, publish: true));

        Assert.Equal(("intake@2", true, false, 1), ((string)answer["workflowDefinition"]!["id"]!, (bool)answer["workflowDefinition"]!["isPublished"]!, (bool)answer["alreadyPublished"]!, (int)answer["consumingWorkflowCount"]!));
        Assert.Equal("wep-2008@2", await world.Db.FindAsync<string>("SELECT id FROM flowversie ORDER BY versie DESC LIMIT 1"));
    }
}
