using System.Net;
using System.Text.Json.Nodes;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Ontwerp.Studio;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Ontwerp.Studio;

public sealed class DefinitieRoutesTests
{
    private static readonly Teken Top = new Teken("top").Stap("begin", "Elsa.Start").Stap("eerste", "Leerwerk.Fase", ("flow", "deel")).Stap("slot", "Elsa.Finish")
        .Pijl("begin", "eerste", "Done").Pijl("eerste", "slot");

    private static readonly Teken Deel = new Teken("deel").Stap("begin", "Elsa.Start").Taak("bel").Pijl("begin", "bel", "Done");

    [Fact]
    public async Task The_list_has_every_flow_and_fase_with_its_newest_version()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Top, Deel);
        var studio = await StudioBrowser.BeheerderAsync(world);
        await studio.SaveAsync(await studio.OpenAsync("deel"));

        var answer = await studio.GetAsync("workflow-definitions?versionOptions=Latest");

        Assert.Equal(2, (int)answer["totalCount"]!);
        Assert.Equal(["deel@2r1 deel false true", "top@1 top true true"], Lines(answer));
        Assert.Equal(["deel@1 deel true false", "top@1 top true true"], Lines(await studio.GetAsync("workflow-definitions?versionOptions=Published")));
        Assert.Equal(["deel@2r1 deel false true"], Lines(await studio.GetAsync("workflow-definitions?versionOptions=Draft")));
        Assert.Equal(["deel@2r1 deel false true", "deel@1 deel true false"], Lines(await studio.GetAsync("workflow-definitions?versionOptions=AllVersions&definitionIds=deel")));
        Assert.Equal(["deel@2r1 deel false true", "deel@1 deel true false", "top@1 top true true"], Lines(await studio.GetAsync("workflow-definitions?versionOptions=LatestOrPublished")));
        Assert.Equal(["top@1 top true true"], Lines(await studio.GetAsync("workflow-definitions?ids=top%401&ids=top%409")));
        Assert.Contains("bulk-publish", answer["links"]!.AsArray().Select(l => (string?)l!["rel"]));
        Assert.Contains("publish", answer["items"]![0]!["links"]!.AsArray().Select(l => (string?)l!["rel"]));
    }

    [Fact]
    public async Task The_list_is_searched_sorted_and_cut_in_pages()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Top, Deel);
        var studio = await StudioBrowser.BeheerderAsync(world);

        var page = await studio.GetAsync("workflow-definitions?page=1&pageSize=1&orderBy=Name&orderDirection=Ascending");

        Assert.Equal((2, "top@1 top true true"), ((int)page["totalCount"]!, Assert.Single(Lines(page))));
        Assert.Equal(["top@1 top true true", "deel@1 deel true true"], Lines(await studio.GetAsync("workflow-definitions?orderBy=Name&orderDirection=Descending")));
        Assert.Equal(["deel@1 deel true true"], Lines(await studio.GetAsync("workflow-definitions?searchTerm=DEE")));
        Assert.Equal(2, (int)(await studio.GetAsync("workflow-definitions/query/count"))["count"]!);
    }

    [Fact]
    public async Task A_flow_opens_with_node_ids_and_its_usual_outcomes()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Top, Deel);
        var studio = await StudioBrowser.BeheerderAsync(world);

        var deel = (await studio.GetAsync("workflow-definitions/by-id/deel%401")).AsObject();

        Assert.Equal("Flowchart1:bel", (string?)StudioBrowser.Stap(deel, "bel")["nodeId"]);
        Assert.Equal("""["Klaar"]""", StudioBrowser.Stap(deel, "bel")["uitkomsten"]!["expression"]!["value"]!.ToJsonString());
        Assert.Equal(["deel@1", "top@1"], (await studio.GetAsync("workflow-definitions/many-by-id?ids=deel%401&ids=top%401&ids=weg%401"))["items"]!.AsArray().Select(d => (string)d!["id"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await studio.AskAsync("workflow-definitions/by-id/deel%407")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await studio.AskAsync("workflow-definitions/by-definition-id/weg")).StatusCode);
    }

    [Fact]
    public async Task The_tree_of_a_flow_is_walked_by_node_id()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Top, Deel);
        var studio = await StudioBrowser.BeheerderAsync(world);

        var root = await studio.GetAsync("workflow-definitions/subgraph/deel%401");
        var child = await studio.GetAsync("workflow-definitions/subgraph/deel%401?parentNodeId=Flowchart1:bel");
        var path = await studio.GetAsync("workflow-definitions/subgraph/segments/deel%401?childNodeId=Flowchart1:bel");

        Assert.Equal(("Flowchart1", "Flowchart1:begin Flowchart1:bel"), ((string)root["nodeId"]!, string.Join(' ', root["children"]!.AsArray().Select(c => (string)c!["nodeId"]!))));
        Assert.Equal(("Leerwerk.Taak", "activities"), ((string)child["activity"]!["type"]!, (string)child["port"]!));
        Assert.Equal(("Flowchart1:bel", "Flowchart1", 0), ((string)path["childNode"]!["nodeId"]!, (string)path["container"]!["nodeId"]!, path["pathSegments"]!.AsArray().Count));
    }

    [Fact]
    public void A_nested_step_is_found_whatever_holds_it()
    {
        var flow = JsonNode.Parse("""
            {"root":{"id":"r","type":"Elsa.Flowchart","activities":[
              {"id":"als","type":"Elsa.If","then":{"id":"rij","type":"Elsa.Sequence","activities":[{"id":"diep","type":"Elsa.WriteLine"}]}},
              {"id":"kies","type":"Elsa.Switch","cases":[{"label":"A","condition":{"type":"Scriban","value":"true"},"activity":{"id":"geval","type":"Elsa.WriteLine"}}]},
              {"id":"stil","type":"Leerwerk.Feit","waarde":{"expression":{"type":"Object","value":{"id":"x","type":"y"}}}}]}}
            """)!.AsObject();

        var nodes = ActivityTree.Below(ActivityTree.Of(flow)!).ToList();
        var path = NodeShape.Path(nodes.Single(n => n.Id == "diep"));

        Assert.Equal(["r", "r:als", "r:als:rij", "r:als:rij:diep", "r:kies", "r:kies:geval", "r:stil"], nodes.Select(n => n.NodeId));
        Assert.Equal(["als Then", "rij Activities"], path["pathSegments"]!.AsArray().Select(s => $"{s!["activityId"]} {s["portName"]}"));
        Assert.Equal("r:als:rij", (string?)path["container"]!["nodeId"]);
    }

    [Fact]
    public async Task Who_plays_a_fase_and_whether_a_name_is_free_are_told()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Top, Deel);
        var studio = await StudioBrowser.BeheerderAsync(world);

        Assert.Equal("""{"consumingWorkflowDefinitionIds":["top"]}""", (await studio.GetAsync("workflow-definitions/deel/consumers")).ToJsonString());
        Assert.False((bool)(await studio.GetAsync("workflow-definitions/validation/is-name-unique?name=Top"))["isUnique"]!);
        Assert.True((bool)(await studio.GetAsync("workflow-definitions/validation/is-name-unique?name=Top&definitionId=top"))["isUnique"]!);
        Assert.True((bool)(await studio.GetAsync("workflow-definitions/validation/is-name-unique?name=Vrij"))["isUnique"]!);
    }

    [Fact]
    public async Task An_older_version_comes_back_as_a_concept()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Top, Deel);
        var studio = await StudioBrowser.BeheerderAsync(world);
        var model = await studio.OpenAsync("deel");
        StudioBrowser.Write(model, "bel", "titel", "anders");
        await studio.SaveAsync(model, publish: true);

        var back = await studio.PostAsync("workflow-definitions/deel/revert/1");

        Assert.Equal(("deel@3r1", false), ((string)back["id"]!, (bool)back["isPublished"]!));
        Assert.Equal("bel", (string?)StudioBrowser.Stap(await studio.OpenAsync("deel"), "bel")["titel"]!["expression"]!["value"]);
    }

    [Fact]
    public async Task Many_are_published_one_by_one()
    {
        await using var world = await TestWorld.StartAsync();
        await StudioBrowser.ImportAsync(world, Top, Deel);
        var studio = await StudioBrowser.BeheerderAsync(world);
        var model = await studio.OpenAsync("deel");
        StudioBrowser.Write(model, "bel", "titel", "anders");
        await studio.SaveAsync(model);

        var answer = await studio.PostAsync("bulk-actions/publish/workflow-definitions/by-definition-ids", new JsonObject { ["definitionIds"] = new JsonArray("deel", "top", "weg") });

        Assert.Equal("""{"published":["deel"],"alreadyPublished":["top"],"notFound":["weg"],"updatedConsumers":[]}""", answer.ToJsonString());
    }

    [Theory]
    [InlineData("wep-2008")]
    [InlineData("toeleiding")]
    [InlineData("intake")]
    [InlineData("iup")]
    [InlineData("werkervaring")]
    [InlineData("tbs")]
    [InlineData("sollicitatie")]
    [InlineData("nazorg")]
    public void A_shipped_flow_comes_back_from_Studio_as_it_was(string flow)
    {
        var bron = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", flow == "wep-2008" ? "" : "fasen", flow + ".json")))!.AsObject();

        var sent = DefinitieShape.Out(new(flow, 1, null, true, default, "", bron));
        var back = DefinitieShape.In(flow, sent, bron);

        Assert.Equal(CanonicalFlow.Write(bron, tekening: true), CanonicalFlow.Write(back, tekening: true));
        Assert.NotEqual(CanonicalFlow.Write(bron), CanonicalFlow.Write(DefinitieShape.In(flow, Changed(sent), bron)));
    }

    private static JsonObject Changed(JsonObject sent)
    {
        var o = sent.DeepClone().AsObject();
        o["root"]!["activities"]![0]!["metadata"]!["displayText"] = "iets anders";
        return o;
    }

    private static string[] Lines(JsonNode answer) => [.. answer["items"]!.AsArray().Select(i => $"{i!["id"]} {i["name"]} {i["isPublished"]} {i["isLatest"]}")];
}
