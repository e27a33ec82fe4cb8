using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>What each step of a running flow did: the counts on the boxes, and the lines when one is chosen.</summary>
internal static class ExecutionRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("activity-executions/report", ReportAsync);
        api.MapGet("activity-executions/list", ListAsync);
        api.MapGet("activity-execution-summaries/list", ListAsync);
        api.MapGet("activity-executions/by-id", async (string id, Instances instances, CurrentUser user) => StudioAnswer.Json((await FindAsync(id, instances, user)).Execution()));
        api.MapGet("activity-executions/{id}/call-stack", async (string id, Instances instances, CurrentUser user) => StudioAnswer.Json(
            new JsonObject { ["activityExecutionId"] = (await FindAsync(id, instances, user)).Id, ["items"] = new JsonArray(), ["totalCount"] = 0 }));
    }

    private static async Task<IResult> ReportAsync(HttpContext http, Instances instances, CurrentUser user)
    {
        var vraag = StudioGuard.Body(http);
        var row = await instances.GetAsync(user, ActivityTree.Text(vraag, "workflowInstanceId") ?? "");
        var lines = (await instances.LinesAsync(row)).ToLookup(l => l.NodeId);
        var waits = (await instances.WaitsAsync(row)).ToLookup(w => w.Line.NodeId);
        var nodes = (vraag["activityNodeIds"] as JsonArray ?? []).Select(n => n?.ToString() ?? "").Distinct();
        return StudioAnswer.Json(new JsonObject
        {
            ["stats"] = new JsonArray([.. nodes.Where(n => lines[n].Any() || waits[n].Any()).Select(n =>
            {
                var open = waits[n].Count(w => w.Status == "open");
                var done = Math.Max(lines[n].Count(l => l.Event == "Completed"), waits[n].Count() - open);
                return new JsonObject
                {
                    ["activityId"] = n[(n.LastIndexOf(':') + 1)..],
                    ["activityNodeId"] = n,
                    ["startedCount"] = done + open,
                    ["completedCount"] = done,
                    ["uncompletedCount"] = open,
                    ["isBlocked"] = open > 0,
                    ["isFaulted"] = lines[n].LastOrDefault()?.Event == "Faulted",
                    ["metadata"] = new JsonObject(),
                };
            })]),
        });
    }

    private static async Task<IResult> ListAsync([FromQuery(Name = "workflowInstanceId")] string traject, [FromQuery(Name = "activityNodeId")] string? node, Instances instances, CurrentUser user)
    {
        var row = await instances.GetAsync(user, traject);
        return StudioAnswer.List((await instances.LinesAsync(row)).Where(l => l.NodeId == node).Select(l => l.Execution()));
    }

    private static async Task<InstanceLine> FindAsync(string id, Instances instances, CurrentUser user)
    {
        var row = await instances.GetAsync(user, id.Split(':')[0]);
        return (await instances.LinesAsync(row)).FirstOrDefault(l => l.Id == id) ?? throw new NotFound("Deze regel van het verloop bestaat niet.");
    }
}
