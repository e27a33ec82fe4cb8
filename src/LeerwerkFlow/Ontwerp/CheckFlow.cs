using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The one gate: holds a flow with everything it plays against the rule set in force. Publishing, import and the designer all ask here.</summary>
public sealed class CheckFlow(Formulieren formulieren, Sjablonen sjablonen, RegelSets regels)
{
    // The flow that trajecten start on (Trajecten/StartTraject), and the set that is named after it.
    private const string Gewoon = "wep-2008";

    // What any flow must keep: it can go on, it can end, and what it names is there.
    private static readonly string[] Altijd = ["EINDE_BEREIKBAAR", "KAN_ALTIJD_VERDER", "NAMEN_BESTAAN", "BRIEVEN_BESTAAN"];

    // How many answers are remembered; the next one starts anew.
    private const int Most = 100;

    // A verdict hangs on nothing but what stands in its key, so whoever asks the same gets the same.
    private static readonly ConcurrentDictionary<(string Vraag, string Regels, string Wereld), Nazicht> Known = new();

    private readonly Wereld wereld = Werelden.Of(formulieren, sjablonen);
    private string? kenmerk;

    /// <summary>
    /// The verdict on every rule of the set that the top flow names (<c>customProperties.regelset</c>); on the barest rules of drawing when it names none. The flow that a set is named
    /// after always answers to it: taking the name out of the drawing takes no rule away (S9).
    /// </summary>
    /// <exception cref="RuleBroken">It names a set that does not exist.</exception>
    public async Task<Nazicht> RunAsync(FlowSet flows, string top, CancellationToken ct = default)
    {
        var naam = FindSet(flows.Get(top));
        var set = await regels.InForceAsync(naam ?? Gewoon, ct);
        // To the letter the same flows under the same rules are checked once: the designer asks before it publishes, and publishing asks again.
        var key = ($"{top} {naam} {FlowBundle.HashOf(FlowBundle.Write(flows, top))}", set.Tekst, kenmerk ??= JsonSerializer.Serialize(wereld));
        if (Known.TryGetValue(key, out var answered))
            return answered;
        if (Known.Count >= Most)
            Known.Clear();
        return Known[key] = Run(flows, top, naam is null ? set with { Regels = [.. set.Regels.Where(r => Altijd.Contains(r.Code))] } : set);
    }

    /// <summary>Name of the rule set that a top flow answers to; null when there is none.</summary>
    public static string? FindSet(FlowGraph top) => top.Id == Gewoon ? Gewoon : ((top.Bron["customProperties"] as JsonObject)?["regelset"] as JsonValue)?.ToString();

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
