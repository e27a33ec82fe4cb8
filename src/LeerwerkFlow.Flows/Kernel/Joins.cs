using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>How branches come together.</summary>
internal static class Joins
{
    /// <summary>True when the step begins only after a token came over every arrow into it.</summary>
    public static bool WaitsForAll(Step step) => step switch
    {
        { Type: "Elsa.FlowJoin" } => step.Text("mode") == "WaitAll",
        { MergeMode: "Converge" or "Merge" } => true,
        _ => false,
    };

    /// <summary>Ids of the steps from which <paramref name="stap"/> can be reached, itself not counted.</summary>
    public static HashSet<string> Before(FlowGraph flow, string stap)
    {
        var seen = new HashSet<string>();
        var todo = new Stack<string>([stap]);
        while (todo.TryPop(out var here))
        {
            foreach (var c in flow.To(here))
            {
                if (c.Van != stap && seen.Add(c.Van))
                    todo.Push(c.Van);
            }
        }

        return seen;
    }
}
