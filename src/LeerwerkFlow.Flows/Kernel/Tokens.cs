using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

internal sealed partial class Turn
{
    /// <summary>Puts a token on every arrow that leaves <paramref name="stap"/> by <paramref name="poort"/>; without an arrow the branch ends.</summary>
    public void Send(string scopePad, string stap, string poort)
    {
        var scope = scopes[scopePad];
        var flow = flows.Get(scope.Flow);
        foreach (var arrow in flow.From(stap))
        {
            if (arrow.Poort == poort && Arrives(flow, scope.Pad, arrow))
                todo.Enqueue((scope.Id, arrow.Naar));
        }
    }

    /// <summary>True when the target begins now; false when the token waits at a join.</summary>
    private bool Arrives(FlowGraph flow, string scopePad, Connection arrow)
    {
        var target = flow.GetStep(arrow.Naar);
        if (!Joins.WaitsForAll(target))
            return true;

        var scope = scopes[scopePad];
        var tokens = scope.Tokens.Add(arrow.Nummer);
        var into = flow.To(target.Id);
        var all = into.All(c => tokens.Contains(c.Nummer));
        scopes[scopePad] = scope with { Tokens = all ? tokens.Except(into.Select(c => c.Nummer)) : tokens };
        return all;
    }
}
