using System.Collections.Frozen;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>What a rule takes to be so while it is checked: a decision on those facts can then go one way only.</summary>
internal sealed class Aanname(FrozenDictionary<string, object> als)
{
    /// <summary>True when this cannot happen.</summary>
    public bool Excludes(Voorval voorval)
    {
        if (als.Count == 0 || voorval.Begint || voorval.Stap.Type != "Elsa.FlowDecision" || !voorval.Stap.Invoer.TryGetValue("condition", out var voorwaarde) || voorwaarde.Taal != "Scriban")
            return false;
        try
        {
            return Expression.Evaluate(voorwaarde.Uitdrukking, new Kernel.AssumedModel(als)) is bool ja && voorval.Uitkomst != (ja ? "True" : "False");
        }
        catch (LanguageException)
        {
            // A condition that cannot be worked out has a finding of its own.
            return false;
        }
    }
}
