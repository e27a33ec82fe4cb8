using System.Text.Json.Nodes;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Inbox;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The one gate: holds a flow with everything it plays against the rule set in force. Publishing, import and the designer all ask here.</summary>
public sealed class CheckFlow(Formulieren formulieren, Sjablonen sjablonen, RegelSets regels)
{
    // The rules on the drawing hold for every flow, also for one that names no set.
    private const string Gewoon = "wep-2008";

    private readonly Wereld wereld = Werelden.Of(formulieren, sjablonen);

    /// <summary>
    /// The verdict on every rule of the set that the top flow names (<c>customProperties.regelset</c>); on the drawing alone when it names none. The flow that a set is named
    /// after always answers to it: taking the name out of the drawing takes no rule away (S9).
    /// </summary>
    /// <exception cref="RuleBroken">It names a set that does not exist.</exception>
    public async Task<Nazicht> RunAsync(FlowSet flows, string top, CancellationToken ct = default)
    {
        var naam = top == Gewoon ? Gewoon : ((flows.Get(top).Bron["customProperties"] as JsonObject)?["regelset"] as JsonValue)?.ToString();
        var set = await regels.InForceAsync(naam ?? Gewoon, ct);
        return Run(flows, top, naam is null ? set with { Regels = [.. set.Regels.Where(r => r.Ernst == Ernst.Tekening)] } : set);
    }

    /// <summary>The same under a rule set that is not in force (yet).</summary>
    public Nazicht Run(FlowSet flows, string top, RegelSet set) => FlowChecker.Run(flows, top, set, wereld);

    /// <summary>What keeps a flow from being published, one sentence each; empty when nothing does.</summary>
    public async Task<IReadOnlyList<FlowFinding>> BlockingAsync(FlowSet flows, string top, CancellationToken ct = default) =>
        [.. (await RunAsync(flows, top, ct)).Oordelen.Where(o => o.Blokkeert).Select(o => Finding(flows, top, o))];

    private static FlowFinding Finding(FlowSet flows, string top, Oordeel oordeel)
    {
        var last = oordeel.Pad.LastOrDefault();
        return new(last?.Flow ?? top, last is null ? null : flows.Get(last.Flow).FindStep(last.Stap)?.Titel, $"{oordeel.Zin} {oordeel.Uitleg} {oordeel.Doe} ({oordeel.Code}, {oordeel.Bron})");
    }
}
