using System.Text;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>The control part of a state as one canonical text: scopes, tokens and open waits, without occurrences, facts or dates.</summary>
public static class Control
{
    public static string KeyOf(FlowState state)
    {
        if (state.Uitkomst is { } uitkomst)
            return "einde:" + uitkomst;

        var key = new StringBuilder(256);
        foreach (var scope in state.Scopes.Values)
        {
            key.Append('[').Append(scope.Pad);
            foreach (var token in scope.Tokens)
                key.Append(' ').Append(token);
            foreach (var (pijl, telling) in scope.Telling)
                key.Append(' ').Append(pijl).Append('=').Append(telling);
            if (scope.Breekt)
                key.Append('!');
            key.Append(']');
        }

        foreach (var wait in state.Waits.Values)
            key.Append(wait.Pad).Append(wait.Terug ? "<;" : ";");
        return key.ToString();
    }
}
