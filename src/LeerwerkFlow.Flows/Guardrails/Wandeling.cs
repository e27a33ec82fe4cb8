using System.Collections.Immutable;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>One way on from one wait, apart from what other branches do meanwhile.</summary>
/// <param name="Van">The wait that ends; null for the beginning and for an interrupt.</param>
/// <param name="Scope">For an interrupt: place of the phase that it leaves.</param>
/// <param name="Spoor">What was played.</param>
/// <param name="Geopend">The waits that it opened.</param>
/// <param name="Vrij">Scopes in which tokens that rested went on.</param>
/// <param name="Vast">Scopes in which a token came to rest.</param>
internal sealed record Stuk(
    string? Van, string? Scope, string Uitkomst, ImmutableArray<TraceEntry> Spoor, ImmutableArray<(string Sleutel, OpenWait Wait)> Geopend, ImmutableArray<string> Vrij, ImmutableArray<string> Vast);

/// <summary>
/// Walks through every branch once, each by itself: all steps that can be played, and what must have happened before each. Where branches meet, a wait is walked again for
/// each way in which the others can have come.
/// </summary>
internal sealed class Wandeling
{
    private const int Most = 60_000;
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly DateOnly Day = new(2000, 1, 1);
    private static readonly SortedMap<Feit> NoFeiten = SortedMap<Feit>.Empty;
    private readonly FlowSet flows;
    private readonly List<Stuk> stukken = [];
    private readonly HashSet<string> seen = [];
    private readonly Queue<(FlowState State, OpenWait Wait)> todo = new();
    private readonly HashSet<(string Flow, string Stap)> gespeeld = [];

    private Wandeling(FlowSet flows) => this.flows = flows;

    public IReadOnlyList<Stuk> Stukken => stukken;

    /// <summary>True when the step is entered on some path.</summary>
    public bool Speelt(string flow, string stap) => gespeeld.Contains((flow, stap));

    /// <summary>False when the flow was too large to walk through.</summary>
    public bool IsHeel { get; private set; } = true;

    public static Wandeling Run(FlowSet flows, string top)
    {
        var walk = new Wandeling(flows);
        walk.Take(null, null, null, "begin", (c, t) => Play.Begin(flows, top, new Begin(Now, Day, NoFeiten), c, t));
        while (walk.todo.TryDequeue(out var next))
        {
            if (walk.stukken.Count > Most)
            {
                walk.IsHeel = false;
                break;
            }

            var (state, wait) = next;
            foreach (var uitkomst in wait.Uitkomsten)
                walk.Take(state, wait, null, uitkomst, (c, t) => Play.Next(flows, state, new Resume(Now, Day, NoFeiten, wait.Id, uitkomst), c, t));
            foreach (var naam in Interrupts.Accepted(flows, state))
            {
                var pad = Interrupts.FindTarget(flows, state, naam, Interrupts.IsBuitenste(naam))!;
                if (walk.seen.Add($"{pad}!{naam}"))
                    walk.Take(state, null, pad, naam, (c, t) => Play.Next(flows, state, new Interrupt(Now, Day, NoFeiten, naam, Interrupts.IsBuitenste(naam)), c, t));
            }
        }

        return walk;
    }

    /// <summary>A wait with the tokens that rest around it.</summary>
    private static string Key(FlowState state, string pad)
    {
        var key = pad;
        for (var scope = pad; scope.Length > 0;)
        {
            scope = Places.ScopeOf(scope).ToString();
            var around = state.Scopes[scope];
            if (!around.Tokens.IsEmpty || !around.Telling.IsEmpty)
                key += $" {scope}:{string.Join(',', around.Tokens)};{string.Join(',', around.Telling)}";
        }

        return key;
    }

    private void Take(FlowState? before, OpenWait? wait, string? scope, string uitkomst, Func<Choices, List<TraceEntry>, StepResult> step)
    {
        var choices = new Choices();
        var (turns, faults) = (0, 0);
        do
        {
            var trace = new List<TraceEntry>();
            try
            {
                Add(before, wait, scope, uitkomst, trace, step(choices, trace).State);
            }
            catch (FlowFault)
            {
                // Exploring meets it too, with the path that leads there.
                faults++;
            }
        }
        while (choices.Next() && ++turns < Verkenner.MostTurns && faults < Verkenner.MostFaults);
    }

    private void Add(FlowState? before, OpenWait? wait, string? scope, string uitkomst, List<TraceEntry> trace, FlowState state)
    {
        var slim = state.IsEnded ? state : state with { Feiten = NoFeiten };
        foreach (var entry in trace)
            gespeeld.Add((entry.Flow, entry.Stap));
        var opened = slim.Waits.Values.Where(w => before is null || !before.Waits.TryGetValue(w.Pad, out var old) || old.Id != w.Id).ToList();
        foreach (var w in opened)
            gespeeld.Add((w.Flow, w.Stap));
        foreach (var pad in slim.Scopes.Values.Where(s => s.Pad.Length > 0))
            gespeeld.Add((slim.Scopes[Places.ScopeOf(pad.Pad).ToString()].Flow, Places.StepOf(pad.Pad)));
        stukken.Add(new Stuk(
            before is null || wait is null ? null : Key(before, wait.Pad), scope, uitkomst, [.. trace], [.. opened.Select(w => (Key(slim, w.Pad), w))], Resting(before, slim), Resting(slim, before)));
        foreach (var w in slim.Waits.Values)
        {
            if (seen.Add(Key(slim, w.Pad)))
                todo.Enqueue((slim, w));
        }
    }

    // The scopes in which a token rests in one state and not in the other.
    private static ImmutableArray<string> Resting(FlowState? here, FlowState? there) => here is null
        ? []
        : [.. here.Scopes.Values.Where(s => !s.Tokens.IsEmpty && (there?.Scopes.GetValueOrDefault(s.Pad) is not { } other || !s.Tokens.IsSubsetOf(other.Tokens))).Select(s => s.Pad)];
}
