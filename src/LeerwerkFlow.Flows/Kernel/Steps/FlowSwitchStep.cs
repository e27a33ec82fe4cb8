using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class FlowSwitchStep() : StepType("Elsa.FlowSwitch", "Keuze uit meer wegen", "Neemt de eerste weg waarvan de voorwaarde klopt (of alle), anders “Default”.",
    new InvoerVeld("mode", "MatchFirst of MatchAny", InvoerSoort.Tekst))
{
    public override IReadOnlyList<string> Outcomes(Step step) => [.. step.Gevallen.Select(c => c.Label), "Default"];

    internal override void Enter(Entry entry)
    {
        var matching = Matching(entry);
        entry.Complete(matching.Count == 0 ? "Default" : new Uitkomsten([.. matching.Select(g => g.Label)]));
    }

    /// <summary>The cases whose condition holds: the first one only, unless the step says <c>MatchAny</c>.</summary>
    public static IReadOnlyList<Geval> Matching(Entry entry)
    {
        var any = entry.Text("mode") == "MatchAny";
        var matching = new List<Geval>();
        foreach (var geval in entry.Step.Gevallen)
        {
            if (!entry.Holds(geval.Voorwaarde))
                continue;
            matching.Add(geval);
            if (!any)
                break;
        }

        return matching;
    }
}
