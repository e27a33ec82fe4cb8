using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

internal sealed partial class Turn
{
    /// <summary>Begins a flow as a scope; the top flow has the empty place.</summary>
    public void OpenScope(string pad, string id, string flow, string titel)
    {
        if (scopes.ContainsKey(pad))
            throw new FlowFault($"Fase “{titel}” is al bezig en kan niet nog eens beginnen.");

        var graph = flows.Find(flow) ?? throw new FlowFault($"De flow “{flow}” van fase “{titel}” bestaat niet.");
        scopes.Add(pad, new Scope(pad, id, flow, [], ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal)));
        Emit(new FaseEntered(id, pad, flow, titel));
        if (graph.Start is { } start)
            todo.Enqueue((id, start));
    }

    /// <summary>Ends a scope by an outcome: what waits inside is cancelled, and its Fase is left by that outcome. The top scope ends the traject.</summary>
    public void CloseScope(string pad, string met)
    {
        if (pad.Length == 0)
        {
            End(met);
            return;
        }

        LeaveAll(pad, met);
        Send(ScopePad(pad), LastPart(pad), met);
    }

    /// <summary>Cancels what waits in the steps before <paramref name="stap"/> in the same scope (first token wins).</summary>
    public void CancelBefore(string scopePad, string stap)
    {
        var flow = flows.Get(FlowOf(scopePad));
        var before = flow.Before(stap);
        before.Remove(stap);
        foreach (var wait in waits.Values.Where(w => ScopePad(w.Pad) == scopePad && before.Contains(w.Stap)).ToList())
            Cancel(wait, OtherBranch);
        foreach (var pad in scopes.Keys.Where(p => p.Length > 0 && ScopePad(p) == scopePad && before.Contains(LastPart(p))).ToList())
            LeaveAll(pad, OtherBranch);

        var scope = scopes[scopePad];
        scopes[scopePad] = scope with { Tokens = scope.Tokens.Except(before.SelectMany(s => flow.To(s)).Select(c => c.Nummer)) };
    }

    private const string OtherBranch = "een andere tak was eerst";

    /// <summary>Ends a scope and all within it, the innermost first.</summary>
    private void LeaveAll(string pad, string met)
    {
        foreach (var scope in scopes.Values.Where(s => s.Pad == pad || Inside(s.Pad, pad)).OrderByDescending(s => s.Pad.Length).ToList())
        {
            foreach (var wait in waits.Values.Where(w => ScopePad(w.Pad) == scope.Pad).ToList())
                Cancel(wait, met);
            var titel = TitelOf(scope);
            scopes.Remove(scope.Pad);
            Emit(new FaseLeft(scope.Id, scope.Pad, scope.Flow, titel, met));
        }
    }

    private void Cancel(OpenWait wait, string reden)
    {
        waits.Remove(wait.Pad);
        Emit(new WaitCancelled(wait.Id, wait.Pad, wait, reden));
    }

    /// <summary>Ends one scope in which nothing is left; true when there was one.</summary>
    private bool EndEmptyScope()
    {
        if (uitkomst is not null)
            return false;
        foreach (var scope in scopes.Values)
        {
            if (!scope.Tokens.IsEmpty || waits.Keys.Any(w => Inside(w, scope.Pad)) || scopes.Keys.Any(s => Inside(s, scope.Pad)))
                continue;
            CloseScope(scope.Pad, "Klaar");
            return true;
        }

        return false;
    }

    private string TitelOf(Scope scope) => scope.Pad.Length == 0
        ? flows.Get(scope.Flow).Naam
        : flows.Get(FlowOf(ScopePad(scope.Pad))).GetStep(LastPart(scope.Pad)).Titel;

    private static string LastPart(string pad) => pad[(pad.LastIndexOf('/') + 1)..];

    private static bool Inside(string pad, string scope) =>
        scope.Length == 0 ? pad.Length > 0 : pad.Length > scope.Length && pad[scope.Length] == '/' && pad.StartsWith(scope, StringComparison.Ordinal);
}
