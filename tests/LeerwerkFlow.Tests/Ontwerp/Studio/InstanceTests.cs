using System.Net;
using System.Text.Json.Nodes;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Ontwerp.Studio;

public sealed class InstanceTests
{
    private static readonly Teken Top = new Teken("top").Stap("begin", "Elsa.Start").Stap("eerste", "Leerwerk.Fase", ("flow", "deel")).Taak("na").Stap("slot", "Elsa.Finish")
        .Pijl("begin", "eerste", "Done").Pijl("eerste", "na").Pijl("na", "slot");

    private static readonly Teken Deel = new Teken("deel").Stap("begin", "Elsa.Start").Taak("bel").Pijl("begin", "bel", "Done");

    [Fact]
    public async Task Running_trajecten_are_listed_by_number_and_never_by_name()
    {
        await using var world = await TestWorld.StartAsync();
        var een = await Proeftraject.StartAsync(world, null, Top, Deel);
        var twee = await Proeftraject.StartAsync(world, null, Top, Deel);
        await twee.DoneAsync("bel");
        await twee.DoneAsync("na");
        var studio = await StudioBrowser.BeheerderAsync(world, "lwb-1");

        var answer = await studio.PostAsync("workflow-instances", new JsonObject { ["page"] = 0, ["pageSize"] = 10, ["orderBy"] = "Created", ["orderDirection"] = "Ascending" });
        var done = await studio.PostAsync("workflow-instances", new JsonObject { ["statuses"] = new JsonArray("Finished"), ["definitionIds"] = new JsonArray("top") });

        Assert.Equal([$"{een.Id} top top@1 Running Suspended", $"{twee.Id} top top@1 Finished Finished"], Lines(answer));
        Assert.Equal((1, $"{twee.Id} top top@1 Finished Finished"), ((int)done["totalCount"]!, Assert.Single(Lines(done))));
        Assert.Equal(0, (int)(await studio.PostAsync("workflow-instances", new JsonObject { ["definitionIds"] = new JsonArray("anders") }))["totalCount"]!);
        Assert.Equal(1, (int)(await studio.PostAsync("workflow-instances", new JsonObject { ["searchTerm"] = een.Id[^3..] }))["totalCount"]!);
        Assert.DoesNotContain("Voorbeeld", answer.ToJsonString() + (await studio.GetAsync("workflow-instances/" + een.Id)).ToJsonString() + (await studio.GetAsync($"workflow-instances/{een.Id}/journal")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_trajecten_of_the_row_scope_are_there()
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await Proeftraject.StartAsync(world, null, Top, Deel);
        var ander = await StudioBrowser.BeheerderAsync(world, "lwb-2", "ander");

        Assert.Equal(0, (int)(await ander.PostAsync("workflow-instances"))["totalCount"]!);
        Assert.All(
            new[] { "", "/execution-state", "/variables", "/journal" },
            deel => Assert.Equal(HttpStatusCode.NotFound, ander.AskAsync($"workflow-instances/{traject.Id}{deel}").Result.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await ander.AskAsync($"activity-executions/list?workflowInstanceId={traject.Id}&activityNodeId=Flowchart1:na")).StatusCode);
        await ander.RefusedAsync("activity-executions/report", new JsonObject { ["workflowInstanceId"] = traject.Id }, HttpStatusCode.NotFound);
        Assert.Equal(0, await world.Db.FindAsync<long>("SELECT COUNT(*) FROM verwerking"));
    }

    [Fact]
    public async Task A_traject_shows_its_open_waits_facts_and_journal()
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await Proeftraject.StartAsync(world, null, Top, Deel);
        var studio = await StudioBrowser.BeheerderAsync(world, "lwb-1");

        var whole = await studio.GetAsync("workflow-instances/" + traject.Id);
        var state = await studio.GetAsync($"workflow-instances/{traject.Id}/execution-state");
        var journal = await studio.GetAsync($"workflow-instances/{traject.Id}/journal?skip=0&take=5");
        var there = await studio.PostAsync(
            $"workflow-instances/{traject.Id}/journal", new JsonObject { ["filter"] = new JsonObject { ["activityNodeIds"] = new JsonArray("Flowchart1:na") } });

        var bookmark = Assert.Single(whole["workflowState"]!["bookmarks"]!.AsArray())!;
        Assert.Equal(("Taak", "Flowchart1:eerste", "eerste/bel"), ((string)bookmark["name"]!, (string)bookmark["activityNodeId"]!, (string)bookmark["payload"]!["stap"]!));
        Assert.Equal(("Running", "Suspended"), ((string)state["status"]!, (string)state["workflowSubStatus"]!));
        Assert.Equal(["Flowchart1:eerste fase", "Flowchart1:eerste taak"], journal["items"]!.AsArray().Select(i => $"{i!["nodeId"]} {i["payload"]!["soort"]}"));
        Assert.Equal(0, (int)there["totalCount"]!);
        Assert.Equal("verloop-bekeken", await world.Db.FindAsync<string>("SELECT handeling FROM verwerking WHERE traject = @Id AND medewerker = 'beheer'", new { traject.Id }));
        Assert.Equal(HttpStatusCode.OK, (await studio.AskAsync($"workflow-instances/{traject.Id}/variables")).StatusCode);
    }

    [Fact]
    public async Task Each_box_says_what_waits_and_what_is_done()
    {
        await using var world = await TestWorld.StartAsync();
        var traject = await Proeftraject.StartAsync(world, null, Top, Deel);
        await traject.DoneAsync("bel");
        var studio = await StudioBrowser.BeheerderAsync(world, "lwb-1");

        var report = await studio.PostAsync(
            "activity-executions/report", new JsonObject { ["workflowInstanceId"] = traject.Id, ["activityNodeIds"] = new JsonArray("Flowchart1:eerste", "Flowchart1:na", "Flowchart1:slot") });
        var lines = await studio.GetAsync($"activity-execution-summaries/list?workflowInstanceId={traject.Id}&activityNodeId=Flowchart1:eerste");
        var one = await studio.GetAsync("activity-executions/by-id?id=" + (string)lines["items"]![0]!["id"]!);

        Assert.Equal(["eerste 0 false", "na 1 true"], report["stats"]!.AsArray().Select(s => $"{s!["activityId"]} {s["uncompletedCount"]} {s["isBlocked"]}"));
        Assert.Equal("Leerwerk.Fase", (string?)one["activityType"]);
        Assert.True((int)lines["count"]! >= 2);
    }

    [Theory]
    [InlineData("cancel/workflow-instances/TR-2010-000001")]
    [InlineData("bulk-actions/cancel/workflow-instances")]
    public async Task A_traject_is_not_stopped_from_here(string path)
    {
        await using var world = await TestWorld.StartAsync();
        var studio = await StudioBrowser.BeheerderAsync(world, "lwb-1");

        Assert.Equal(["Trajecten stop je in hun dossier, niet hier."], await studio.RefusedAsync(path));
    }

    private static string[] Lines(JsonNode answer) => [.. answer["items"]!.AsArray().Select(i => $"{i!["id"]} {i["definitionId"]} {i["definitionVersionId"]} {i["status"]} {i["subStatus"]}")];
}
