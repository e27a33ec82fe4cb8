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
}
