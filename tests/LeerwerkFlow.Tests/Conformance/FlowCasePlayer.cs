using System.Globalization;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kernel.Teken;

namespace LeerwerkFlow.Tests.Conformance;

/// <summary>What came out of a case: lines, steps that ended, reasons of incidents, and where the traject stands.</summary>
internal sealed record PlayedCase(IReadOnlyList<string> Lines, IReadOnlyList<TraceEntry> Trace, IReadOnlyList<string> Incidents, FlowState State);

/// <summary>
/// Plays a case as upstream's tests do: begin, deliver the stimuli that it names as soon as their step waits, then resume whatever still waits until the flow has
/// ended. Importing and registering files are one thing here: a kernel has no unpublished flows. After each step the state goes through its text and is played on from there.
/// </summary>
internal sealed class FlowCasePlayer
{
    // More than any case needs; a flow that always waits again would never end.
    private const int MaxSteps = 500;

    private readonly FlowSet flows;
    private readonly List<string> lines = [];
    private readonly List<string> incidents = [];
    private readonly List<TraceEntry> trace = [];
    private readonly JsonObject input;
    private FlowState state;
    private DateTimeOffset now = Nu;

    private FlowCasePlayer(FlowSet flows, string flow, JsonObject input)
    {
        (this.flows, this.input) = (flows, input);
        var begin = new Begin(now, Dag, Geen, Invoer());
        state = Take(begin, kept => Play.Begin(flows, flow, (Begin)begin, trace: kept));
    }

    /// <summary>Plays a case whose definitions have no findings.</summary>
    public static PlayedCase Run(FlowCase flowCase)
    {
        var read = FlowJson.ReadAll(flowCase.Flows);
        Assert.True(read.Flows is not null, string.Join('\n', read.Findings));
        var flows = new FlowSet(read.Flows.All.Select(f => f.With(flowCase.TokenMode)));
        var first = flows.All.Single(f => JsonNode.DeepEquals(f.Bron, JsonNode.Parse(flowCase.Flows[0].Tekst))).Id;

        var player = new FlowCasePlayer(flows, first, flowCase.Input);
        player.Deliver([.. flowCase.Stimuli]);
        return new PlayedCase(player.lines, player.trace, player.incidents, player.state);
    }

    private void Deliver(List<JsonObject> stimuli)
    {
        for (var step = 0; step < MaxSteps && !state.IsEnded; step++)
        {
            var next = stimuli.FirstOrDefault(s => IsSignal(s) || FindWait(s) is not null);
            if (next is not null)
            {
                stimuli.Remove(next);
                Deliver(next);
            }
            else if (state.Waits.Values.Where(w => w.Soort != WaitSoort.Incident).OrderBy(w => w.Id, StringComparer.Ordinal).FirstOrDefault() is { } open)
            {
                Next(new Resume(now, Dag, Geen, open.Id, open.Uitkomsten[0]));
            }
            else
            {
                return;
            }
        }
    }

    private void Deliver(JsonObject stimulus)
    {
        var waarde = stimulus["value"]?.ToJsonString();
        if (TimeSpan.TryParse((string?)stimulus["after"], CultureInfo.InvariantCulture, out var after))
            now += after;
        if (IsSignal(stimulus))
            Next(new Signal(now, Dag, Geen, (string)stimulus["eventName"]!, waarde));
        else if (FindWait(stimulus) is { } wait)
            Next(new Resume(now, Dag, Geen, wait.Id, (string?)stimulus["outcome"] ?? wait.Uitkomsten[0], waarde));
    }

    private static bool IsSignal(JsonObject stimulus) => (string?)stimulus["kind"] == "signal";

    private OpenWait? FindWait(JsonObject stimulus)
    {
        var incident = (string?)stimulus["kind"] == "incident";
        return state.Waits.Values.FirstOrDefault(w => w.Soort == WaitSoort.Incident == incident
            && ((string?)stimulus["activityId"] is { } step ? FlowCaseChecks.IsStep(w.Stap, step) : w.Naam == (string?)(stimulus["eventName"] ?? stimulus["taskName"])));
    }

    private void Next(Stimulus stimulus)
    {
        var before = state;
        state = Take(stimulus, kept => Play.Next(flows, before, stimulus, trace: kept));
    }

    // The state and the stimulus survive their text, and playing on from the text gives the same as playing on from memory.
    private FlowState Take(Stimulus stimulus, Func<List<TraceEntry>, StepResult> play)
    {
        var result = play(trace);
        lines.AddRange(result.Effects.OfType<JournalNote>().Select(n => n.Tekst));
        incidents.AddRange(result.Effects.OfType<IncidentRaised>().Select(i => i.Reden));
        var text = StateJson.Write(result.State);
        var back = StateJson.ReadState(text);
        Assert.Equal(text, StateJson.Write(back));
        var said = StateJson.Write(stimulus);
        Assert.Equal(said, StateJson.Write(StateJson.ReadStimulus(said)));
        if (state is { } from)
        {
            var again = Play.Next(flows, StateJson.ReadState(StateJson.Write(from)), StateJson.ReadStimulus(said));
            Assert.Equal(text, StateJson.Write(again.State));
        }

        return back;
    }

    private SortedMap<string> Invoer() => input.ToSortedMap(p => p.Key, p => p.Value?.ToJsonString() ?? "null");
}
