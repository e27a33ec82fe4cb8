using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Ontwerp;

namespace LeerwerkFlow.Bench.Guardrails;

/// <summary>The checker with the shipped rules, forms and letters: the one place where the experiment touches it.</summary>
public static class Nakijker
{
    /// <param name="map">The folder of workflows.</param>
    public static Func<FlowSet, Nazicht> Of(string map)
    {
        var wereld = Werelden.Of(Formulieren.Load(Path.Combine(map, "formulieren")), Sjablonen.Load(Path.Combine(map, "brieven")));
        var regels = RegelSet.Parse(Bundel.Top, File.ReadAllText(Path.Combine(map, "regels", Bundel.Top + ".json")));
        return flows => FlowChecker.Run(flows, Bundel.Top, regels, wereld);
    }
}
