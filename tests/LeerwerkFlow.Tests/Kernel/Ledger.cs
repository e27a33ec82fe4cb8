using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Tests.Kernel;

/// <summary>
/// Where every token is, kept beside the kernel out of what it played: a token that is sent over an arrow begins its target, rests at a join, was stopped by a race, or stands in
/// an incident. And nothing is left open that nobody can end.
/// </summary>
internal sealed class Ledger(FlowSet flows)
{
    private readonly HashSet<string> seen = [];

    public void Take(FlowState? before, Stimulus stimulus, StepResult result, IReadOnlyList<TraceEntry> trace)
    {
        Waits(before, result);
        Open(result.State);
        var step = new Entered(before, stimulus, result, trace);
        foreach (var scope in result.State.Scopes.Values)
            Tokens(step, scope);
    }

    /// <summary>Waits before, opened, closed and cancelled are the waits after; a key is never used twice.</summary>
    private void Waits(FlowState? before, StepResult result)
    {
        var open = before?.Waits.Values.Select(w => w.Id).ToHashSet() ?? [];
        foreach (var effect in result.Effects)
        {
            switch (effect)
            {
                case WaitOpened e:
                    Assert.True(seen.Add(e.Id), $"wait {e.Id} was opened twice");
                    open.Add(e.Id);
                    break;
                case WaitClosed e:
                    Assert.True(open.Remove(e.Wait.Id), $"wait {e.Id} was closed and not open");
                    break;
                case WaitCancelled e:
                    Assert.True(open.Remove(e.Wait.Id) && e.Reden.Length > 0, $"wait {e.Id} was cancelled and not open, or without a reason");
                    break;
                case IncidentRaised e:
                    Assert.True(seen.Contains(e.Id) && e.Reden.Length > 10, $"incident {e.Id}: “{e.Reden}”");
                    break;
                default:
                    break;
            }
        }

        Assert.Equal(open.Order(), result.State.Waits.Values.Select(w => w.Id).Order());
    }

    /// <summary>A traject that goes on has something that can end in every place that is open; one that ended has nothing.</summary>
    private static void Open(FlowState state)
    {
        if (state.IsEnded)
        {
            Assert.True(state.Scopes.Count == 0 && state.Waits.Count == 0, "an ended traject holds something open");
            return;
        }

        var busy = state.Waits.Keys.Concat(state.Scopes.Keys.Where(s => s.Length > 0)).Select(Entered.Parent).ToHashSet();
        Assert.True(busy.All(state.Scopes.ContainsKey), "something lies in a place that is not open");
        foreach (var scope in state.Scopes.Values)
            Assert.True(busy.Contains(scope.Pad), $"scope “{scope.Pad}” of {scope.Flow} holds nothing that can go on; tokens on {string.Join(", ", scope.Tokens)}");
    }

    private void Tokens(Entered step, Scope scope)
    {
        var flow = flows.Get(scope.Flow);
        var chart = scope.Stap is { } stap ? flow.GetStep(stap) : flow.Root;
        if (chart is not { Type: "Elsa.Flowchart", Inhoud: { } inhoud })
            return;

        var arrows = inhoud.Pijlen.DistinctBy(p => (p.Van, p.Poort, p.Naar)).ToList();
        Assert.True(scope.Tokens.All(nummer => arrows.Any(a => a.Nummer == nummer)), $"a token rests on an arrow that is not drawn in “{scope.Pad}”");
        if (!flow.TokenMode || step.HasIncident(scope, chart.Id))
            return;

        // An end clears the arrows; its place stays as long as a flow that was let go still plays in it.
        if (step.HasEnd(scope, flows))
            return;

        var raced = inhoud.Activiteiten.Any(IsRace);
        var sent = step.Sent(scope, flow);
        foreach (var group in arrows.GroupBy(a => a.Naar))
        {
            var entered = step.Entries(scope, group.Key);
            var came = group.Sum(a => sent.GetValueOrDefault((a.Van, a.Poort)));
            var self = (step.IsNew(scope) && inhoud.Start == group.Key ? 1 : 0) + step.Retried(scope, group.Key);

            // A cascade takes off the arrow what another branch still brings after the first, as Elsa does.
            var held = group.Count() > 1 && IsCascade(flow.GetStep(group.Key));
            if (held)
                Assert.True(entered <= came + self, $"{scope.Flow} at “{scope.Pad}”, step {group.Key}: {came} tokens came, entered {entered} times");
            if (group.Count() == 1)
                Assert.True(entered == came + self, $"{scope.Flow} at “{scope.Pad}”, step {group.Key}: {came} tokens came, {self} begin by themselves, entered {entered} times");
            foreach (var arrow in raced || held ? [] : group.Where(a => sent.ContainsKey((a.Van, a.Poort))))
                Assert.True(entered > 0 || scope.Tokens.Contains(arrow.Nummer), $"{scope.Flow} at “{scope.Pad}”: the token of {arrow.Van} by {arrow.Poort} to {group.Key} is nowhere");
        }
    }

    private static bool IsCascade(Step step) => step.Type != "Elsa.FlowJoin" && step.MergeMode == "Cascade";

    private static bool IsRace(Step step) => step.MergeMode == "Race" || (step.Type == "Elsa.FlowJoin" && step.Text("mode") == "WaitAny");
}
