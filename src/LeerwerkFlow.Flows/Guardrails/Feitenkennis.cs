using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>What is known of the facts of a flow before any traject runs: which are a yes or no, who reads them in a condition, and who can change them.</summary>
internal sealed partial class Feitenkennis
{
    // The marks of facts and of what a rule looks at fill one word.
    private const int Most = 60;

    private readonly Wereld wereld;
    private readonly ulong gedeeld;
    private readonly Herkenning herkenning;
    private readonly Dictionary<string, int> nummers = new(StringComparer.Ordinal);

    /// <param name="wandeling">Which steps are played at all.</param>
    public Feitenkennis(FlowSet flows, string top, Wereld wereld, Herkenning herkenning, Wandeling wandeling)
    {
        (this.wereld, this.herkenning) = (wereld, herkenning);
        var names = Declared(flows, top).ToHashSet(StringComparer.Ordinal);
        names.ExceptWith(wereld.Altijd.Select(a => a.Naam));
        var written = names.ToDictionary(n => n.Replace('.', '_'), n => n, StringComparer.Ordinal);
        // A step keeps things it works out, so only the step itself is its key.
        var reads = new Dictionary<Step, ulong>(ReferenceEqualityComparer.Instance);
        foreach (var step in flows.All.SelectMany(f => f.Steps))
        {
            foreach (var naam in Words(step).Where(written.ContainsKey).Select(w => written[w]))
            {
                if (!nummers.TryGetValue(naam, out var nummer) && nummers.Count < Most)
                    nummers[naam] = nummer = nummers.Count;
                if (nummers.ContainsKey(naam))
                    reads[step] = reads.GetValueOrDefault(step) | Bereik.Feit(nummer);
            }
        }

        Leest = reads;
        JaNee = nummers.Keys.ToFrozenDictionary(n => n.Replace('.', '_'), n => n);
        var all = flows.All.SelectMany(f => f.Steps.Where(s => !wandeling.IsHeel || wandeling.Speelt(f.Id, s.Id))).ToList();
        var outside = Outside(flows, top).Concat(all.Where(s => s.Type != "Leerwerk.Feit").SelectMany(s => herkenning.Brings(s, null))).ToFrozenSet(StringComparer.Ordinal);
        Gezet = Set(outside, [.. all.Where(s => s.Type == "Leerwerk.Feit")]);
        NooitGezet = names.Concat(Facts(flows, top)).Where(n => !Gezet.Contains(n)).Select(n => n.Replace('.', '_')).ToFrozenSet(StringComparer.Ordinal);
        Eigen = nummers.Keys.Where(n => !outside.Contains(n)).ToFrozenSet(StringComparer.Ordinal);
        Vast = FeitJson.Instellingen(flows.Get(top)).Where(p => p.Value.Soort == FeitSoort.JaNee && nummers.ContainsKey(p.Key) && !p.Key.StartsWith(FeitJson.Blok, StringComparison.Ordinal)).ToSortedMap();
        Nooit = flows.All.SelectMany(f => f.Steps.Where(Never).Select(s => (f.Id, s.Id))).ToFrozenSet();
        Delers = flows.All.SelectMany(f => f.Steps.Where(s => IsShared(f, s))).ToHashSet<Step>(ReferenceEqualityComparer.Instance);
        gedeeld = Delers.SelectMany(s => herkenning.Brings(s, null)).Concat(wereld.Onderbrekingen.Values.SelectMany(a => a).Select(a => a.Naam))
            .Where(nummers.ContainsKey).Aggregate(0UL, (mask, n) => mask | Bereik.Feit(nummers[n]));
    }

    /// <summary>The facts that somebody sets on some path.</summary>
    public FrozenSet<string> Gezet { get; }

    /// <summary>The names that expressions use of the facts that nobody ever sets.</summary>
    public FrozenSet<string> NooitGezet { get; }

    /// <summary>The yes/no facts that only steps of the flow write.</summary>
    public FrozenSet<string> Eigen { get; }

    /// <summary>The yes/no settings that hold for every traject at its begin.</summary>
    public SortedMap<Feit> Vast { get; }

    /// <summary>Waits that never end: for a date that hangs on a fact which nobody ever sets, or for an answer that nobody can give.</summary>
    public FrozenSet<(string Flow, string Stap)> Nooit { get; }

    /// <summary>Steps that change a yes/no fact which another branch or another flow reads: such a branch always matters.</summary>
    public HashSet<Step> Delers { get; }

    /// <summary>The yes/no facts that conditions read, by the name that expressions use.</summary>
    public FrozenDictionary<string, string> JaNee { get; }

    /// <summary>Which of them each step reads.</summary>
    public IReadOnlyDictionary<Step, ulong> Leest { get; }

    /// <summary>True when the step reads a yes/no fact that another branch, another flow or a dialog can change.</summary>
    public bool IsGedeeld(Step step) => (Leest.GetValueOrDefault(step) & gedeeld) != 0;

    /// <summary>The facts that still matter: those that are read further on.</summary>
    public SortedMap<Feit> Keep(FlowState state, ulong ahead)
    {
        var kept = SortedMap<Feit>.Empty;
        foreach (var (naam, feit) in state.Feiten)
        {
            if (feit.Soort == FeitSoort.JaNee && nummers.TryGetValue(naam, out var nummer) && (ahead & Bereik.Feit(nummer)) != 0)
                kept = kept.SetItem(naam, feit);
        }

        return kept;
    }

    /// <summary>What a person brings with the end of a wait is not known beforehand.</summary>
    public FlowState Forget(FlowSet flows, FlowState state, OpenWait wait, string uitkomst) =>
        state.Feiten.IsEmpty ? state : Without(state, herkenning.Aanvoer(flows.Get(wait.Flow).GetStep(wait.Stap), uitkomst));

    /// <summary>What the dialog of an interrupt brings is not known beforehand.</summary>
    public FlowState Forget(FlowState state, string onderbreking) =>
        state.Feiten.IsEmpty ? state : Without(state, wereld.Onderbrekingen.GetValueOrDefault(onderbreking, []));

    private bool IsShared(FlowGraph flow, Step writer)
    {
        foreach (var naam in herkenning.Brings(writer, null))
        {
            if (!nummers.TryGetValue(naam, out var nummer))
                continue;
            foreach (var reader in Leest.Where(p => (p.Value & Bereik.Feit(nummer)) != 0).Select(p => p.Key))
            {
                if (!ReferenceEquals(flow.FindStep(reader.Id), reader) || Joins.Splits(flow, writer.Id, reader.Id))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The names that the expressions of a step read, as they are written there.</summary>
    public static IEnumerable<string> Words(Step step) => step.Invoer.Values.Concat(step.Gevallen.Select(g => g.Voorwaarde)).Where(i => i.Taal == "Scriban" && i.Tekst is not null)
        .SelectMany(i => Word().Matches(Quoted().Replace(i.Tekst!, "")).Select(m => m.Value)).Distinct();

    private static FlowState Without(FlowState state, IEnumerable<Aanvoer> aanvoer) =>
        aanvoer.Aggregate(state, (s, a) => s.Feiten.ContainsKey(a.Naam) ? s with { Feiten = s.Feiten.Remove(a.Naam) } : s);

    private bool Never(Step step) => step.Type switch
    {
        "Leerwerk.Wacht" => Zekerheid.Ankers(step.Text("moment")).Any(n => !Gezet.Contains(n)),
        "Leerwerk.Controle" => !wereld.Controles.Contains(step.Text("regel") ?? ""),
        "Leerwerk.WachtOpBericht" => !wereld.Berichten.Contains(step.Text("soort") ?? "") && !step.Uitkomsten.Contains("TeLaat"),
        _ => false,
    };

    // A step that works a fact out from one that nobody sets, sets nothing.
    private static FrozenSet<string> Set(IEnumerable<string> outside, List<Step> writers)
    {
        var set = outside.ToHashSet(StringComparer.Ordinal);
        while (writers.Find(s => Words(s).All(w => w != "null" && set.Any(n => n.Replace('.', '_') == w))) is { } writer)
        {
            set.Add(writer.Text("feit") ?? "");
            writers.Remove(writer);
        }

        return set.ToFrozenSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Facts(FlowSet flows, string top) =>
        ((flows.Get(top).Bron["customProperties"] as JsonObject)?.Objects("feiten") ?? []).Select(o => o.Text("naam")).OfType<string>();

    // What is set from the beginning, or from outside the drawing.
    private IEnumerable<string> Outside(FlowSet flows, string top) =>
        FeitJson.Instellingen(flows.Get(top)).Select(p => p.Key).Concat(wereld.Onderbrekingen.Values.SelectMany(a => a).Concat(wereld.Altijd).Select(a => a.Naam));

    private static IEnumerable<string> Declared(FlowSet flows, string top)
    {
        var custom = flows.Get(top).Bron["customProperties"] as JsonObject;
        var settings = FeitJson.Instellingen(flows.Get(top)).Where(p => p.Value.Soort == FeitSoort.JaNee).Select(p => p.Key);
        var facts = (custom?.Objects("feiten") ?? []).Where(o => o.Text("soort") == "jaNee").Select(o => o.Text("naam")).OfType<string>();
        var written = flows.All.SelectMany(f => f.Steps).Where(s => s.Type == "Leerwerk.Feit" && s.Text("soort") == "jaNee").Select(s => s.Text("feit")).OfType<string>();
        return settings.Concat(facts).Concat(written);
    }

    [GeneratedRegex(@"(?<![\w.])[A-Za-z_]\w*")]
    private static partial Regex Word();

    [GeneratedRegex("""
        "[^"]*"|'[^']*'
        """)]
    private static partial Regex Quoted();
}
