using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Kernel;

/// <summary>What one step of the kernel entered and left, scope by scope.</summary>
internal sealed class Entered
{
    private readonly FlowState? before;
    private readonly ILookup<string, TraceEntry> ended;
    private readonly List<TraceEntry> ends;
    private readonly ILookup<string, IncidentRaised> incidents;
    private readonly Dictionary<string, OpenWait> closed;
    private readonly OpenWait? solved;
    private readonly string? uitweg;

    public Entered(FlowState? before, Stimulus stimulus, StepResult result, IReadOnlyList<TraceEntry> trace)
    {
        this.before = before;
        ended = trace.Where(t => !t.Begint).ToLookup(t => Parent(t.Id));
        ends = [.. trace.Where(t => !t.Begint)];
        incidents = result.Effects.OfType<IncidentRaised>().ToLookup(i => Parent(i.Id));
        closed = result.Effects.OfType<WaitClosed>().GroupBy(c => c.Pad).ToDictionary(g => g.Key, g => g.Last().Wait);
        if (stimulus is Resume resume && before is not null && Play.FindWait(before, resume.Wait) is { Soort: WaitSoort.Incident } wait)
            (solved, uitweg) = (wait, resume.Uitkomst);
    }

    public static string Parent(string pad) => pad.LastIndexOf('/') is var i and >= 0 ? pad[..i] : "";

    /// <summary>True when the scope began in this step: what it had before is nothing.</summary>
    public bool IsNew(Scope scope) => Old(scope) is null;

    /// <summary>How often a step was entered.</summary>
    public int Entries(Scope scope, string stap) => scope.Beurten.GetValueOrDefault(stap) - (Old(scope)?.Beurten.GetValueOrDefault(stap) ?? 0);

    /// <summary>True when this step itself could not go on: with the container's id, its tokens stand in that incident.</summary>
    public bool HasIncident(Scope scope, string stap) => incidents[scope.Id].Any(i => StepOf(i.Id) == stap);

    /// <summary>True when a step right in the scope ended it, or one deeper in it ended its whole definition; what it held is cleared with it.</summary>
    public bool HasEnd(Scope scope, FlowSet flows) => ends.Any(t => flows.Get(t.Flow).GetStep(t.Stap) is var step && IsEnd(step)
        && (Parent(t.Id) == scope.Id || (step.Type != "Elsa.End" && (t.Flow == scope.Flow || step.Type == "Elsa.Finish") && (scope.Id.Length == 0 || t.Id.StartsWith(scope.Id + "/", StringComparison.Ordinal)))));

    /// <summary>How often each port of the scope's steps sent a token.</summary>
    public Dictionary<(string Van, string Poort), int> Sent(Scope scope, FlowGraph flow)
    {
        var sent = new Dictionary<(string, string), int>();
        foreach (var line in ended[scope.Id].Where(t => t.Flow == scope.Flow && !IsEnd(flow.GetStep(t.Stap))))
        {
            foreach (var uitkomst in line.Uitkomsten.Distinct())
                sent[(line.Stap, uitkomst)] = sent.GetValueOrDefault((line.Stap, uitkomst)) + 1;
        }

        // A step that is skipped does not end by itself; it is left by its first arrow.
        if (uitweg == Incidents.Overslaan && Parent(solved!.Id) == scope.Id && flow.From(solved.Stap) is [var first, ..])
            sent[(solved.Stap, first.Poort)] = sent.GetValueOrDefault((solved.Stap, first.Poort)) + 1;
        return sent;
    }

    /// <summary>Entered again by a person, or counted once more because what it brought could not be kept.</summary>
    public int Retried(Scope scope, string stap) =>
        (uitweg == Incidents.Opnieuw && solved!.Stap == stap && Parent(solved.Id) == scope.Id ? 1 : 0)
        + incidents[scope.Id].Count(i => !i.Reden.Contains("draait rond", StringComparison.Ordinal) && closed.GetValueOrDefault(i.Pad) is { Soort: WaitSoort.Event or WaitSoort.Opdracht } wait && wait.Stap == stap);

    private Scope? Old(Scope scope) => before is not null && before.Scopes.TryGetValue(scope.Pad, out var was) && was.Id == scope.Id ? was : null;

    private static bool IsEnd(Step step) => step.Type is "Elsa.End" or "Elsa.Break" or "Elsa.Complete" or "Elsa.Finish";

    private static string StepOf(string id) => id[(id.LastIndexOf('/') + 1)..].Split('#')[0];
}
