using System.Text.Json.Nodes;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>A traject as a running flow. Instants in their stored form.</summary>
/// <param name="Open">How many waits stand open.</param>
internal sealed record InstanceRow(
    string Id, string Flowversie, string Flow, long Versie, string Status, string? Uitkomst, string Staat, string Aangemaakt, string Gewijzigd, long Open, long Incidenten)
{
    public string StatusWord => Status == "afgerond" ? "Finished" : "Running";

    public string SubStatus => Status switch
    {
        "afgerond" when Uitkomst == "Fout" => "Faulted",
        "afgerond" when Uitkomst == "Stopgezet" => "Cancelled",
        "afgerond" => "Finished",
        _ => "Suspended",
    };

    public string? Geeindigd => Status == "afgerond" ? Gewijzigd : null;

    /// <summary>The name is the number of the traject: who it is about stands in the dossier, not here.</summary>
    public JsonObject Summary() => new()
    {
        ["id"] = Id,
        ["definitionId"] = Flow,
        ["definitionVersionId"] = $"{Flow}@{Versie}",
        ["version"] = Versie,
        ["status"] = StatusWord,
        ["subStatus"] = SubStatus,
        ["correlationId"] = null,
        ["name"] = Id,
        ["incidentCount"] = Incidenten,
        ["createdAt"] = Aangemaakt,
        ["updatedAt"] = Gewijzigd,
        ["finishedAt"] = Geeindigd,
    };
}

/// <summary>One thing that happened at a step of the top flow.</summary>
/// <param name="Id">Unique in the house.</param>
/// <param name="Pad">Place in the flow; the step of the top flow is its first part.</param>
internal sealed record InstanceLine(string Id, string Traject, string StepId, string NodeId, string Type, string Naam, string Pad, string Tijdstip, long Volgnummer, string Soort, string? Code, string Titel)
{
    public string Event => Soort switch
    {
        "incident" => "Faulted",
        "vervallen" => "Canceled",
        "taak" or "fase" => "Started",
        _ => "Completed",
    };

    public JsonObject Record() => new()
    {
        ["id"] = Id,
        ["activityInstanceId"] = Id,
        ["parentActivityInstanceId"] = null,
        ["activityId"] = StepId,
        ["activityType"] = Type,
        ["activityTypeVersion"] = 1,
        ["activityName"] = Naam,
        ["nodeId"] = NodeId,
        ["timestamp"] = Tijdstip,
        ["sequence"] = Volgnummer,
        ["eventName"] = Event,
        ["message"] = Titel,
        ["source"] = Pad,
        ["activityState"] = null,
        ["payload"] = new JsonObject { ["soort"] = Soort, ["code"] = Code, ["stap"] = Pad },
    };

    public JsonObject Execution() => new()
    {
        ["id"] = Id,
        ["workflowInstanceId"] = Traject,
        ["activityId"] = StepId,
        ["activityNodeId"] = NodeId,
        ["activityType"] = Type,
        ["activityTypeVersion"] = 1,
        ["activityName"] = Naam,
        ["activityState"] = new JsonObject { ["wat"] = Titel, ["code"] = Code, ["stap"] = Pad },
        ["payload"] = new JsonObject(),
        ["outputs"] = new JsonObject(),
        ["properties"] = new JsonObject(),
        ["metadata"] = new JsonObject(),
        ["exception"] = null,
        ["startedAt"] = Tijdstip,
        ["completedAt"] = Tijdstip,
        ["hasBookmarks"] = false,
        ["status"] = Event switch { "Faulted" => "Faulted", "Canceled" => "Canceled", _ => "Completed" },
        ["aggregateFaultCount"] = 0,
    };
}
