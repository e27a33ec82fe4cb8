using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>
/// What goes out of the house or counts for good on the way forward from where a traject stands: for each outward key how many steps bring it. Going forward means that no arrow
/// back is taken, for a loop that is drawn may bring its letter every turn.
/// </summary>
public sealed class Ahead
{
    private readonly FlowSet flows;
    private readonly FlowState state;
    private readonly Dictionary<string, (int Aantal, string Titel)> counts = [];

    private Ahead(FlowSet flows, FlowState state) => (this.flows, this.state) = (flows, state);

    /// <summary>By key (<see cref="KeyOf"/>), with the title of the nearest step.</summary>
    public static IReadOnlyDictionary<string, (int Aantal, string Titel)> Of(FlowSet flows, FlowState state)
    {
        var ahead = new Ahead(flows, state);
        // From the inside out: what comes first is met first.
        foreach (var scope in state.Scopes.Values.Reverse())
        {
            foreach (var step in ahead.From(scope))
                ahead.Count(step, []);
        }

        return ahead.counts;
    }

    /// <summary>The outward key of what a step brings, without its version or occasion: <c>melding/INTAKE_AFGEROND</c>, <c>document/D12</c>. Null: it brings nothing.</summary>
    /// <remarks>Design law 8: outward keys never name the step.</remarks>
    public static string? KeyOf(Step step) => step.Type switch
    {
        "Leerwerk.Mijlpaal" => "mijlpaal/" + step.Text("code"),
        "Leerwerk.Melding" => "melding/" + step.Text("mijlpaal"),
        "Leerwerk.Document" => "document/" + (step.Text("document") ?? step.Text("sjabloon")),
        _ => null,
    };

    private IEnumerable<Step> From(Scope scope)
    {
        var flow = flows.Get(scope.Flow);
        var blok = scope.Stap is { } stap ? flow.GetStep(stap) : flow.Root;

        // In a loop or a sequence anything may come again, in the one version as in the other.
        if (blok.Inhoud!.Schema is not { } schema)
            return Below(blok);

        var ahead = new HashSet<Halte>();
        var todo = new Stack<Halte>(schema.Pijlen.Where(p => scope.Tokens.Contains(p.Nummer)).Select(p => p.Naar));
        foreach (var halte in Busy(scope).Where(s => s != blok.Id).Select(schema.Get))
            Push(halte);
        // What could not be played is still to come.
        foreach (var vast in state.Waits.Values.Where(w => w.Soort == WaitSoort.Incident && w.Stap != blok.Id && Places.ScopeOf(w.Pad).SequenceEqual(scope.Pad)))
            todo.Push(schema.Get(vast.Stap));
        while (todo.TryPop(out var halte))
        {
            if (ahead.Add(halte))
                Push(halte);
        }

        return ahead.Select(h => h.Step);

        void Push(Halte halte)
        {
            foreach (var pijl in halte.Uit.Where(p => !p.Terug))
                todo.Push(pijl.Naar);
        }
    }

    // The steps that wait or run right in this scope.
    private IEnumerable<string> Busy(Scope scope) =>
        state.Waits.Keys.Concat(state.Scopes.Values.Where(s => s.Pad.Length > 0 && !s.Los).Select(s => s.Pad)).Where(p => Places.ScopeOf(p).SequenceEqual(scope.Pad)).Select(Places.StepOf);

    private void Count(Step step, HashSet<string> played)
    {
        if (KeyOf(step) is { } key)
            counts[key] = counts.TryGetValue(key, out var known) ? (known.Aantal + 1, known.Titel) : (1, step.Titel);
        foreach (var inner in Below(step))
            Count(inner, played);
        if ((step.Type == "Leerwerk.Fase" ? step.Text("flow") : step.SubFlow) is { } id && flows.Find(id) is { } flow && played.Add(id))
        {
            foreach (var inner in flow.Root.Inhoud!.Activiteiten)
                Count(inner, played);
        }
    }

    private static IEnumerable<Step> Below(Step step) => step.Inhoud is { } inhoud
        ? inhoud.Activiteiten.Concat(inhoud.Poorten.Values).Concat(step.Gevallen.Select(g => g.Stap).OfType<Step>())
        : [];
}
