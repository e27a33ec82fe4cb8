using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Conformance;

/// <summary>Compares only what a case expects; what it leaves open is not looked at.</summary>
internal static class FlowCaseChecks
{
    private static readonly string[] Known =
    [
        "lines", "linesMatch", "status", "subStatus", "activityCompletions", "activityOutputs", "variables", "childInstances", "stateRoundTrips",
        "correlationId", "name", "outcome", "incident",
    ];

    /// <summary>Plays the case and holds the result against every field of its expectation; a field that this suite does not know fails the case.</summary>
    public static void Holds(FlowCase flowCase)
    {
        var expected = flowCase.Expected;
        Assert.Empty(expected.Select(p => p.Key).Except(Known));

        var played = FlowCasePlayer.Run(flowCase);

        Lines(expected, played);
        Status(expected, played);
        foreach (var (step, times) in Members(expected, "activityCompletions"))
            Assert.True(Ended(played, step).Count() == (int)times!, $"{step} ended {Ended(played, step).Count()} times, not {times}");
        foreach (var (name, outputs) in Members(expected, "activityOutputs"))
            Assert.True(Outputs(played, name).IsSupersetOf(outputs!.AsArray().Select(o => (string)o!)), $"{name} gave only: {string.Join(", ", Outputs(played, name))}");
        foreach (var (name, value) in Members(expected, "variables"))
            Assert.True(IsSame(value, Variable(played.State, name)), $"variable {name} is {Variable(played.State, name) ?? "(absent)"}, not {value?.ToJsonString()}");
        foreach (var child in (expected["childInstances"] as JsonArray ?? []).OfType<JsonObject>())
            Assert.Contains(played.Trace, t => IsInstance(t, child));
    }

    /// <summary>Refused with a finding for each of these steps that says the word, and nothing loaded.</summary>
    public static void IsRefused(FlowCase flowCase, IEnumerable<(string? Bestand, string Stap, string Woord)> expected)
    {
        var read = FlowJson.ReadAll(flowCase.Flows);

        Assert.Null(read.Flows);
        Assert.All(expected, e => Assert.Contains(
            read.Findings, f => (e.Bestand is null || f.Bestand == e.Bestand) && f.Stap is not null && IsStep(f.Stap, e.Stap) && f.Zin.Contains(e.Woord, StringComparison.Ordinal)));
    }

    /// <summary>True when a step is the one that the file calls so; one whose id stands elsewhere too has its place before it.</summary>
    public static bool IsStep(string step, string name) => step == name || step.EndsWith(":" + name, StringComparison.Ordinal);

    private static void Lines(JsonObject expected, PlayedCase played)
    {
        if (expected["lines"] is not JsonArray given)
            return;
        var lines = given.Select(l => (string?)l ?? "").ToList();
        if ((string?)expected["linesMatch"] == "contains")
            Assert.All(lines.GroupBy(l => l), l => Assert.True(played.Lines.Count(p => p == l.Key) >= l.Count(), $"“{l.Key}” is not among: {string.Join(" | ", played.Lines)}"));
        else
            Assert.Equal(lines, played.Lines);
    }

    // Upstream's main status Finished also covers faulted and cancelled; its sub-status does not.
    private static void Status(JsonObject expected, PlayedCase played)
    {
        var state = played.State;
        var open = state.Waits.Values.Where(w => w.Soort == WaitSoort.Incident).ToList();
        var isFaulted = open.Count > 0 || state.Uitkomst == Incidents.Fout;
        switch ((string?)expected["status"])
        {
            case "Finished":
                Assert.True(state.IsEnded || (open.Count > 0 && open.Count == state.Waits.Count), $"still running; waits: {string.Join(", ", state.Waits.Keys)}; incidents: {string.Join(" | ", played.Incidents)}");
                break;
            case "Running":
                Assert.False(state.IsEnded);
                break;
        }

        switch ((string?)expected["subStatus"])
        {
            case "Finished":
                Assert.True(state.IsEnded && !isFaulted, $"not ended well: {string.Join(" | ", played.Incidents)}");
                break;
            case "Faulted":
                Assert.True(isFaulted, "no incident is open");
                break;
            case "Suspended":
                Assert.True(!state.IsEnded && state.Waits.Count > 0, "nothing waits");
                break;
        }

        Same(expected, "correlationId", state.Correlatie);
        Same(expected, "name", state.Naam);
        Same(expected, "outcome", state.Uitkomst);
        if ((string?)expected["incident"] is { } incident)
            Assert.Contains(played.Incidents, reason => reason.Contains(incident, StringComparison.Ordinal));
    }

    private static void Same(JsonObject expected, string field, string? actual)
    {
        if (expected.ContainsKey(field))
            Assert.Equal((string?)expected[field], actual);
    }

    private static JsonObject Members(JsonObject expected, string field) => expected[field] as JsonObject ?? [];

    private static IEnumerable<TraceEntry> Ended(PlayedCase played, string step) => played.Trace.Where(t => !t.Begint && IsStep(t.Stap, step));

    private static HashSet<string> Outputs(PlayedCase played, string name) =>
        [.. played.Trace.Where(t => !t.Begint && (t.Naam == name || (t.Naam is null && t.Stap == name))).SelectMany(t => t.Uitvoer.Keys)];

    private static string? Variable(FlowState state, string name)
    {
        var values = state.IsEnded ? state.Waarden : state.Scopes[""].Waarden;
        return values.TryGetValue(name, out var value) ? value : values.GetValueOrDefault("output." + name);
    }

    // The child's place lies inside its parent's, so it knows it.
    private static bool IsInstance(TraceEntry entry, JsonObject child) => entry.Begint && entry.Flow.Split('@')[0] == (string?)child["definitionId"]
        && (!child.ContainsKey("correlationId") || entry.Correlatie == (string?)child["correlationId"])
        && ((bool?)child["knowsParentInstance"] != true || entry.Pad.Length > 0);

    // Upstream compares what its variables hold: 2 and 2.0, and a value and its text, are the same.
    private static bool IsSame(JsonNode? expected, string? actual)
    {
        var node = actual is null ? null : JsonNode.Parse(actual);
        if (expected is null || node is null)
            return expected is null && node is null;
        return JsonNode.DeepEquals(expected, node) || (expected is JsonValue && node is JsonValue && TextOf(expected) == TextOf(node));
    }

    private static string TextOf(JsonNode node) => node.GetValueKind() == JsonValueKind.Number
        ? decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture).ToString("G29", CultureInfo.InvariantCulture)
        : node.ToString().ToLowerInvariant() is "true" or "false" ? node.ToString().ToLowerInvariant() : node.ToString();
}
