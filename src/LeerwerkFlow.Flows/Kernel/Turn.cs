using System.Collections.Immutable;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>The work of one step of the kernel: a mutable copy of the state that becomes the next state when nothing is left to do.</summary>
internal sealed partial class Turn
{
    // A loop without a wait would turn for ever; a real step enters a few dozen boxes.
    private const int MaxEntries = 10_000;

    private readonly FlowSet flows;
    private readonly FlowState before;
    private readonly Stimulus stimulus;
    private readonly Choices? choices;
    private readonly ImmutableSortedDictionary<string, Scope>.Builder scopes;
    private readonly ImmutableSortedDictionary<string, OpenWait>.Builder waits;
    private readonly ImmutableSortedDictionary<string, Feit>.Builder feiten;
    private readonly List<Effect> effects = [];
    private readonly Queue<(string ScopeId, string Stap)> todo = new();
    private ImmutableArray<Opschorting> opschortingen;
    private IReadOnlyDictionary<string, object?>? model;
    private string? uitkomst;
    private int entries;

    public Turn(FlowSet flows, FlowState before, Stimulus stimulus, Choices? choices)
    {
        (this.flows, this.before, this.stimulus, this.choices) = (flows, before, stimulus, choices);
        (scopes, waits, feiten) = (before.Scopes.ToBuilder(), before.Waits.ToBuilder(), before.Feiten.ToBuilder());
        (opschortingen, uitkomst) = (before.Opschortingen, before.Uitkomst);
    }

    public DateOnly Hier => stimulus.Hier;

    public void Emit(Effect effect) => effects.Add(effect);

    public string FlowOf(string scope) => scopes[scope].Flow;

    public void SetFeit(string id, string pad, string naam, Feit feit)
    {
        feiten[naam] = feit;
        model = null;
        Emit(new FeitSet(id, pad, naam, feit));
    }

    /// <summary>Takes over the facts that came with the stimulus.</summary>
    public void TakeFeiten()
    {
        foreach (var (naam, feit) in stimulus.Feiten)
            SetFeit("", "", naam, feit);
    }

    public void TakeOpschortingen(ImmutableArray<Opschorting>? nieuw) => opschortingen = nieuw ?? opschortingen;

    public object? Evaluate(string expressie)
    {
        model ??= choices is not null ? AllUnknown.Model : FeitenModel.Of(feiten);
        return Expression.Evaluate(expressie, model);
    }

    public int Choose(int options, Step step) => choices is not null
        ? choices.Pick(options)
        : throw new FlowFault($"Stap “{step.Titel}” kan niet kiezen: een gegeven uit de voorwaarde is nog niet bekend. Vul het eerst in.");

    public void Open(OpenWait wait, string titel, string? code)
    {
        if (waits.ContainsKey(wait.Pad))
            throw new FlowFault($"Stap “{titel}” staat al open en kan niet nog eens beginnen. Teken een samenvoeging vóór deze stap.");

        waits.Add(wait.Pad, wait);
        Emit(new WaitOpened(wait.Id, wait.Pad, wait, titel, code));
    }

    /// <summary>Ends an open wait by an outcome and sends its token on.</summary>
    public void Close(OpenWait wait, string met)
    {
        waits.Remove(wait.Pad);
        Emit(new WaitClosed(wait.Id, wait.Pad, wait, met));
        Send(ScopePad(wait.Pad), wait.Stap, met);
    }

    /// <summary>Ends the traject: everything open is cancelled.</summary>
    public void End(string met)
    {
        LeaveAll("", met);
        uitkomst = met;
        todo.Clear();
        Emit(new TrajectEnded("", "", met));
    }

    /// <summary>Plays until every token rests in a wait or at a join, and scopes that are empty have ended.</summary>
    public StepResult Run()
    {
        do
        {
            while (todo.TryDequeue(out var next))
                EnterStep(next.ScopeId, next.Stap);
        }
        while (EndEmptyScope());

        var state = new FlowState(before.Flow, scopes.ToImmutable(), waits.ToImmutable(), feiten.ToImmutable(), opschortingen, uitkomst);
        return new StepResult(state, [.. effects]);
    }

    private void EnterStep(string scopeId, string stap)
    {
        // The scope may have ended, or begun again, since the token was sent.
        if (uitkomst is not null || scopes.Values.FirstOrDefault(s => s.Id == scopeId) is not { } scope)
            return;
        if (++entries > MaxEntries)
            throw new FlowFault("Deze flow draait rond zonder ergens te wachten. Zet een taak of een wachttijd in de lus.");

        var step = flows.Get(scope.Flow).GetStep(stap);
        var beurt = scope.Beurten.GetValueOrDefault(stap) + 1;
        scopes[scope.Pad] = scope with { Beurten = scope.Beurten.SetItem(stap, beurt) };
        var type = StepType.Find(step.Type) ?? throw new FlowFault($"Stap “{step.Titel}” is van een soort die niet bestaat: {step.Type}.");
        type.Enter(new Entry(this, scope.Pad, step, Join(scope.Pad, stap), $"{Join(scope.Id, stap)}#{beurt}", beurt));
    }

    private static string Join(string pad, string stap) => pad.Length == 0 ? stap : $"{pad}/{stap}";

    private static string ScopePad(string pad) => pad.LastIndexOf('/') is var i and >= 0 ? pad[..i] : "";
}
