using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Kernel;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>
/// Studio draws the ports of a step from the list that names its outcomes, and knows no usual ones. So where a flow leaves that list out we write the usual outcomes in it,
/// and take them back when they come home unchanged.
/// </summary>
internal static class UsualOutcomes
{
    private static readonly ConcurrentDictionary<string, (string? Invoer, IReadOnlyList<string> Usual)> Known = new();

    /// <summary>A list of outcomes as the input of a step.</summary>
    public static JsonObject Input(IEnumerable<string> outcomes) =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = new JsonArray([.. outcomes.Select(u => (JsonNode)u)]) } };

    public static void WriteOut(JsonObject stap)
    {
        var (invoer, usual) = Of(stap);
        if (invoer is not null && ActivityTree.List(stap, invoer).Count == 0)
            stap[invoer] = Input(usual);
    }

    /// <param name="was">The step that it was drawn on; null for a new one.</param>
    public static void TakeBack(JsonObject stap, JsonObject? was)
    {
        var (invoer, usual) = Of(stap);
        if (invoer is null || stap[invoer] is null || !ActivityTree.List(stap, invoer).SequenceEqual(usual))
            return;
        if (was is null || was[invoer] is null)
            stap.Remove(invoer);
        else
            stap[invoer] = ActivityTree.List(was, invoer).Count == 0 ? was[invoer]!.DeepClone() : stap[invoer]!.DeepClone();
    }

    private static (string? Invoer, IReadOnlyList<string> Usual) Of(JsonObject stap) => Known.GetOrAdd(
        ActivityTree.Text(stap, "type") ?? "", type => StepType.Find(type) is { } found && StepProbe.Of(found) is var probe ? (probe.UitgangInvoer, probe.Uitgangen) : (null, []));
}
